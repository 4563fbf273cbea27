const conflicts = new Set([
  // The second of two that came at once. A commit answers with the names that tables had before they were called so.
  "attribute_limit_exceeded", "column_limit_exceeded", "document_not_found", "row_not_found",
]);

class AppwriteFault extends Error {
  constructor(status, type) {
    super();
    this.why = `Appwrite answered ${status} ${type}`;
    Object.assign(this, { status, type });
  }
}

/** Rows and transactions, all within one deadline. https://appwrite.io/docs/references/cloud/server-rest/tablesDB */
export class Appwrite {
  #settings;
  #key;
  #deadline;

  constructor(settings, key) {
    this.#settings = settings;
    this.#key = key;
    this.#deadline = AbortSignal.timeout(settings.deadlineMs);
  }

  /** @returns The row, or null when there is none. */
  async row(tableId, rowId) {
    try {
      return await this.#call("GET", `${this.#table(tableId)}/rows/${rowId}`);
    } catch (fault) {
      if (fault.status === 404 && /^(row|document)_not_found$/.test(fault.type)) return null;
      throw fault;
    }
  }

  async rows(tableId, queries) {
    const asked = queries.map((q, i) => `queries[${i}]=${encodeURIComponent(JSON.stringify(q))}`);
    return (await this.#call("GET", `${this.#table(tableId)}/rows?${asked.join("&")}&total=false`)).rows;
  }

  /**
   * All or nothing.
   * @returns {Promise<boolean>} False when somebody else was first and nothing was done.
   */
  async commit(operations) {
    const databaseId = this.#settings.database;
    const { $id } = await this.#call("POST", "/tablesdb/transactions", { ttl: 60 });
    try {
      await this.#call("POST", `/tablesdb/transactions/${$id}/operations`, { operations: operations.map((o) => ({ databaseId, ...o })) });
      await this.#call("PATCH", `/tablesdb/transactions/${$id}`, { commit: true });
      return true;
    } catch (fault) {
      if (fault.status === 409 || conflicts.has(fault.type)) return false;
      throw fault;
    }
  }

  #table(tableId) {
    return `/tablesdb/${this.#settings.database}/tables/${tableId}`;
  }

  async #call(method, path, body) {
    const answer = await fetch(this.#settings.endpoint + path, {
      method,
      headers: {
        "content-type": "application/json",
        "x-appwrite-project": this.#settings.project,
        "x-appwrite-key": this.#key,
        "x-appwrite-response-format": "1.9.5",
      },
      body: body && JSON.stringify(body),
      signal: this.#deadline,
    });
    const text = await answer.text();
    // A gateway's answer may be no JSON at all.
    if (!answer.ok) throw new AppwriteFault(answer.status, typeOf(text));
    return JSON.parse(text);
  }
}

function typeOf(text) {
  try {
    return /^[a-z_]+$/.exec(JSON.parse(text).type)?.[0] ?? "";
  } catch {
    return "";
  }
}
