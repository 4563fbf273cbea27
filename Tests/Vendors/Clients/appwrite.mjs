// node-appwrite against the sandbox's TablesDB.
import assert from "node:assert/strict";
import { AppwriteException, Client, Operator, Permission, Query, Role, Storage, TablesDB, TablesDBIndexType } from "node-appwrite";
import { InputFile } from "node-appwrite/file";
import { check, done, refusal, setting, until } from "./checks.mjs";

const connect = (key) => new Client().setEndpoint(setting("APPWRITE_ENDPOINT")).setProject(setting("APPWRITE_PROJECT")).setKey(key);
const client = connect(setting("APPWRITE_API_KEY"));
const tables = new TablesDB(client);
const databaseId = "judged";
const tableId = "posts";
const at = { databaseId, tableId };

async function refusedWith(code, type, call) {
  const error = await refusal(call);
  assert.ok(error instanceof AppwriteException, String(error));
  assert.deepEqual([error.code, error.type], [code, type], error.message);
  const body = JSON.parse(error.response);
  assert.equal(body.code, code);
  assert.ok(body.version);
}

// Columns made alone take their time; here they may hurry.
await fetch(`${setting("DESK_URL")}/control/appwrite/columns`, { method: "POST", headers: { "content-type": "application/json" }, body: '{"delayMs":400}' });

await check("the server answers a ping", async () => assert.ok(await client.ping()));

await check("a wrong key lacks every scope, and a wrong project is not found", async () => {
  await refusedWith(401, "general_unauthorized_scope", () => new TablesDB(connect("standard_wrong")).list());
  await refusedWith(404, "project_not_found", () => new TablesDB(connect("x").setProject("nobody")).list());
});

await check("an empty project takes a database, once", async () => {
  assert.deepEqual(await tables.list().then((l) => [l.total, l.databases.length]), [0, 0]);
  await refusedWith(404, "database_not_found", () => tables.get({ databaseId }));
  const made = await tables.create({ databaseId, name: "Judged" });
  assert.equal(made.$id, databaseId);
  await refusedWith(409, "database_already_exists", () => tables.create({ databaseId, name: "Judged" }));
});

await check("a table made with columns and indexes has them at once", async () => {
  const table = await tables.createTable({
    ...at, name: "Posts",
    columns: [
      { key: "status", type: "enum", elements: ["draft", "scheduled", "published"], required: true },
      { key: "content", type: "text", required: false },
      { key: "revision", type: "integer", required: false, default: 0, min: 0, max: 10 },
      { key: "score", type: "double", required: false },
      { key: "slot", type: "varchar", size: 40, required: false },
    ],
    indexes: [{ key: "bySlot", type: "unique", attributes: ["slot"] }],
  });
  assert.deepEqual(table.columns.map((c) => [c.key, c.status]), ["status", "content", "revision", "score", "slot"].map((k) => [k, "available"]));
  assert.equal(table.indexes[0].status, "available");
  await refusedWith(409, "table_already_exists", () => tables.createTable({ ...at, name: "Posts" }));
});

await check("a column made alone is worked on first; it can be used once it is available", async () => {
  const made = await tables.createBigIntColumn({ ...at, key: "total", required: false });
  assert.equal(made.status, "processing");
  await refusedWith(400, "column_not_available", () => tables.createRow({ ...at, rowId: "early", data: { status: "draft", total: 1 } }));
  await until(async () => (await tables.getColumn({ ...at, key: "total" })).status === "available", "the column total");
  await tables.createDatetimeColumn({ ...at, key: "scheduledAt", required: false });
  await until(async () => (await tables.getColumn({ ...at, key: "scheduledAt" })).status === "available", "the column scheduledAt");
  const index = await tables.createIndex({ ...at, key: "byTime", type: TablesDBIndexType.Key, columns: ["scheduledAt"] });
  assert.equal(index.status, "processing");
  await until(async () => (await tables.getIndex({ ...at, key: "byTime" })).status === "available", "the index byTime");
  await refusedWith(409, "column_already_exists", () => tables.createBigIntColumn({ ...at, key: "total", required: false }));
  await refusedWith(404, "column_not_found", () => tables.getColumn({ ...at, key: "nope" }));
});

await check("a row comes back as it was written", async () => {
  const row = await tables.createRow({ ...at, rowId: "post-1", data: { status: "draft", content: "Linen 🌾", total: 9007199254740993n, score: 0.5, scheduledAt: "2026-11-24T17:30:00+01:00" } });
  assert.equal(row.$id, "post-1");
  assert.equal(row.$tableId, tableId);
  assert.equal(row.revision, 0);
  assert.equal(row.total, 9007199254740993n);
  assert.equal(row.scheduledAt, "2026-11-24T16:30:00.000+00:00");
  assert.match(row.$createdAt, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00$/);
  const { toString: _, ...read } = await tables.getRow({ ...at, rowId: "post-1" });
  const { toString: __, ...wrote } = row;
  assert.deepEqual(read, wrote);
});

