using System.Text.Json.Nodes;

namespace Sandbox.Appwrite;

public sealed class TransactionRoutes(Project project, Gate gate, RowBill bill)
{
    public void Map(RouteGroupBuilder tablesDb)
    {
        var transactions = tablesDb.MapGroup("/transactions");
        transactions.MapPost("", async (HttpRequest r) =>
        {
            var body = await JsonReading.Body(r);
            return Locked(r, 201, () => Create(body.Number("ttl") ?? 300));
        });
        transactions.MapGet("/{id}", (HttpRequest r, string id) => Locked(r, 200, () => Find(id).Json()));
        transactions.MapDelete("/{id}", (HttpRequest r, string id) =>
        {
            gate.Check(r, "rows.write", "documents.write");
            lock (project.Gate) project.Transactions.Remove(Find(id).Id);
            return Results.NoContent();
        });
        transactions.MapPost("/{id}/operations", async (HttpRequest r, string id) =>
        {
            var body = await JsonReading.Body(r);
            return Locked(r, 201, () => Stage(Find(id), body["operations"] as JsonArray ?? []));
        });
        transactions.MapPatch("/{id}", async (HttpRequest r, string id) =>
        {
            var body = await JsonReading.Body(r);
            return Locked(r, 200, () => End(Find(id), body.Flag("commit"), body.Flag("rollback")));
        });
    }

    private JsonObject Create(double ttl)
    {
        if (ttl is < 60 or > 3600) throw AppwriteException.Argument("Invalid `ttl` param: Value must be a valid range between 60 and 3,600");
        var transaction = new Transaction { Id = Ids.Take("transactionId", "unique()"), CreatedAt = project.Now, UpdatedAt = project.Now, ExpiresAt = project.Now.AddSeconds(ttl) };
        project.Transactions[transaction.Id] = transaction;
        return transaction.Json();
    }

    private JsonObject Stage(Transaction transaction, JsonArray operations)
    {
        if (operations.Count == 0) throw new AppwriteException(400, "general_bad_request", "Operations array cannot be empty");
        if (transaction.Status != "pending") throw new AppwriteException(400, "general_bad_request", "Invalid or non-pending transaction");
        CheckExpiry(transaction);
        if (transaction.Operations.Count + operations.Count > Transaction.MostOperations)
            throw new AppwriteException(400, "transaction_limit_exceeded", $"Transaction already has {transaction.Operations.Count} operations, adding {operations.Count} would exceed the maximum of {Transaction.MostOperations}");
        var staged = new List<StagedOperation>(transaction.Operations);
        foreach (var operation in operations) staged.Add(StagedOperation.Read(project, operation, staged));
        transaction.Operations.AddRange(staged[transaction.Operations.Count..]);
        transaction.UpdatedAt = project.Now;
        return transaction.Json();
    }

    private JsonObject End(Transaction transaction, bool commit, bool rollback)
    {
        if (commit == rollback) throw new AppwriteException(400, "general_bad_request", commit ? "Cannot commit and rollback at the same time" : "Either commit or rollback must be true");
        if (transaction.Status != "pending") throw new AppwriteException(400, "transaction_not_ready", "The transaction is not ready to be committed.");
        CheckExpiry(transaction);
        transaction.Status = "failed"; // until it is not
        transaction.UpdatedAt = project.Now;
        if (commit) Commit(transaction);
        return transaction.Json();
    }

    private void Commit(Transaction transaction)
    {
        var before = transaction.Operations.SelectMany(o => o.Rows.Select(r => (o.Table, Row: r))).Distinct()
            .Select(t => (t.Table, t.Row, Was: t.Table.Rows.GetValueOrDefault(t.Row)?.Copy())).ToList();
        var own = new HashSet<(Table, string)>();
        try
        {
            foreach (var operation in transaction.Operations) operation.Run(own, project.Now);
            transaction.Status = "committed";
        }
        catch (AppwriteException refusal)
        {
            foreach (var (table, id, was) in before)
            {
                if (was is null) table.Rows.Remove(id);
                else table.Rows[id] = was;
            }
            throw OldNames(refusal);
        }
        finally
        {
            foreach (var operation in transaction.Operations) bill.Charge(operation.Table.Id, operation.Verb, operation.Rows.Count());
        }
    }

    /// <summary>A commit speaks of documents and attributes, whatever they are called since.</summary>
    private static AppwriteException OldNames(AppwriteException refusal) => refusal.Type switch
    {
        "row_not_found" => new(404, "document_not_found", refusal.Message),
        "row_invalid_structure" => new(400, "document_invalid_structure", refusal.Message),
        "column_limit_exceeded" => new(400, "attribute_limit_exceeded", refusal.Message),
        "row_unique_constraint_violation" or "row_already_exists" or "row_update_conflict" => new(409, "transaction_conflict", "The transaction has a conflict. Please resolve the conflict and try again."),
        _ => refusal,
    };

    private void CheckExpiry(Transaction transaction)
    {
        if (project.Now > transaction.ExpiresAt) throw new AppwriteException(410, "transaction_expired", "The transaction has expired. Please create a new transaction and try again.");
    }

    private Transaction Find(string id) => project.Transactions.GetValueOrDefault(id)
        ?? throw new AppwriteException(404, "transaction_not_found", $"Transaction with the requested ID '{id}' could not be found.");

    private IResult Locked(HttpRequest request, int status, Func<JsonNode> work)
    {
        gate.Check(request, "rows.write", "documents.write");
        lock (project.Gate) return AppwriteAnswers.Json(work(), status);
    }
}
