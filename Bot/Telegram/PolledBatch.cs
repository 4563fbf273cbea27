using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace Bot.Telegram;

/// <summary>What one poll brought.</summary>
/// <param name="Unreadable">How many were not what Telegram says an update is; they are confirmed with the rest, or nothing after them would ever arrive.</param>
/// <param name="LastId">Of the newest, readable or not; null for an empty batch.</param>
internal sealed record PolledBatch(IReadOnlyList<Update> Updates, int Unreadable, int? LastId)
{
    private static readonly JsonTypeInfo<Update> Form = (JsonTypeInfo<Update>)JsonBotAPI.Options.GetTypeInfo(typeof(Update));

    public static PolledBatch Of(Update[] updates) => new(updates, 0, updates.Length == 0 ? null : updates[^1].Id);

    /// <summary>The same poll once more, read one update at a time: the library reads a batch whole or not at all.</summary>
    /// <param name="method">The address of getUpdates; it carries the token.</param>
    /// <exception cref="HttpRequestException">Telegram did not answer with 200.</exception>
    /// <exception cref="JsonException">The answer is no list of updates.</exception>
    public static async Task<PolledBatch> ReadSinglyAsync(HttpClient http, Uri method, int? offset, CancellationToken ct)
    {
        var query = string.Create(CultureInfo.InvariantCulture, $$"""{"offset":{{offset ?? 0}},"limit":100,"timeout":0,"allowed_updates":["message","callback_query"]}""");
        using var body = new StringContent(query, System.Text.Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(method, body, ct);
        response.EnsureSuccessStatusCode();
        using var answer = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(ct), cancellationToken: ct);
        if (!answer.RootElement.TryGetProperty("result", out var batch) || batch.ValueKind != JsonValueKind.Array) throw new JsonException("getUpdates gave no list");
        return Read([.. batch.EnumerateArray()]);
    }

    private static PolledBatch Read(IReadOnlyList<JsonElement> batch)
    {
        var readable = batch.Select(Read).OfType<Update>().ToList();
        var ids = batch.Select(IdOf).OfType<int>().ToList();
        return new(readable, batch.Count - readable.Count, ids.Count == 0 ? null : ids.Max());
    }

    private static Update? Read(JsonElement update)
    {
        try
        {
            return update.Deserialize(Form);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return null; // the library's converters know many ways to fail
        }
    }

    private static int? IdOf(JsonElement update) =>
        update.ValueKind == JsonValueKind.Object && update.TryGetProperty("update_id", out var id) && id.ValueKind == JsonValueKind.Number && id.TryGetInt32(out var number) ? number : null;
}