await check("a second row of the same id is refused, and the first stands", async () => {
  await tables.createRow({ ...at, rowId: "once", data: { status: "draft", content: "first" } });
  await refusedWith(409, "row_already_exists", () => tables.createRow({ ...at, rowId: "once", data: { status: "draft", content: "second" } }));
  assert.equal((await tables.getRow({ ...at, rowId: "once" })).content, "first");
});

await check("an upsert makes a row and then changes it", async () => {
  const made = await tables.upsertRow({ ...at, rowId: "post-2", data: { status: "scheduled", content: "one", slot: "a" } });
  const changed = await tables.upsertRow({ ...at, rowId: "post-2", data: { status: "published", content: "two" } });
  assert.deepEqual([made.content, changed.content, changed.status, changed.slot], ["one", "two", "published", "a"]);
  assert.equal(changed.$createdAt, made.$createdAt);
  assert.ok(changed.$updatedAt >= made.$updatedAt);
  await refusedWith(400, "row_invalid_structure", () => tables.upsertRow({ ...at, rowId: "post-3", data: { content: "no status" } }));
});

await check("what a column does not take is refused", async () => {
  const write = (data) => () => tables.createRow({ ...at, rowId: "bad", data: { status: "draft", ...data } });
  await refusedWith(400, "row_invalid_structure", write({ colour: "red" }));
  await refusedWith(400, "row_invalid_structure", write({ status: "lost" }));
  await refusedWith(400, "row_invalid_structure", write({ revision: 11 }));
  await refusedWith(400, "row_invalid_structure", write({ revision: "1" }));
  await refusedWith(400, "row_invalid_structure", write({ slot: "x".repeat(41) }));
  await refusedWith(409, "row_unique_constraint_violation", write({ slot: "a" }));
  await refusedWith(400, "general_argument_invalid", () => tables.createRow({ ...at, rowId: "-bad", data: { status: "draft" } }));
});

await check("numbers step within their limits, and operators work in place", async () => {
  const step = { ...at, rowId: "post-1", column: "revision" };
  assert.equal((await tables.incrementRowColumn({ ...step, value: 2 })).revision, 2);
  assert.equal((await tables.decrementRowColumn({ ...step, value: 1, min: 0 })).revision, 1);
  await refusedWith(400, "column_limit_exceeded", () => tables.incrementRowColumn({ ...step, value: 5, max: 5 }));
  const updated = await tables.updateRow({ ...at, rowId: "post-1", data: { revision: Operator.increment(3), content: Operator.stringConcat("!") } });
  assert.deepEqual([updated.revision, updated.content, updated.status], [4, "Linen 🌾!", "draft"]);
});

await check("queries filter, order, page and choose columns", async () => {
  for (let i = 0; i < 30; i++) await tables.createRow({ ...at, rowId: `q-${i}`, data: { status: "scheduled", revision: i % 10, score: i } });
  const list = (queries, total) => tables.listRows({ ...at, queries, total });
  const scheduled = Query.equal("status", ["scheduled"]);
  assert.deepEqual(await list([scheduled]).then((l) => [l.total, l.rows.length]), [30, 25]);
  assert.equal((await list([scheduled], false)).total, 0);
  const page = [scheduled, Query.orderDesc("score"), Query.limit(10)];
  const first = await list(page);
  const second = await list([...page, Query.cursorAfter(first.rows.at(-1).$id)]);
  assert.deepEqual([first.rows[0].score, second.rows[0].score], [29, 19]);
  const either = await list([Query.or([Query.equal("$id", ["post-1"]), Query.and([Query.greaterThan("score", 27), Query.isNotNull("revision")])]), Query.select(["$id", "score"])]);
  assert.deepEqual(either.rows.map((r) => r.$id).sort(), ["post-1", "q-28", "q-29"]);
  assert.equal(either.rows[0].status, undefined);
  await refusedWith(400, "general_query_invalid", () => list([Query.equal("colour", ["red"])]));
  await refusedWith(400, "general_cursor_not_found", () => list([Query.cursorAfter("nobody")]));
});

