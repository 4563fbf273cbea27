using System.Text.Json.Nodes;
using Conversations.Posts;
using Tests.Support;

namespace Tests.Reliability.Faults;

internal static class TelegramFaults
{
    private const string Page = "<html><head><title>Welcome</title></head><body>Please log in to this network.</body></html>";

    private const string Name = "Telegram";

    public static IReadOnlyList<FaultRow> Rows { get; } =
    [
        Row("batch again", Outcome.Unharmed, async walk =>
        {
            await walk.SendAsync();
            await walk.WishAsync("telegram/delivery", new() { ["again"] = 100, ["reversed"] = false });
            await walk.LiveAsync();
            await walk.WishAsync("telegram/delivery", new() { ["again"] = 100, ["reversed"] = false });
        }) with
        {
            InQuick = true,
        },
        Row("wrong order", Outcome.Unharmed, async walk =>
        {
            await walk.DraftAsync();
            await walk.FaultAsync("telegram", "Status", "getUpdates", 2, 502);
            await walk.WishAsync("telegram/delivery", new() { ["again"] = 0, ["reversed"] = true });
            await walk.Desk.PressAsync(PostTexts.Approve);
            await walk.Desk.SayAsync("/help");
            await walk.Desk.SayAsync("/queue");
            await walk.World.SeesAsync("approved · ");
            await walk.NowAsync();
            await walk.LiveAsync();
        }),
        Row("id jump", Outcome.Unharmed, async walk =>
        {
            await walk.DraftAsync();
            await walk.PassAsync(TimeSpan.FromDays(8), TimeSpan.FromHours(1)); // after a quiet week ids start anywhere
            await walk.ApproveAsync();
            await walk.NowAsync();
            await walk.LiveAsync();
        }),
        Row("429 up to an hour", Outcome.Unharmed, async walk =>
        {
            await walk.ApprovedAsync();
            await walk.UntilDueAsync(TimeSpan.FromMinutes(1));
            foreach (var method in (string[])["editMessage", "sendMessage", "sendPhoto"]) await walk.FaultAsync("telegram", "Status", method, 1, 429, body: Refusal(429, "Too Many Requests: retry after 3600", 3_600));
            await walk.LiveAsync();
            await walk.MinutesAsync(65);
        }),
        Row("409", Outcome.Late, async walk =>
        {
            await walk.ApprovedAsync();
            await walk.UntilDueAsync(TimeSpan.FromMinutes(5));
            await walk.FaultAsync("telegram", "Status", "getUpdates", 0, 409);
            await walk.MinutesAsync(20);
            await walk.Desk.HealAsync();
            await walk.LiveAsync();
        }),
        Row("401", Outcome.Unharmed, async walk =>
        {
            await walk.ApprovedAsync();
            await walk.FaultAsync("telegram", "Status", "", 0, 401);
            await walk.UntilDueAsync();
            await walk.LiveAsync();
            await walk.Desk.HealAsync(); // a new token, and a new start
            await walk.RestartAsync();
        }),
        Row("502", Outcome.Unharmed, async walk =>
        {
            await walk.DraftAsync();
            await walk.FaultAsync("telegram", "Status", "getUpdates", 3, 502);
            await walk.FaultAsync("telegram", "Status", "editMessage", 1, 502);
            await walk.ApproveAsync();
            await walk.NowAsync();
            await walk.FaultAsync("telegram", "Status", "editMessage", 2, 502);
            await walk.LiveAsync();
        }),
        Row("HTML body", Outcome.Unharmed, async walk =>
        {
            await walk.DraftAsync();
            foreach (var method in (string[])["getUpdates", "editMessage"]) await walk.FaultAsync("telegram", "Status", method, 2, 200, body: Page);
            await walk.ApproveAsync();
            await walk.NowAsync();
            await walk.LiveAsync();
        }),
        Row("cut JSON", Outcome.Unharmed, async walk =>
        {
            foreach (var method in (string[])["getUpdates", "sendMessage", "editMessage"]) await walk.FaultAsync("telegram", "Cut", method, 2);
            await walk.DraftAsync();
            await walk.ApproveAsync();
            await walk.NowAsync();
            await walk.LiveAsync();
        }),
        Row("half-open socket", Outcome.Unharmed, async walk =>
        {
            await walk.DraftAsync();
            await walk.FaultAsync("telegram", "Delay", "getUpdates", 1, delayMs: 3_600_000);
            await walk.SecondsAsync(26); // the poll before it ends
            await walk.ApproveAsync();
            await walk.NowAsync();
            await walk.LiveAsync();
        }),
        Row("unknown kinds", Outcome.Unharmed, async walk =>
        {
            await walk.DraftAsync();
            await walk.FaultAsync("telegram", "Status", "getUpdates", 1, 200,
                body: """{"ok":true,"result":[{"update_id":5,"telepathy":{"from":{"id":111},"thought":"approve:1:2"}},{"update_id":6}]}""");
            await walk.ApproveAsync();
            await walk.NowAsync();
            await walk.LiveAsync();
        }),
        Row("null sender", Outcome.Unharmed, async walk =>
        {
            await walk.DraftAsync();
            await walk.WishAsync("telegram/update", new()
            {
                ["message"] = new JsonObject { ["message_id"] = 900, ["date"] = 0, ["chat"] = new JsonObject { ["id"] = Desk.Owner, ["type"] = "private" }, ["text"] = "/reject_1" },
            });
            await walk.ApproveAsync();
            await walk.NowAsync();
            await walk.LiveAsync();
        }),
        Row("old tap", Outcome.Late, async walk =>
        {
            await walk.DraftAsync();
            await walk.FaultAsync("telegram", "Status", "answerCallbackQuery", 1, 400, body: Refusal(400, "Bad Request: query is too old and response timeout expired or query ID is invalid"));
            await walk.Desk.PressAsync(PostTexts.Approve);
            await walk.World.SeesAsync("approved · ");
            await walk.NowAsync();
            await walk.LiveAsync();
        }),
        Row("“not modified”", Outcome.Unharmed, async walk =>
        {
            await walk.DraftAsync();
            await walk.FaultAsync("telegram", "ResetAfter", "editMessage", 2); // done, and done again
            await walk.ApproveAsync();
            await walk.NowAsync();
            await walk.LiveAsync();
        }),
        Row("deleted message", Outcome.Unharmed, async walk =>
        {
            var card = await walk.DraftAsync();
            await walk.ApproveAsync();
            await walk.WishAsync("telegram/delete", new() { ["chatId"] = Desk.Owner, ["messageId"] = card.Id });
            await walk.UntilDueAsync();
            await walk.LiveAsync();
        }),
        Row("blocked bot", Outcome.Unharmed, async walk =>
        {
            await walk.ApprovedAsync();
            await walk.WishAsync("telegram/block", new() { ["userId"] = Desk.Owner, ["blocked"] = true });
            await walk.UntilDueAsync();
            await walk.LiveAsync();
            walk.Unreachable = true;
        }),
        Row("refused markup", Outcome.Unharmed, async walk =>
        {
            foreach (var method in (string[])["sendMessage", "editMessage"])
                await walk.FaultAsync("telegram", "Status", method, 2, 400, body: Refusal(400, "Bad Request: can't parse entities: Unsupported start tag \"x\" at byte offset 3"));
            await walk.ToLiveAsync();
        }),
        Row("> 4096 characters", Outcome.Refused, async walk =>
        {
            await walk.DraftAsync();
            await walk.World.TapAsync(PostTexts.EditText);
            await walk.World.SeesAsync("Send the new text");
            await walk.RefusedAsync(async () => (await walk.World.AskAsync(new('x', 4_000))).Text); // a phone cuts at 4096 itself
            await walk.World.AskAsync("/cancel");
        }),
        Row("24 h+ away", Outcome.Unharmed, async walk =>
        {
            await walk.ApprovedAsync();
            await walk.FaultAsync("telegram", "Down");
            await walk.UntilDueAsync();
            await walk.LiveAsync();
            await walk.PassAsync(TimeSpan.FromHours(25), TimeSpan.FromMinutes(5));
            await walk.Desk.HealAsync();
            await walk.MinutesAsync(3);
        }),
        Row("10,000 waiting", Outcome.Unharmed, async walk =>
        {
            await walk.DraftAsync();
            await walk.Desk.PostAsync("telegram/updates", new JsonArray([.. Enumerable.Range(1, 10_000).Select(n => (JsonNode)Stranger(n))]));
            await walk.ApproveAsync();
            await walk.NowAsync();
            await walk.LiveAsync();
        }),
    ];

    private static FaultRow Row(string fault, Outcome expected, Func<Walk, Task> play) => new() { Area = Name, Fault = fault, Expected = [expected], Play = play };

    private static string Refusal(int code, string description, int? retryAfter = null) => new JsonObject
    {
        ["ok"] = false, ["error_code"] = code, ["description"] = description,
        ["parameters"] = retryAfter is { } seconds ? new JsonObject { ["retry_after"] = seconds } : null,
    }.ToJsonString();

    private static JsonObject Stranger(int number) => new()
    {
        ["message"] = new JsonObject
        {
            ["message_id"] = 100_000 + number, ["date"] = 0, ["text"] = "/approve_1",
            ["from"] = new JsonObject { ["id"] = 1_000_000 + number, ["is_bot"] = false, ["first_name"] = "Somebody" },
            ["chat"] = new JsonObject { ["id"] = 1_000_000 + number, ["type"] = "private", ["first_name"] = "Somebody" },
        },
    };
}
