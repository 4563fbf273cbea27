using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Tests.Vendors.Contracts;

/// <summary>https://developers.tiktok.com/doc: JSON calls with a bearer token, tokens by form, and files in pieces to an address that carries its own right.</summary>
internal sealed partial class TikTokContract : IContract
{
    private readonly ContractTable _table = ContractTable.Load("tiktok.txt");
    private readonly IReadOnlyList<RestCall> _calls;
    private readonly ContractValues _values;

    public TikTokContract()
    {
        _calls = [.. _table.Calls.Select(c => new RestCall(c))];
        _values = new(_table);
    }

    // Profiles and the app's inbox are what people see, not the API.
    public bool Covers(SentRequest request) => request.Method == "PUT" || request.Path.StartsWith("/v", StringComparison.Ordinal);

    public IReadOnlyList<string> Judge(SentRequest request)
    {
        if (request.Method == "PUT") return [.. Piece(request)];
        if (_calls.FirstOrDefault(c => c.Is(request.Method, request.Path)) is not { } call) return [$"no such call: {request.Method} {request.Path}"];
        var byForm = request.Path.StartsWith("/v2/oauth/", StringComparison.Ordinal);
        var problems = new List<string>();
        var bearer = request.Headers.GetValueOrDefault("Authorization", "").StartsWith("Bearer ", StringComparison.Ordinal);
        if (bearer == byForm) problems.Add(byForm ? "a bearer token for the token endpoint" : "no token: Authorization: Bearer is missing");
        if (!request.ContentType.StartsWith(byForm ? "application/x-www-form-urlencoded" : "application/json", StringComparison.OrdinalIgnoreCase))
            return [.. problems, $"a body of type {request.ContentType}"];
        var sent = SentParameters.Of(request);
        var names = sent.Query["fields"].SelectMany(f => f.Split(','));
        return
        [
            .. problems,
            .. call.Judge(_values, sent),
            .. names.Except(_table.Objects["Video"].Select(f => f.Name)).Select(f => $"{call.Call.Name}: a video has no field “{f}”"),
            .. Pieces(sent.Json.GetValueOrDefault("source_info") as JsonObject),
        ];
    }

    /// <summary>https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide</summary>
    private static IEnumerable<string> Pieces(JsonObject? source)
    {
        if (Number(source, "video_size") is not { } size || Number(source, "chunk_size") is not { } chunk || Number(source, "total_chunk_count") is not { } count) yield break;
        if (chunk < 1 || count != size / chunk) yield return $"total_chunk_count is {count}, and {size} / {chunk} rounded down is another number";
        if (chunk < 5_000_000 && chunk != size) yield return $"pieces of {chunk} bytes are smaller than 5 MB";
        if (chunk > 64_000_000 || (count == 1 && size > 64_000_000)) yield return $"pieces of {chunk} bytes: more than 64 MB come in several";
        if (count > 1000) yield return $"{count} pieces are more than 1000";
    }

    private static long? Number(JsonObject? source, string name) => source?[name] is JsonValue v && v.TryGetValue(out long number) ? number : null;

    private static IEnumerable<string> Piece(SentRequest request)
    {
        if (request.Headers.ContainsKey("Authorization")) yield return "the token goes to a host that does not need it";
        if (request.ContentType is not ("video/mp4" or "video/quicktime" or "video/webm")) yield return $"a piece of type {request.ContentType}";
        if (Range().Match(request.Headers.GetValueOrDefault("Content-Range", "")) is not { Success: true } range)
        {
            yield return "Content-Range is not “bytes first-last/total”";
            yield break;
        }
        var (first, last, total) = (At(1), At(2), At(3));
        if (last - first + 1 != request.Body.Length || last >= total) yield return $"Content-Range {range.Value} does not fit {request.Body.Length} bytes";

        long At(int group) => long.Parse(range.Groups[group].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^bytes (\d{1,18})-(\d{1,18})/(\d{1,18})$")]
    private static partial Regex Range();
}
