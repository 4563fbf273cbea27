using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Sandbox.Desk;

namespace Sandbox.Appwrite;

/// <summary>What a test or a curious person may look at and turn.</summary>
public sealed class AppwriteControl(Project project, Gate gate, RowBill bill)
{
    public void Map(RouteGroupBuilder control)
    {
        control.MapGet("/tables", () =>
        {
            lock (project.Gate)
            {
                return AppwriteAnswers.Json(new JsonArray([.. project.Databases.Values.SelectMany(d => d.Tables.Values)
                    .Select(t => (JsonNode?)t.Json(project.Now))]));
            }
        });
        control.MapGet("/rows/{table}", (string table) =>
        {
            lock (project.Gate)
            {
                return AppwriteAnswers.Json(new JsonArray([.. project.Databases.Values.SelectMany(d => d.Tables.Values)
                    .Where(t => t.Id == table).SelectMany(t => t.Rows.Values.OrderBy(r => r.Sequence).Select(r => (JsonNode?)r.Json(t)))]));
            }
        });
        control.Show("/bill", bill.Show);
        control.Show("/files", () => Files().Select(f => new
        {
            f.Id, f.BucketId, f.Name, f.MimeType, f.IsPublic, f.CreatedAt, Size = f.Bytes.Length, Sha256 = Convert.ToHexStringLower(SHA256.HashData(f.Bytes)),
        }));
        control.MapPost("/state", (StateWish wish) =>
        {
            if (!Gate.States.Contains(wish.State)) return Results.BadRequest("state is one of " + string.Join(", ", Gate.States));
            gate.Become(wish.State);
            return Results.NoContent();
        });
        control.MapPost("/scopes", (ScopeWish wish) =>
        {
            gate.Withdraw(wish.Withdrawn);
            return Results.NoContent();
        });
        control.MapPost("/columns", (ColumnWish wish) =>
        {
            if (wish.Outcome is not (null or "available" or "failed" or "stuck")) return Results.BadRequest("outcome is available, failed or stuck");
            lock (project.Gate)
            {
                if (wish.DelayMs is { } delay) project.ColumnDelay = TimeSpan.FromMilliseconds(delay);
                project.ColumnOutcome = wish.Outcome ?? project.ColumnOutcome;
                if (wish.Outcome is not null) project.OutcomeTimes = wish.Times;
            }
            return Results.NoContent();
        });
        control.MapPost("/column", (BrokenWish wish) =>
        {
            if (wish.Status is not ("available" or "failed" or "stuck")) return Results.BadRequest("status is available, failed or stuck");
            lock (project.Gate)
            {
                foreach (var table in project.Databases.Values.SelectMany(d => d.Tables.Values).Where(t => t.Id == wish.Table))
                {
                    foreach (var column in table.Columns.Where(c => c.Key == wish.Key)) column.Outcome = wish.Status;
                    foreach (var index in table.Indexes.Where(i => i.Key == wish.Key)) index.Outcome = wish.Status;
                }
            }
            return Results.NoContent();
        });
        control.MapPost("/builds", (BuildWish wish) =>
        {
            if (wish.Outcome is not (null or "ready" or "failed")) return Results.BadRequest("outcome is ready or failed");
            lock (project.Gate)
            {
                if (wish.DelayMs is { } delay) project.BuildDelay = TimeSpan.FromMilliseconds(delay);
                project.BuildOutcome = wish.Outcome ?? project.BuildOutcome;
            }
            return Results.NoContent();
        });
        control.Show("/functions", () =>
        {
            lock (project.Gate)
            {
                return project.Functions.Values.Select(f =>
                {
                    f.Settle(project.Now);
                    var active = f.Deployments.Find(d => d.Id == f.DeploymentId);
                    return new
                    {
                        f.Id, f.Domain, Active = f.DeploymentId, active?.Entrypoint, f.Deployments.Count,
                        // What a person with the console could not see either: for a test to compare.
                        Variables = active?.Variables.ToDictionary(v => v.Key, v => v.Value), Files = active is null ? [] : active.Files().Select(e => e.Name),
                    };
                }).ToList();
            }
        });
        control.MapGet("/code/{function}", (string function) =>
        {
            lock (project.Gate)
            {
                var found = project.Function(function);
                return found.Deployments.Find(d => d.Id == found.DeploymentId) is { } active ? Results.Bytes(active.Code, "application/gzip") : Results.NotFound();
            }
        });
    }

    private List<StoredFile> Files()
    {
        lock (project.Gate) return [.. project.Buckets.Values.SelectMany(b => b.Files)];
    }

    private sealed record StateWish(string State);

    /// <summary>Scopes taken from the key; an empty list gives all back.</summary>
    private sealed record ScopeWish(string[] Withdrawn);

    /// <param name="Times">For how many the outcome holds; null for all that come.</param>
    private sealed record ColumnWish(int? DelayMs, string? Outcome, int? Times);

    /// <param name="Key">Of a column or an index that is there.</param>
    private sealed record BrokenWish(string Table, string Key, string Status);

    private sealed record BuildWish(int? DelayMs, string? Outcome);
}
