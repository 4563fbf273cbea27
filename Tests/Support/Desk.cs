using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Tests.Support;

/// <summary>The sandbox's control API, as a test uses it: people who say and press things, ledgers, faults.</summary>
public sealed class Desk(string address) : IDisposable
{
    public const long Owner = 111;

    private readonly HttpClient _http = new() { BaseAddress = new(address) };

    public string Address { get; } = address;

    public Task SayAsync(string text, long user = Owner, string? forwardedFrom = null, long? chat = null) =>
        PostAsync("telegram/say", new JsonObject { ["userId"] = user, ["chatId"] = chat, ["text"] = text, ["forwardedFrom"] = forwardedFrom, ["name"] = Name(user) });

    /// <summary>Says one word that hides a link, as a forwarded message can.</summary>
    public Task SayLinkAsync(string link, long user = Owner) => PostAsync("telegram/say", new JsonObject
    {
        ["userId"] = user, ["text"] = "here", ["name"] = Name(user),
        ["entities"] = new JsonArray(new JsonObject { ["type"] = "text_link", ["offset"] = 0, ["length"] = 4, ["url"] = link }),
    });

    /// <summary>Presses the newest button whose label contains the words.</summary>
    /// <returns>The callback's id.</returns>
    public async Task<string> PressAsync(string label, long user = Owner, long? chat = null)
    {
        var (message, data) = await ButtonAsync(label, chat ?? user) ?? throw new InvalidOperationException($"No button “{label}”:\n{await TranscriptAsync(chat ?? user)}");
        return await PressAsync(message, data, user, chat);
    }

    public async Task<string> PressAsync(int message, string data, long user = Owner, long? chat = null, bool forged = false)
    {
        var answer = await PostAsync("telegram/press", new JsonObject
        {
            ["userId"] = user, ["chatId"] = chat, ["messageId"] = message, ["data"] = data, ["forged"] = forged, ["name"] = Name(user),
        });
        return answer!["callbackId"]!.GetValue<string>();
    }

    /// <summary>The newest message with such a button, and the button's data.</summary>
    public async Task<(int Message, string Data)?> ButtonAsync(string label, long chat = Owner)
    {
        foreach (var message in (await ChatAsync(chat)).Reverse())
            foreach (var button in message.Buttons)
                if (button.Data is { } data && button.Label.Contains(label, StringComparison.Ordinal)) return (message.Id, data);
        return null;
    }

    /// <summary>Messages that stand in the chat, oldest first.</summary>
    public async Task<IReadOnlyList<ShownMessage>> ChatAsync(long chat = Owner) =>
        [.. (await GetAsync($"telegram/chat/{chat}")).AsArray().Select(m => ShownMessage.Of(m!)).Where(m => !m.Deleted)];

    public async Task<string> TranscriptAsync(long chat = Owner) =>
        string.Join("\n", (await ChatAsync(chat)).Select(m => $"{m.Id} {(m.FromBot ? "bot" : "you")}: {m.Text} {string.Concat(m.Buttons.Select(b => $"[{b.Label}]"))}"));

    public async Task<IReadOnlyList<JsonNode>> EventsAsync(string? kind = null) =>
        [.. (await GetAsync("telegram/events?since=0")).AsArray().Select(e => e!).Where(e => kind is null || e["kind"]!.GetValue<string>() == kind)];

    public async Task<string?> ToastAsync(string callbackId) =>
        (await EventsAsync("toast")).FirstOrDefault(e => e["callbackId"]?.GetValue<string>() == callbackId)?["text"]?.GetValue<string>();

    /// <summary>What the world can see: the judge.</summary>
    public async Task<IReadOnlyList<JsonNode>> PublishedAsync() => [.. (await GetAsync("instagram/posts")).AsArray().Select(p => p!)];

    public async Task<IReadOnlyList<JsonNode>> RowsAsync(string table) => [.. (await GetAsync($"appwrite/rows/{table}")).AsArray().Select(p => p!)];

    public async Task<IReadOnlyList<JsonNode>> RequestsAsync(string vendor) =>
        [.. (await GetAsync($"requests?since=0&vendor={vendor}")).AsArray().Select(p => p!)];

    public Task FaultAsync(string vendor, string kind, string match = "", int times = 1, int status = 500, int delayMs = 0, string? body = null) => PostAsync("faults", new JsonObject
    {
        ["vendor"] = vendor, ["kind"] = kind, ["match"] = match, ["times"] = times, ["status"] = status, ["delayMs"] = delayMs, ["body"] = body,
    });

    public Task HealAsync(string? vendor = null) => DeleteAsync($"faults{(vendor is null ? "" : "?vendor=" + vendor)}");

    public async Task<JsonNode> GetAsync(string path) => JsonNode.Parse(await _http.GetStringAsync(new Uri($"/control/{path}", UriKind.Relative)))!;

    public async Task<JsonNode?> PostAsync(string path, JsonNode body)
    {
        using var answer = await _http.PostAsJsonAsync(new Uri($"/control/{path}", UriKind.Relative), body);
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {text}");
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }

    public async Task PatchAsync(string path, JsonNode body)
    {
        using var answer = await _http.PatchAsJsonAsync(new Uri($"/control/{path}", UriKind.Relative), body);
        answer.EnsureSuccessStatusCode();
    }

    public async Task DeleteAsync(string path)
    {
        using var answer = await _http.DeleteAsync(new Uri($"/control/{path}", UriKind.Relative));
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Looks again until it holds; the world it looks at is another process or another loop.</summary>
    public static async Task<T> UntilAsync<T>(Func<Task<T?>> look, string what, double seconds = 20) where T : class
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            if (await look() is { } seen) return seen;
            if (TimeProvider.System.GetElapsedTime(start).TotalSeconds > seconds) throw new TimeoutException($"Not seen within {seconds} s: {what}");
            await Task.Delay(15);
        }
    }

    /// <summary>The newest message of the bot that contains the words.</summary>
    public async Task<ShownMessage> SeesAsync(string words, long chat = Owner, double seconds = 20)
    {
        try
        {
            return await UntilAsync(async () => (await ChatAsync(chat)).LastOrDefault(m => m.FromBot && m.Text.Contains(words, StringComparison.Ordinal)), words, seconds);
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"{e.Message}\n{await TranscriptAsync(chat)}", e);
        }
    }

    public void Dispose() => _http.Dispose();

    private static string Name(long user) => user == Owner ? "Robin" : string.Create(CultureInfo.InvariantCulture, $"Person {user}");
}

public sealed record ShownMessage(int Id, bool FromBot, string Text, bool HasPhoto, int Edits, bool Deleted, IReadOnlyList<ShownButton> Buttons)
{
    public static ShownMessage Of(JsonNode m) => new(
        m["messageId"]!.GetValue<int>(), m["from"]!.GetValue<string>() == "bot", m["plain"]!.GetValue<string>(), m["photo"] is not null,
        m["edits"]!.GetValue<int>(), m["deleted"]!.GetValue<bool>(),
        [.. m["keyboard"]!.AsArray().SelectMany(r => r!.AsArray()).Select(b => new ShownButton(b!["text"]!.GetValue<string>(), b["data"]?.GetValue<string>(), b["url"]?.GetValue<string>()))]);
}

public sealed record ShownButton(string Label, string? Data, string? Url);
