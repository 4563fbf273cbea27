using System.Text.Json.Nodes;

namespace Tests.Vendors.Contracts.Reduce;

/// <summary>Nodes with their fields, and the edges that a social post or its figures can need.</summary>
internal static class MetaReduction
{
    private static readonly string[] Nodes = ["IGUser", "IGMedia", "ShadowIGMediaBuilder", "Page", "PagePost", "Photo"];

    private static readonly string[] Answers = ["ContentPublishingLimitResponse", "InstagramInsightsResult", "InsightsResult"];

    // Of a page's 131 edges only these have to do with posts.
    private static readonly string[] PageEdges = ["feed", "photos", "videos", "video_reels", "photo_stories", "video_stories", "posts", "published_posts", "scheduled_posts", "insights"];

    public static string From(string folder)
    {
        var words = TableText.Read(folder, "enums.json");
        var licence = File.ReadAllLines(Path.Combine(folder, "LICENSE"));
        var table = new TableText(["facebook/facebook-business-sdk-codegen api_specs/specs at ad2b0b6fdfbe4d73ed0754cb4562ef20b72b40d4, asked for as Graph API v26.0.", "Facebook platform licence:", "", .. licence]);
        var enums = words["enums"]!.AsObject();
        var used = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var node in Nodes)
        {
            var spec = TableText.Read(folder, node + ".json");
            foreach (var call in spec["apis"]!.AsArray().Where(a => Wanted(node, a!)))
            {
                var edge = call!["endpoint"] is { } e ? $"/{e.GetValue<string>()}" : "";
                table.Call($"{call["method"]} /{{{node}}}{edge}", edge.Length == 0 ? node : call["return"]?.GetValue<string>());
                foreach (var parameter in call["params"]!.AsArray())
                {
                    var name = parameter!["name"]!.GetValue<string>();
                    var type = name == "attached_media" ? "[AttachedMedia]" : Type(parameter["type"]!.GetValue<string>(), enums, used);
                    table.Field(name, type, parameter["required"]?.GetValue<bool>() == true);
                }
            }
            Fields(table, node, spec);
        }
        foreach (var answer in Answers) Fields(table, answer, TableText.Read(folder, answer + ".json"));
        foreach (var name in used) table.Type(name, TableText.Words(enums[name]!.AsArray().Select(w => w!.GetValue<string>())));
        AttachedMedia(table);
        Tokens(table);
        return table.ToString();
    }

    private static bool Wanted(string node, JsonNode call) =>
        node != "Page" || (call["endpoint"] is { } edge ? PageEdges.Contains(edge.GetValue<string>()) : call["name"]?.GetValue<string>() == "#get");

    // What is asked for by name; the fields' own types concern answers.
    private static void Fields(TableText table, string node, JsonNode spec)
    {
        table.Object(node);
        foreach (var field in spec["fields"]!.AsArray()) table.Field(field!["name"]!.GetValue<string>(), "any");
    }

    private static string Type(string type, JsonObject enums, SortedSet<string> used)
    {
        if (type.StartsWith("list<", StringComparison.Ordinal)) return $"[{Type(type["list<".Length..^1], enums, used)}]";
        switch (type)
        {
            case "string" or "bool" or "file": return type;
            case "datetime": return "string";
            case "int" or "unsigned int": return "long";
            case "float": return "number";
            case "map": return "object";
            default:
                if (!enums.ContainsKey(type)) return "any";
                used.Add(type);
                return type;
        }
    }

    /// <summary>The specs say only that it is a list of objects.</summary>
    private static void AttachedMedia(TableText table)
    {
        table.Note("Photos of a post: https://developers.facebook.com/docs/pages-api/posts, in no machine-readable file.");
        table.Object("AttachedMedia");
        table.Field("media_fbid", "long", required: true);
    }

    /// <summary>Calls about tokens, which the specs leave out.</summary>
    private static void Tokens(TableText table)
    {
        table.Note("Tokens: https://developers.facebook.com/docs/facebook-login/guides/access-tokens, in no machine-readable file.");
        table.Call("GET /debug_token");
        table.Field("input_token", "string", required: true);
        table.Call("GET /oauth/access_token");
        foreach (var name in new[] { "grant_type", "client_id", "client_secret", "fb_exchange_token" }) table.Field(name, "string", required: true);
        table.Note("Instagram Login's: https://developers.facebook.com/docs/instagram-platform/reference/refresh_access_token, without a version.");
        table.Call("GET /refresh_access_token");
        table.Field("grant_type", "string", required: true);
        table.Note("A user's Pages, each with its token: https://developers.facebook.com/docs/pages-api/getting-started.");
        table.Call("GET /me/accounts", "Page");
    }
}
