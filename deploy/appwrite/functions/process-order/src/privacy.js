import { idOf } from "./json.js";
import { Unusable } from "./unusable.js";

const page = 99; // each row is one operation of a transaction, of which a free plan takes 100

/** https://shopify.dev/docs/apps/build/compliance/privacy-law-compliance */
export async function redactCustomer(appwrite, body, { shop }) {
  const customerId = idOf(body?.customer?.id);
  if (body?.shop_domain !== shop || !customerId) throw new Unusable("it names no customer of this shop");
  return forget(appwrite, { method: "equal", attribute: "customerId", values: [customerId] });
}

/** The customers are forgotten; the numbers are the owner's own books and stay. */
export async function redactShop(appwrite, body, { shop }) {
  if (body?.shop_domain !== shop) throw new Unusable("it names another shop");
  return forget(appwrite, { method: "isNotNull", attribute: "customerId", values: [] });
}

/** What is done stays done: cut short by the deadline it goes on when Shopify sends it again. */
async function forget(appwrite, whose) {
  for (let forgotten = 0; ; ) {
    const rows = await appwrite.rows("orders", [whose, { method: "select", values: ["$id"] }, { method: "limit", values: [page] }]);
    if (rows.length === 0) return `a customer's id taken from ${forgotten} orders`;
    if (await appwrite.commit(rows.map((r) => ({ action: "update", tableId: "orders", rowId: r.$id, data: { customerId: null } })))) forgotten += rows.length;
  }
}
