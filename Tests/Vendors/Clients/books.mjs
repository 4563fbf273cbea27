// node-appwrite reads what setup made and the order function wrote: DESIGN.md's tables, and one order by the types of JavaScript.
import assert from "node:assert/strict";
import { Client, Query, TablesDB } from "node-appwrite";
import { check, done, setting } from "./checks.mjs";

const tables = new TablesDB(new Client().setEndpoint(setting("APPWRITE_ENDPOINT")).setProject(setting("APPWRITE_PROJECT")).setKey(setting("APPWRITE_API_KEY")));
const databaseId = "production";
const text = (size) => `varchar(${size})`;
const expected = {
  socialPosts: {
    platform: "text", content: "text", scheduledAt: "datetime", status: text(32), metrics: "text", aiScore: "double", productId: text(128), approvedBy: text(64),
    approvedAt: "datetime", hash: text(64), revision: "integer", record: "mediumtext",
  },
  publications: {
    postId: text(36), platform: text(32), attempt: "integer", state: text(32), hash: text(64), handle: text(128), mediaId: text(128), intentAt: "datetime",
    changedAt: "datetime", device: text(36), link: "text",
  },
  settings: { value: "text", changedAt: "datetime" },
  orders: {
    orderId: text(20), name: text(64), number: "integer", customerId: text(20), total: "bigint", currentTotal: "bigint", refunded: "bigint", currency: text(3),
    status: text(16), financialStatus: text(32), fulfillmentStatus: text(32), cancelledAt: "datetime", test: "boolean", source: text(64), utmSource: text(128),
    utmMedium: text(128), utmCampaign: text(128), utmContent: text(128), utmTerm: text(128), discountCode: text(255), itemCount: "integer", itemsHash: text(64),
    createdAt: "datetime", updatedAt: "datetime", refunds: "text", revision: "integer", postId: text(36),
  },
  orderItems: { orderId: text(20), productId: text(20), variantId: text(20), title: text(255), quantity: "integer", price: "bigint" },
};
const kindOf = (column) => (column.type === "varchar" ? text(column.size) : column.type);

for (const [tableId, columns] of Object.entries(expected)) {
  await check(`the table ${tableId} has its columns, all available and none required`, async () => {
    const table = await tables.getTable({ databaseId, tableId });
    assert.deepEqual(Object.fromEntries(table.columns.filter((c) => c.key in columns).map((c) => [c.key, kindOf(c)])), columns);
    assert.deepEqual([...table.columns, ...table.indexes].filter((p) => p.status !== "available"), []);
    assert.deepEqual(table.columns.filter((c) => c.required || c.array).map((c) => c.key), []);
  });
}

await check("nobody without a key may read a table", async () => {
  const { total, tables: all } = await tables.listTables({ databaseId });
  assert.ok(total >= Object.keys(expected).length);
  assert.deepEqual(all.flatMap((t) => t.$permissions), []);
});

await check("the order's amounts are whole numbers, its times are texts with an offset, its flags are booleans", async () => {
  const row = await tables.getRow({ databaseId, tableId: "orders", rowId: "shopify-5678901234501" });
  const typesOf = (...names) => names.map((n) => typeof row[n]);
  for (const amount of ["total", "currentTotal", "refunded"]) assert.ok(Number.isSafeInteger(row[amount]) || typeof row[amount] === "bigint", `${amount}: ${row[amount]}`);
  assert.deepEqual([row.total, row.currentTotal, row.refunded, row.currency].map(String), ["7490", "7490", "0", "EUR"]);
  assert.deepEqual(typesOf("number", "itemCount", "revision"), ["number", "number", "number"]);
  assert.deepEqual(typesOf("orderId", "customerId", "status", "itemsHash"), ["string", "string", "string", "string"]);
  assert.equal(row.test, false);
  assert.deepEqual([row.createdAt, row.updatedAt], ["2026-11-27T10:00:00.000+00:00", "2026-11-27T10:00:02.000+00:00"]);
  assert.equal(new Date(row.createdAt).getTime(), Date.UTC(2026, 10, 27, 10));
  assert.deepEqual([row.cancelledAt, row.refunds, row.postId], [null, null, null]);
});

await check("its items are found by the order's id", async () => {
  const { rows } = await tables.listRows({ databaseId, tableId: "orderItems", queries: [Query.equal("orderId", ["5678901234501"]), Query.orderAsc("$id")] });
  assert.deepEqual(rows.map((r) => [r.$id, r.title, r.quantity, Number(r.price), r.variantId]), [
    ["shopify-5678901234501-14000000000011", "Linen tote", 2, 3400, "45000000000001"],
    ["shopify-5678901234501-14000000000012", "Olive soap", 1, 690, null],
  ]);
});

done();
