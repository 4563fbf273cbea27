using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Tests.Reliability.Faults;

internal static class AppwriteFaults
{
    private const string Drift = """{"message":"Invalid row structure: Unknown attribute: \"aiScore\"","code":400,"type":"row_invalid_structure","version":"1.9.5"}""";

    private const string Name = "Appwrite";

    public static IReadOnlyList<FaultRow> Rows { get; } =
    [
        Row("away 1 h", async walk =>
        {
            await walk.ApprovedAsync();
            await walk.UntilDueAsync(TimeSpan.FromMinutes(30));
            await walk.FaultAsync("appwrite", "Down");
            await walk.UntilDueAsync();
            await walk.LiveAsync();
            await walk.MinutesAsync(31, 20);
        }),
        Row("paused", walk => StateAsync(walk, "paused")) with { InQuick = true },
        Row("blocked", walk => StateAsync(walk, "blocked")),
        Row("quota gone", walk => StateAsync(walk, "quota")),
        Row("answer lost after a write", async walk =>
        {
            await walk.FaultAsync("appwrite", "ResetAfter", times: 6);
            await walk.ToLiveAsync();
        }),
        Row("half-written group", async walk =>
        {
            await walk.ApprovedAsync();
            await walk.FaultAsync("appwrite", "Status", "/publications/", 4); // the post's row arrives, its ledger row does not
            await walk.NowAsync();
            await walk.LiveAsync();
        }),
        Row("5xx without hint", async walk =>
        {
            await walk.FaultAsync("appwrite", "Status", times: 0, status: 503);
            await walk.ToLiveAsync();
        }),
        Row("429 without hint", walk => StateAsync(walk, "rateLimited")),
        new() { Area = Name, Fault = "wrong list pages", Why = "nothing reads a list from Appwrite yet; reading orders brings it" },
        Row("schema drift", async walk =>
        {
            await walk.FaultAsync("appwrite", "Status", "socialPosts", 0, 400, body: Drift);
            await walk.ToLiveAsync();
            await walk.MinutesAsync(2);
            await walk.HealAsync();
            await walk.RestartAsync(); // what was set aside is tried again
        }),
        Row("document deleted by hand", async walk =>
        {
            await walk.ApprovedAsync();
            await walk.SecondsAsync(10);
            await ChangeByHandAsync(walk, HttpMethod.Delete, null);
            await walk.NowAsync();
            await walk.LiveAsync();
        }),
        Row("old backup", async walk =>
        {
            await walk.ApprovedAsync();
            await walk.SecondsAsync(10);
            await ChangeByHandAsync(walk, HttpMethod.Patch, new() { ["data"] = new JsonObject { ["status"] = "draft", ["revision"] = 2, ["approvedBy"] = null } });
            await walk.NowAsync();
            await walk.LiveAsync();
        }),
        Row("key revoked", walk => StateAsync(walk, "keyRevoked")),
    ];

    private static FaultRow Row(string fault, Func<Walk, Task> play) => new() { Area = Name, Fault = fault, Expected = [Outcome.Unharmed], Play = play };

    private static async Task StateAsync(Walk walk, string state)
    {
        await walk.WishAsync("appwrite/state", new() { ["state"] = state });
        await walk.ToLiveAsync();
    }

    /// <summary>In Appwrite's console.</summary>
    private static async Task ChangeByHandAsync(Walk walk, HttpMethod method, JsonObject? body)
    {
        var settings = walk.World.Sandbox.Settings;
        using var http = new HttpClient();
        http.DefaultRequestHeaders.UserAgent.ParseAdd("a-person"); // not counted among the bot's requests
        using var request = new HttpRequestMessage(method, $"{settings["APPWRITE_ENDPOINT"]}/tablesdb/{DatabaseId(walk)}/tables/socialPosts/rows/1");
        request.Headers.Add("X-Appwrite-Project", settings["APPWRITE_PROJECT"]);
        request.Headers.Add("X-Appwrite-Key", settings["APPWRITE_API_KEY"]);
        if (body is not null) request.Content = JsonContent.Create(body);
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }

    private static string DatabaseId(Walk walk) =>
        walk.World.Sandbox.Requests.Since(0, "appwrite").First(r => r.Path.Contains("/tablesdb/", StringComparison.Ordinal)).Path.Split('/', '?')[3];
}
