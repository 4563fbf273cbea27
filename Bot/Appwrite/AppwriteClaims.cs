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
    /// Writes the newest state of a claim of ours. A row that another device has claimed is never written over: that is
    /// what it recognises its claim by.
    /// </summary>
    /// <exception cref="VendorCallException">No complete answer came.</exception>
    internal async Task<AppwriteAnswer> MirrorAsync(string row, JsonObject data, CancellationToken ct)
    {
        data["device"] = device.Value;
        var found = await client.GetRowAsync(RowCause.Publications, AppwriteTables.Publications, row, ct);
        return found switch
        {
            { Result: AppwriteResult.Done } when !IsOurs(found) => found,
            { Result: AppwriteResult.Done } => await client.UpsertRowAsync(RowCause.Publications, AppwriteTables.Publications, row, data, ct),
            { Result: AppwriteResult.NotFound, Type: "row_not_found" or "document_not_found" } =>
                await CreateAsync(row, data, ct),
            _ => found,
        };
    }

    // Somebody was quicker: next time it is found and compared.
    private async Task<AppwriteAnswer> CreateAsync(string row, JsonObject data, CancellationToken ct)
    {
        var answer = await client.CreateRowAsync(RowCause.Publications, AppwriteTables.Publications, row, data, ct);
        return answer.Result == AppwriteResult.Exists ? answer with { Result = AppwriteResult.Later } : answer;
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
        return document.RootElement.TryGetProperty("device", out var holder) && holder.ValueKind == JsonValueKind.String && OperatorGuard.Read(holder.GetString()!) == device.Value;
    }
}
