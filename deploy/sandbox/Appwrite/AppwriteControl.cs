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
            }
            return Results.NoContent();
        });
    }

    private List<StoredFile> Files()
    {
        lock (project.Gate) return [.. project.Buckets.Values.SelectMany(b => b.Files)];
    }

    private sealed record StateWish(string State);

    /// <summary>Scopes taken from the key; an empty list gives all back.</summary>
    private sealed record ScopeWish(string[] Withdrawn);

    private sealed record ColumnWish(int? DelayMs, string? Outcome);
}
