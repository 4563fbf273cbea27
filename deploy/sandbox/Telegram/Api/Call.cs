using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sandbox.Desk;

namespace Sandbox.Telegram.Api;

/// <summary>One request: its parameters, all as text like the official server sees them, and its uploads.</summary>
internal sealed class Call(HttpContext context, IReadOnlyDictionary<string, string> parameters, IReadOnlyDictionary<string, IFormFile> files)
{
    public HttpContext Context => context;

    /// <summary>Whether markup that Telegram refuses is shown as it was written.</summary>
    public bool AcceptsBrokenMarkup => Leniency.IsGranted(context);

    public IReadOnlyDictionary<string, IFormFile> Files => files;

    /// <summary>Empty when absent.</summary>
    public string Text(string name) => parameters.GetValueOrDefault(name) ?? "";

    public bool Has(string name) => parameters.ContainsKey(name);

    /// <summary>Zero when absent or not a number, as the official server reads it.</summary>
    public long Number(string name) => long.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) ? n : 0;

    public bool Flag(string name) => Text(name).ToLowerInvariant() is "true" or "yes" or "1";

    /// <summary>Null when absent or empty.</summary>
    /// <param name="what">For the complaint: "reply keyboard markup" ….</param>
    public JsonNode? Json(string name, string what)
    {
        if (Text(name) is not { Length: > 0 } text) return null;
        try
        {
            return JsonNode.Parse(text, documentOptions: new() { AllowDuplicateProperties = false });
        }
        catch (JsonException)
        {
            throw Refusal.BadRequest($"can't parse {what} JSON object");
        }
    }

    public static async Task<Call> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        var parameters = request.Query.ToDictionary(q => q.Key, q => q.Value.ToString());
        var files = new Dictionary<string, IFormFile>();
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(context.RequestAborted);
            foreach (var (name, value) in form) parameters[name] = value.ToString();
            foreach (var file in form.Files) files[file.Name] = file;
        }
        else if (request.HasJsonContentType())
        {
            await AddJson(request, parameters);
        }
        return new(context, parameters, files);
    }

    private static async Task AddJson(HttpRequest request, Dictionary<string, string> parameters)
    {
        try
        {
            using var json = await JsonDocument.ParseAsync(request.Body);
            if (json.RootElement.ValueKind != JsonValueKind.Object) throw Refusal.BadRequest("object expected as request body");
            foreach (var p in json.RootElement.EnumerateObject())
            {
                if (p.Value.ValueKind == JsonValueKind.Null) continue;
                parameters[p.Name] = p.Value.ValueKind == JsonValueKind.String ? JsonFields.Utf8(() => p.Value.GetString()!) : p.Value.GetRawText();
            }
        }
        catch (JsonException)
        {
            throw Refusal.BadRequest("can't parse request body as JSON");
        }
    }
}
