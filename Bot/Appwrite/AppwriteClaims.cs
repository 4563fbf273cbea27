using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Health;
using Conversations.Costs;
using Conversations.Posts.Publishing;

namespace Bot.Appwrite;

/// <summary>
/// The claim as a row that can be created once: whoever comes second finds the first one's device in it. Appwrite being
/// slow, away or off does not stop publishing: the journal's claim stands.
/// </summary>
public sealed class AppwriteClaims(AppwriteClient client, IDeviceId device, TimeProvider time) : IClaimMirror
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);

    public async Task<ClaimOutcome> ClaimAsync(Publication claim, CancellationToken ct)
    {
        if (!client.IsOn) return ClaimOutcome.Unreachable;
        using var patience = new CancellationTokenSource(Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        try
        {
            var row = PublicationRow.Id(claim);
            var created = await client.CreateRowAsync(RowCause.Claims, AppwriteTables.Publications, row, PublicationRow.Data(claim, device.Value), either.Token);
            return created.Result switch
            {
                AppwriteResult.Done => ClaimOutcome.Ours,
                AppwriteResult.Exists => await CompareAsync(row, either.Token),
                _ => ClaimOutcome.Unreachable,
            };
        }
        catch (Exception e) when (e is VendorCallException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return ClaimOutcome.Unreachable;
        }
    }

    /// <summary>
    /// Who holds the rows now. One that another device has claimed is never written over: that is what it recognises its claim by; and one that
    /// is not there yet is created, so that of two who come at once the second finds the first.
    /// </summary>
    /// <param name="rows">At most 100 of <see cref="AppwriteTables.Publications"/>.</param>
    /// <returns>Those to be written, and Appwrite's answer, which is not <see cref="AppwriteResult.Done"/> when it could not be asked.</returns>
    /// <exception cref="VendorCallException">No complete answer came.</exception>
    internal async Task<(IReadOnlyList<RowChange> Changes, AppwriteAnswer Answer)> OursAsync(IReadOnlyList<RowChange> rows, CancellationToken ct)
    {
        var found = await client.ListRowsAsync(RowCause.Publications, AppwriteTables.Publications, [
            new JsonObject { ["method"] = "equal", ["attribute"] = "$id", ["values"] = new JsonArray([.. rows.Select(r => (JsonNode)r.Row)]) }.ToJsonString(),
            $$"""{"method":"limit","values":[{{rows.Count}}]}""",
        ], ct);
        if (found.Result != AppwriteResult.Done) return ([], found);
        using var document = JsonDocument.Parse(found.Body);
        var holders = document.RootElement.GetProperty("rows").EnumerateArray().ToDictionary(r => r.GetProperty("$id").GetString()!, IsOurs);
        foreach (var row in rows) row.Data["device"] = device.Value;
        return ([.. rows.Where(r => holders.GetValueOrDefault(r.Row, true)).Select(r => r with { IsNew = !holders.ContainsKey(r.Row) })], found);
    }

    // Ours, when our own first answer was lost.
    private async Task<ClaimOutcome> CompareAsync(string row, CancellationToken ct)
    {
        var found = await client.GetRowAsync(RowCause.Claims, AppwriteTables.Publications, row, ct);
        return found.Result != AppwriteResult.Done ? ClaimOutcome.Unreachable
            : IsOurs(found) ? ClaimOutcome.Ours
            : ClaimOutcome.TakenByAnother;
    }

    private bool IsOurs(AppwriteAnswer row)
    {
        using var document = JsonDocument.Parse(row.Body);
        return IsOurs(document.RootElement);
    }

    private bool IsOurs(JsonElement row) =>
        row.TryGetProperty("device", out var holder) && holder.ValueKind == JsonValueKind.String && OperatorGuard.Read(holder.GetString()!) == device.Value;
}
