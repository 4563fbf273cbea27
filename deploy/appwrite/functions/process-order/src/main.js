import { Appwrite } from "./appwrite.js";
import { refusalOf } from "./gate.js";
import { readJson } from "./json.js";
import { storeOrder, storeRefund } from "./books.js";
import { redactCustomer, redactShop } from "./privacy.js";
import { Unusable } from "./unusable.js";

// An order's own topics all carry the whole order, so they all mean the same: this is what it looked like then.
const work = {
  "orders/create": storeOrder,
  "orders/updated": storeOrder,
  "orders/paid": storeOrder,
  "orders/cancelled": storeOrder,
  "orders/fulfilled": storeOrder,
  "refunds/create": storeRefund,
  // Of a customer the books hold the id and nothing else; what the owner has to hand out is in Shopify.
  "customers/data_request": async () => "nothing but the id is held here",
  "customers/redact": redactCustomer,
  "shop/redact": redactShop,
};

/**
 * Takes Shopify's webhooks into the books. 200: it is stored, or there was nothing to store; 503: Shopify shall send it again.
 * https://shopify.dev/docs/apps/build/webhooks · https://appwrite.io/docs/products/functions/develop
 */
export default async ({ req, res, log, error }) => {
  const settings = readSettings(process.env);
  if (settings.missing.length > 0) {
    error(`Not set: ${settings.missing.join(", ")}. Nothing is accepted.`);
    return res.text("", 503);
  }
  const refusal = refusalOf(req, settings, Object.keys(work));
  if (refusal) return res.text("", refusal);

  const topic = req.headers["x-shopify-topic"];
  try {
    const appwrite = new Appwrite(settings, req.headers["x-appwrite-key"] ?? "");
    log(`${topic}: ${await work[topic](appwrite, readJson(req.bodyBinary), settings)}`);
    return res.text("", 200);
  } catch (fault) {
    if (fault instanceof Unusable) {
      // Sent again it would be the same, and too many refusals in a row make Shopify drop the subscription.
      error(`${topic}: not stored, ${fault.message}. Reading the orders from Shopify itself has to bring it.`);
      return res.text("", 200);
    }
    // The message of anything else may quote what was sent, and so a customer.
    error(`${topic}: not stored, ${fault.why ?? fault.cause?.code ?? fault.name}. Shopify will send it again.`);
    return res.text("", 503);
  }
};

function readSettings(env) {
  const settings = {
    // Shopify may sign with the old one for an hour after a change.
    secrets: (env.SHOPIFY_WEBHOOK_SECRETS ?? "").split(",").map((s) => s.trim()).filter(Boolean).slice(0, 2),
    shop: (env.SHOPIFY_SHOP ?? "").trim().toLowerCase(),
    database: env.DATABASE_ID || "production",
    endpoint: env.APPWRITE_FUNCTION_API_ENDPOINT ?? "",
    project: env.APPWRITE_FUNCTION_PROJECT_ID ?? "",
    // Shopify waits five seconds in all, and the way here is part of them.
    deadlineMs: Number(env.ANSWER_WITHIN_MS) || 4000,
  };
  const names = { secrets: "SHOPIFY_WEBHOOK_SECRETS", shop: "SHOPIFY_SHOP", endpoint: "APPWRITE_FUNCTION_API_ENDPOINT", project: "APPWRITE_FUNCTION_PROJECT_ID" };
  return { ...settings, missing: Object.keys(names).filter((n) => settings[n].length === 0).map((n) => names[n]) };
}
