using System.Text.Json.Nodes;
using Bot.Journal;
using Conversations.Posts;
using Microsoft.Extensions.DependencyInjection;
using Tests.Support;

namespace Tests.Posts;

/// <summary>A shop that changes behind the bot's back, a model that lies, and what is on record of it.</summary>
internal static class DoubtSteps
{
    public const string Tote = "https://linen-and-loaf.myshopify.com/products/linen-tote";

    public static Task ShopAsync(this World world, JsonObject wish, string handle = "linen-tote") => world.Desk.PatchAsync($"shopify/product/{handle}", wish);

    /// <summary>From now on every text of the model is of that kind.</summary>
    public static Task ModelAsync(this World world, string mode) => world.Desk.PostAsync("gemini/next", new JsonObject { ["mode"] = mode, ["times"] = 0 });

    /// <summary>A draft whose text says another price than the shop.</summary>
    public static async Task<ShownMessage> WrongDraftAsync(this World world)
    {
        await world.ModelAsync("wrongPrice");
        await world.Desk.SayAsync(Tote, forwardedFrom: "Shop");
        var card = await world.SeesAsync("⚠️ wrong");
        await world.ModelAsync("normal");
        return card;
    }

    public static async Task EditAsync(this World world, string text)
    {
        await world.TapAsync(PostTexts.EditText);
        await world.SeesAsync("Send the new text");
        await world.Desk.SayAsync(text);
        await world.SeesAsync($"{text}\n\nNothing has changed");
        await world.TapAsync(PostTexts.UseThis);
        await world.PassUntilAsync(async () => (await world.PostAsync()).Content!.Text == text, "the new text", TimeSpan.FromMinutes(1));
        await world.SettleAsync();
    }

    /// <summary>An approved post with that text, its undo window over.</summary>
    public static async Task ApprovedSayingAsync(this World world, string text)
    {
        await world.DraftAsync();
        await world.EditAsync(text);
        await world.TapAsync(PostTexts.Approve);
        await world.SeesAsync("approved · ");
        await world.SettleAsync();
    }

    public static async Task UntilDueAsync(this World world)
    {
        var due = (await world.PostAsync()).DueAt!.Value - world.Time.GetUtcNow();
        // Steps so large that they may end late, and not so large that a loop seems to have stopped.
        if (due - TimeSpan.FromMinutes(5) is { Ticks: > 0 } far) await world.PassAsync(far, TimeSpan.FromMinutes(4));
        await world.PassAsync((await world.PostAsync()).DueAt!.Value - world.Time.GetUtcNow() + TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(2));
    }

    public static async Task<Post> HeldAsync(this World world, string sentence)
    {
        await world.PassUntilAsync(async () => (await world.PostAsync()).Stage == PostStage.Held, "held", TimeSpan.FromMinutes(2), TimeSpan.FromMilliseconds(500));
        await world.SeesAsync(sentence);
        await world.SettleAsync();
        return await world.PostAsync();
    }

    public static async Task<IReadOnlyList<string>> ButtonsAsync(this World world, long post = 1) =>
        [.. (await world.Desk.ChatAsync()).Last(m => m.HasPhoto && m.Text.Contains($" Draft {post} ", StringComparison.Ordinal)).Buttons.Select(b => b.Label)];

    /// <summary>Messages that rang with these words.</summary>
    public static int Rings(this World world, string words) =>
        world.Sandbox.Telegram.Events.Since(0).Count(e => e.Kind == "message" && e.Text!.Contains(words, StringComparison.Ordinal));

    public static IReadOnlyList<Decision> Decisions(this World world) => [.. world.Services.GetRequiredService<JournalFile>()
        .Read(j => j.Rows(r => r.GetString(0), "SELECT body FROM decisions ORDER BY number"))
        .Select(b => System.Text.Json.JsonSerializer.Deserialize(b, JournalJson.Default.Decision)!)];

    public static async Task<int> CallsAsync(this World world, string vendor, string path = "") =>
        (await world.Desk.RequestsAsync(vendor)).Count(r => r["path"]!.GetValue<string>().Contains(path, StringComparison.Ordinal));
}
