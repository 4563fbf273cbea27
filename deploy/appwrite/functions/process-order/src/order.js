import { createHash } from "node:crypto";
import { idOf } from "./json.js";
import { fixedOf, minorOf } from "./money.js";
import { textOf } from "./text.js";
import { Unusable } from "./unusable.js";

/** What the books keep of an order's body: nothing of the customer but the id. */
export function readOrder(body) {
  const orderId = idOf(body?.id);
  const updatedAt = timeOf(body?.updated_at);
  const currency = typeof body?.currency === "string" && /^[A-Z]{3}$/.test(body.currency) ? body.currency : null;
  const total = minorOf(fixedOf(body?.total_price), currency);
  if (!orderId || !updatedAt || total === null || !Array.isArray(body.line_items)) throw new Unusable("it lacks what every order has");
  const items = body.line_items.map((line) => readItem(orderId, line, currency));
  const utm = utmOf(body.landing_site);
  return {
    orderId,
    currency,
    items,
    columns: {
      orderId,
      name: textOf(body.name, 64),
      number: countOf(body.order_number),
      customerId: idOf(body.customer?.id),
      total,
      currentTotal: minorOf(fixedOf(body.current_total_price), currency),
      currency,
      financialStatus: textOf(body.financial_status, 32),
      fulfillmentStatus: textOf(body.fulfillment_status, 32),
      cancelledAt: timeOf(body.cancelled_at),
      test: body.test === true,
      source: textOf(body.source_name, 64),
      utmSource: utm("source"),
      utmMedium: utm("medium"),
      utmCampaign: utm("campaign"),
      utmContent: utm("content"),
      utmTerm: utm("term"),
      // Shopify itself parts codes by commas where there are several.
      discountCode: textOf(listOf(body.discount_codes).map((d) => d?.code).filter((c) => typeof c === "string").join(","), 255),
      itemCount: items.reduce((sum, item) => sum + item.quantity, 0),
      itemsHash: createHash("sha256").update(JSON.stringify(items)).digest("base64url"),
      createdAt: timeOf(body.created_at),
      updatedAt,
    },
  };
}

export const orderRowId = (orderId) => `shopify-${orderId}`;

/** A row's id has 36 characters, which today's ids just fill; longer ones are written in base 36, with a dot so that the two never meet. */
export function itemRowId(orderId, lineId) {
  const id = `shopify-${orderId}-${lineId}`;
  return id.length <= 36 ? id : `shopify-${BigInt(orderId).toString(36)}.${BigInt(lineId).toString(36)}`;
}

export function listOf(value) {
  return Array.isArray(value) ? value : [];
}

function readItem(orderId, line, currency) {
  const lineId = idOf(line?.id);
  const price = minorOf(fixedOf(line?.price), currency);
  if (!lineId || price === null) throw new Unusable("a line lacks what every line has");
  return {
    $id: itemRowId(orderId, lineId),
    orderId,
    productId: idOf(line.product_id),
    variantId: idOf(line.variant_id),
    title: textOf(line.title, 255),
    quantity: countOf(line.current_quantity) ?? countOf(line.quantity) ?? 0, // what edits and returns have left of it
    price,
  };
}

function utmOf(landingSite) {
  try {
    const query = new URL(landingSite ?? "", "https://shop.invalid").searchParams;
    const value = (name) => query.get(`utm_${name}`);
    // Newsletters put their reader's address there.
    return (name) => (/\S@\S+\.\S/.test(value(name) ?? "") ? null : textOf(value(name), 128));
  } catch {
    return () => null;
  }
}

const countOf = (value) => (Number.isInteger(value) && value >= 0 && value < 2 ** 31 ? value : null);

/** @returns {string | null} As Appwrite gives times back, so that a stored one can be compared with it. */
export function timeOf(value) {
  const time = typeof value === "string" ? Date.parse(value) : NaN;
  return Number.isNaN(time) ? null : new Date(time).toISOString().replace("Z", "+00:00");
}
