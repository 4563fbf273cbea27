// Signed webhooks, each with one thing changed on its way: node mutate.mjs MAIN COUNT SEED BODY…
// Whatever reaches for Appwrite has been accepted. Every hundredth is left whole and must be, so that the rest is known to be refused for its change.
import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [mainFile, count, seed, ...files] = process.argv.slice(2);
const secret = "a-secret-for-tests";
const shop = "linen-and-loaf.myshopify.com";
Object.assign(process.env, {
  SHOPIFY_WEBHOOK_SECRETS: `${secret},the-one-before`, SHOPIFY_SHOP: shop,
  APPWRITE_FUNCTION_API_ENDPOINT: "http://127.0.0.1:1/v1", APPWRITE_FUNCTION_PROJECT_ID: "shop",
});
let reached = 0;
globalThis.fetch = async () => {
  reached++;
  return new Response("{}", { status: 503 });
};
const { default: main } = await import(pathToFileURL(mainFile));
const bodies = files.map((f) => readFileSync(f));
const topics = files.map((f) => (f.includes("refund") ? "refunds/create" : "orders/updated"));

let state = Number(seed) >>> 0;
function below(n) {
  state = (state + 0x6d2b79f5) >>> 0;
  let t = Math.imul(state ^ (state >>> 15), state | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) % n;
}
function flipped(bytes) {
  const copy = Buffer.from(bytes);
  copy[below(copy.length)] ^= 1 << below(8);
  return copy;
}
const flippedText = (text) => flipped(Buffer.from(text, "latin1")).toString("latin1");
const header = { hmac: "x-shopify-hmac-sha256", domain: "x-shopify-shop-domain", topic: "x-shopify-topic" };
const changes = {
  "a bit of the body": (r) => { r.bodyBinary = flipped(r.bodyBinary); },
  "the body's end": (r) => { r.bodyBinary = r.bodyBinary.subarray(0, below(r.bodyBinary.length)); },
  "more of a body": (r) => { r.bodyBinary = Buffer.concat([r.bodyBinary, Buffer.from(" ")]); },
  "the body, written anew": (r) => { r.bodyBinary = Buffer.from(JSON.stringify(JSON.parse(r.bodyBinary))); },
  "a bit of the signature": (r) => { r.headers[header.hmac] = flippedText(r.headers[header.hmac]); },
  "the signature's end": (r) => { r.headers[header.hmac] = r.headers[header.hmac].slice(0, below(44)); },
  "a bit of the domain": (r) => { r.headers[header.domain] = flippedText(r.headers[header.domain]); },
  "a bit of the topic": (r) => { r.headers[header.topic] = flippedText(r.headers[header.topic]); },
  "the topic's end": (r) => { r.headers[header.topic] = r.headers[header.topic].slice(0, below(r.headers[header.topic].length)); },
  "a header": (r) => { delete r.headers[Object.values(header)[below(3)]]; },
  "the secret": (r) => { r.headers[header.hmac] = createHmac("sha256", flippedText(secret)).update(r.bodyBinary).digest("base64"); },
};
const kinds = Object.keys(changes);
const res = { text: (body, statusCode) => ({ body, statusCode }) };
const accepted = [];
let whole = 0;
for (let i = 0; i < Number(count); i++) {
  const which = below(bodies.length);
  const req = {
    method: "POST", bodyBinary: bodies[which],
    headers: { [header.hmac]: createHmac("sha256", secret).update(bodies[which]).digest("base64"), [header.domain]: shop, [header.topic]: topics[which] },
  };
  reached = 0;
  if (i % 100 === 99) {
    await main({ req, res, log: () => {}, error: () => {} });
    whole += reached;
  }
  reached = 0;
  const kind = kinds[below(kinds.length)];
  changes[kind](req);
  const { statusCode } = await main({ req, res, log: () => {}, error: () => {} });
  if (reached > 0 || ![401, 404, 413].includes(statusCode)) accepted.push(`${i}: ${kind} → ${statusCode}`);
}
console.log(accepted.slice(0, 5).join("\n"));
console.log(`SEED=${seed}: ${count} mutated, ${accepted.length} accepted; ${whole} of ${Math.floor(count / 100)} left whole accepted`);
