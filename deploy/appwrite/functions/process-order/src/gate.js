import { createHmac, timingSafeEqual } from "node:crypto";

export const mostBytes = 2 * 1024 * 1024;

/**
 * @returns {number} The status to refuse with, or 0. It says no more than that, so that nobody can feel their way in.
 */
export function refusalOf(req, { secrets, shop }, topics) {
  if (req.method !== "POST") return 404;
  const body = req.bodyBinary;
  if (body.length > mostBytes) return 413;
  if (!isSigned(body, req.headers["x-shopify-hmac-sha256"], secrets)) return 401;
  if (req.headers["x-shopify-shop-domain"] !== shop) return 401;
  return topics.includes(req.headers["x-shopify-topic"]) ? 0 : 404;
}

/** https://shopify.dev/docs/apps/build/webhooks/subscribe/https#step-2-validate-the-origin-of-your-webhook */
function isSigned(body, header, secrets) {
  const given = Buffer.from(header ?? "", "base64");
  // Node overlooks what is not base64 and bits that are left over; a signature has one way to be written.
  if (given.length !== 32 || given.toString("base64") !== header) return false;
  let found = false;
  for (const secret of secrets) {
    const right = timingSafeEqual(createHmac("sha256", secret).update(body).digest(), given);
    found = right || found;
  }
  return found;
}
