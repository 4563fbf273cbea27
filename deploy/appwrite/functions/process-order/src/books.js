import { idOf } from "./json.js";
import { minorOf } from "./money.js";
import { listOf, orderRowId, readOrder } from "./order.js";
import { Refunds, shopCurrencyOf } from "./refunds.js";
import { isLater, statusOf } from "./status.js";
import { Unusable } from "./unusable.js";

const mostTries = 4;
const mostRowsOfAnOperation = 100; // what a free plan takes at once

/** An order as it was at `updated_at`; an older one, and one that changes nothing we keep, is not written. */
export async function storeOrder(appwrite, body) {
  const { orderId, currency, items, columns } = readOrder(body);
  return change(appwrite, orderId, (row) => {
    if (row && !isLater(columns, row)) return null;
    const refunds = new Refunds(row?.refunds);
    for (const refund of listOf(body.refunds)) refunds.add(refund, currency);
    return { columns: whole({ ...columns, refunds: refunds.stored, refunded: minorOf(refunds.total, currency) }), items };
  });
}

/** It brings no order along: its amount is added under its own id, and the status follows. Before the order it makes a row that the order fills. */
export async function storeRefund(appwrite, body) {
  const orderId = idOf(body?.order_id);
  if (!orderId || !idOf(body.id)) throw new Unusable("it lacks what every refund has");
  return change(appwrite, orderId, (row) => {
    const currency = row?.currency ?? shopCurrencyOf(body);
    const refunds = new Refunds(row?.refunds);
    refunds.add(body, currency);
    if (!row && !refunds.stored) return null; // an edit or a restock: no money went back
    const sums = { orderId, currency, refunds: refunds.stored, refunded: minorOf(refunds.total, currency) };
    return { columns: row?.updatedAt ? { ...sums, status: whole({ ...row, ...sums }).status } : sums, items: [] };
  });
}

const whole = (columns) => ({ ...columns, status: statusOf(columns) });

/**
 * Read, compare, write in one transaction. `revision` may only go from what was read to one more, so of two that read the same row one is refused
 * and looks again; a row that is not there yet can be created once.
 * @param next Gets the row or null and gives what it should become, or null to leave it.
 */
async function change(appwrite, orderId, next) {
  const rowId = orderRowId(orderId);
  for (let tries = 0; tries < mostTries; tries++) {
    const row = await appwrite.row("orders", rowId);
    const wanted = next(row);
    if (!wanted || (row && !differs(wanted.columns, row))) return `${orderId} is as it was`;
    const operations = row ? update(rowId, row, wanted.columns) : [{ action: "create", tableId: "orders", rowId, data: { ...wanted.columns, revision: 1 } }];
    if (wanted.items.length > 0 && wanted.columns.itemsHash !== row?.itemsHash) operations.push(...upserts(wanted.items));
    if (await appwrite.commit(operations)) return `${orderId} stored`;
  }
  throw Object.assign(new Error(), { why: "others kept changing the same order" });
}

function update(rowId, row, columns) {
  const of = { tableId: "orders", rowId };
  // A row that somebody else made without a revision gets its first.
  if (!row.revision) return [{ ...of, action: "update", data: { ...columns, revision: 1 } }];
  return [
    { ...of, action: "increment", data: { column: "revision", value: 1, max: row.revision + 1 } },
    { ...of, action: "update", data: columns },
  ];
}

function upserts(items) {
  const operations = [];
  for (let i = 0; i < items.length; i += mostRowsOfAnOperation)
    operations.push({ action: "bulkUpsert", tableId: "orderItems", data: items.slice(i, i + mostRowsOfAnOperation) });
  return operations;
}

/** Whether anything but the time of the change would become different. */
function differs(columns, row) {
  const fills = "updatedAt" in columns && !row.updatedAt;
  return fills || Object.entries(columns).some(([name, value]) => name !== "updatedAt" && value !== (row[name] ?? null));
}