await check("operations are carried out together or not at all, and who comes second is told", async () => {
  const operation = (action, rowId, data) => ({ action, ...at, rowId, data });
  const row = (rowId) => () => tables.getRow({ ...at, rowId });
  const stage = async (...operations) => {
    const { $id: transactionId } = await tables.createTransaction({ ttl: 60 });
    assert.equal((await tables.createOperations({ transactionId, operations })).operations, operations.length);
    return () => tables.updateTransaction({ transactionId, commit: true });
  };
  const first = await stage(operation("create", "t-1", { status: "draft", revision: 1 }), operation("increment", "t-1", { column: "revision", value: 1, max: 2 }));
  await refusedWith(404, "row_not_found", row("t-1"));
  assert.equal((await first()).status, "committed");
  assert.equal((await row("t-1")()).revision, 2);
  await refusedWith(400, "transaction_not_ready", first);
  const beyond = await stage(operation("create", "t-2", { status: "draft" }), operation("increment", "t-1", { column: "revision", value: 1, max: 2 }));
  await refusedWith(400, "attribute_limit_exceeded", beyond);
  await refusedWith(404, "row_not_found", row("t-2"));
  const late = await stage(operation("create", "t-2", { status: "draft" }), operation("update", "t-1", { status: "published" }));
  await new Promise((done) => setTimeout(done, 5)); // times are kept in milliseconds
  await tables.updateRow({ ...at, rowId: "t-1", data: { status: "scheduled" } });
  await refusedWith(409, "transaction_conflict", late);
  await refusedWith(404, "row_not_found", row("t-2"));
  const many = await stage({ action: "bulkUpsert", ...at, data: [{ $id: "t-1", status: "published" }, { $id: "t-3", status: "draft" }] });
  await many();
  assert.deepEqual([(await row("t-1")()).status, (await row("t-1")()).revision, (await row("t-3")()).status], ["published", 2, "draft"]);
  const { $id: transactionId } = await tables.createTransaction();
  await refusedWith(400, "transaction_limit_exceeded", () => tables.createOperations({ transactionId, operations: Array(101).fill(operation("delete", "t-1")) }));
});

await check("a deleted row is gone", async () => {
  await tables.deleteRow({ ...at, rowId: "post-2" });
  await refusedWith(404, "row_not_found", () => tables.getRow({ ...at, rowId: "post-2" }));
  await refusedWith(404, "row_not_found", () => tables.deleteRow({ ...at, rowId: "post-2" }));
  await refusedWith(404, "table_not_found", () => tables.listRows({ databaseId, tableId: "nope" }));
});

await check("a bucket takes the files it is for, each once, and shows them to whom each lets in", async () => {
  const storage = new Storage(client);
  const bucketId = "pictures";
  const jpeg = (name) => InputFile.fromBuffer(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 1]), name);
  const made = await storage.createBucket({ bucketId, name: "Pictures", fileSecurity: true, allowedFileExtensions: ["jpg"], maximumFileSize: 100 });
  assert.deepEqual([made.$id, made.fileSecurity, made.compression], [bucketId, true, "none"]);
  await refusedWith(409, "storage_bucket_already_exists", () => storage.createBucket({ bucketId, name: "Pictures" }));
  await refusedWith(404, "storage_bucket_not_found", () => storage.getBucket({ bucketId: "nope" }));
  const open = await storage.createFile({ bucketId, fileId: "open", file: jpeg("a.jpg"), permissions: [Permission.read(Role.any())] });
  assert.deepEqual([open.$id, open.name, open.sizeOriginal, open.$permissions], ["open", "a.jpg", 6, ['read("any")']]);
  await storage.createFile({ bucketId, fileId: "closed", file: jpeg("b.jpg") });
  await refusedWith(409, "storage_file_already_exists", () => storage.createFile({ bucketId, fileId: "open", file: jpeg("a.jpg") }));
  await refusedWith(400, "storage_file_type_unsupported", () => storage.createFile({ bucketId, fileId: "text", file: jpeg("a.txt") }));
  const seen = (file) => fetch(`${setting("APPWRITE_ENDPOINT")}/storage/buckets/${bucketId}/files/${file}/view?project=${setting("APPWRITE_PROJECT")}`);
  assert.deepEqual([await seen("open").then((r) => r.status), await seen("closed").then((r) => r.status)], [200, 404]);
  const first = await storage.listFiles({ bucketId, queries: [Query.limit(1)] });
  const second = await storage.listFiles({ bucketId, queries: [Query.limit(1), Query.cursorAfter(first.files[0].$id)] });
  assert.deepEqual([first.total, first.files[0].$id, second.files[0].$id], [2, "open", "closed"]);
  await storage.deleteFile({ bucketId, fileId: "open" });
  await refusedWith(404, "storage_file_not_found", () => storage.getFile({ bucketId, fileId: "open" }));
});

done();
