const paid = new Set(["paid", "partially_refunded"]);
const payment = ["pending", "authorized", "partially_paid", "paid", "partially_refunded", "refunded", "voided"];
const fulfilment = ["partial", "fulfilled", "restocked"];

/** pending → processing → shipped, cancelled, refunded; computed from what is stored, so that it cannot depend on the order in which it was told. */
export function statusOf({ cancelledAt, financialStatus, fulfillmentStatus, total, refunded }) {
  if (cancelledAt) return "cancelled";
  if (financialStatus === "refunded" || (total > 0 && refunded >= total)) return "refunded";
  if (fulfillmentStatus === "fulfilled") return "shipped";
  return paid.has(financialStatus) || fulfillmentStatus === "partial" ? "processing" : "pending";
}

/** Whether a body tells of a later moment than the row. Shopify stamps whole seconds; within one, what has come further is the later. */
export function isLater(columns, row) {
  if (!row.updatedAt) return true;
  const ahead = Date.parse(columns.updatedAt) - Date.parse(row.updatedAt);
  return ahead > 0 || (ahead === 0 && progressOf(columns) > progressOf(row));
}

function progressOf({ cancelledAt, financialStatus, fulfillmentStatus }) {
  return (cancelledAt ? 100 : 0) + 10 * (payment.indexOf(financialStatus) + 1) + fulfilment.indexOf(fulfillmentStatus) + 1;
}
