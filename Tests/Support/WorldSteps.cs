using Conversations.Posts;
using Microsoft.Extensions.DependencyInjection;

namespace Tests.Support;

/// <summary>Doing something in the chat and waiting for what comes of it, while the fake clock goes on.</summary>
public static class WorldSteps
{
    public const string Behind = "behind:";

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);

    /// <summary>Presses the newest such button.</summary>
    /// <returns>The toast.</returns>
    public static async Task<string> TapAsync(this World world, string label, long user = Desk.Owner, long? chat = null)
    {
        var (message, data) = await world.FindButtonAsync(label, chat ?? user);
        return await world.TapAsync(message, data, user, chat);
    }

    public static async Task<string> TapAsync(this World world, int message, string data, long user = Desk.Owner, long? chat = null, bool forged = false) =>
        await world.ToastAsync(await world.Desk.PressAsync(message, data, user, chat, forged));

    public static async Task<string> ToastAsync(this World world, string callbackId)
    {
        string? toast = null;
        await world.PassUntilAsync(async () => (toast = await world.Desk.ToastAsync(callbackId)) is not null, "a toast", TimeSpan.FromMinutes(30), Step); // a dead Redis costs real seconds
        return toast!;
    }

    public static async Task<(int Message, string Data)> FindButtonAsync(this World world, string label, long chat = Desk.Owner)
    {
        (int, string)? found = null;
        await world.PassUntilAsync(async () => (found = await world.Desk.ButtonAsync(label, chat)) is not null, $"a button “{label}”", TimeSpan.FromMinutes(2), Step);
        return found!.Value;
    }

    /// <summary>Chooses another form for the newest draft; where there are several, they stand behind one button.</summary>
    /// <returns>The toast.</returns>
    public static async Task<string> ChooseAsync(this World world, string label)
    {
        if (await world.Desk.ButtonAsync(label) is null) await world.TapAsync(PostTexts.ShowAs);
        var toast = await world.TapAsync(label);
        await world.SettleAsync();
        return toast;
    }

    /// <summary>The newest message of the bot that contains the words.</summary>
    public static async Task<ShownMessage> SeesAsync(this World world, string words, long chat = Desk.Owner, TimeSpan? most = null, TimeSpan? step = null)
    {
        ShownMessage? seen = null;
        await world.PassUntilAsync(async () => (seen = await world.NewestAsync(words, chat)) is not null, words, most ?? TimeSpan.FromMinutes(3), step ?? Step);
        return seen!;
    }

    public static async Task<ShownMessage?> NewestAsync(this World world, string words, long chat = Desk.Owner) =>
        (await world.Desk.ChatAsync(chat)).LastOrDefault(m => m.FromBot && m.Text.Contains(words, StringComparison.Ordinal));

    /// <summary>
    /// Says something and waits for what the bot says next; "Drafting …" does not count yet. What begins with
    /// <see cref="Behind"/> is a link behind a word.
    /// </summary>
    public static async Task<ShownMessage> AskAsync(this World world, string text, long user = Desk.Owner)
    {
        var before = (await world.Desk.ChatAsync(user)) is [.., var newest] ? newest.Id : 0;
        await (text.StartsWith(Behind, StringComparison.Ordinal) ? world.Desk.SayLinkAsync(text[Behind.Length..], user) : world.Desk.SayAsync(text, user));
        ShownMessage? answer = null;
        await world.PassUntilAsync(
            async () => (answer = (await world.Desk.ChatAsync(user)).LastOrDefault(m => m.FromBot && m.Id > before && !m.Text.Contains("Drafting …", StringComparison.Ordinal))) is not null,
            $"an answer to “{text}”", TimeSpan.FromMinutes(5), Step);
        return answer!;
    }

    /// <summary>Lets the bot finish what it has begun, without anything having to be seen.</summary>
    public static Task SettleAsync(this World world) => world.PassAsync(TimeSpan.FromSeconds(10), Step);

    /// <summary>A card of the product, approved; it goes out at the next slot.</summary>
    public static async Task ApprovedAsync(this World world, string handle = "linen-tote")
    {
        await world.DraftAsync(handle);
        await world.TapAsync("Approve");
        await world.SeesAsync("approved · ");
    }

    /// <summary>A card, approved and sent on its way at once.</summary>
    public static async Task SentAsync(this World world, string handle = "linen-tote")
    {
        await world.ApprovedAsync(handle);
        await world.NowAsync();
    }

    public static async Task NowAsync(this World world) => Assert.StartsWith("⚡", await world.TapAsync("Now"), StringComparison.Ordinal);

    public static Task LiveAsync(this World world, long post = 1, TimeSpan? most = null, TimeSpan? step = null) =>
        world.SeesAsync($"🚀 Draft {post} live", most: most ?? TimeSpan.FromMinutes(10), step: step ?? TimeSpan.FromSeconds(1));

    public static async Task<Post> PostAsync(this World world, long id = 1) =>
        await world.Services.GetRequiredService<IPostStore>().FindAsync(new(id), CancellationToken.None) ?? throw new InvalidOperationException($"No post {id}");

    /// <summary>Stops the bot and spoils its journal from there on.</summary>
    public static async Task DamageAsync(this World world, int at = 5_000)
    {
        await world.StopAsync();
        await using var journal = File.OpenWrite(Path.Combine(world.DataDir, "journal.db"));
        journal.Position = at;
        journal.Write(Enumerable.Repeat((byte)0xA5, 20_000).ToArray());
    }

    /// <summary>Requests for a text, whether answered or not.</summary>
    public static async Task<int> ModelCallsAsync(this World world) =>
        (await world.Desk.RequestsAsync("gemini")).Count(r => r["path"]!.GetValue<string>().EndsWith(":generateContent", StringComparison.Ordinal));

    /// <summary>What Gemini has billed so far, answers that never arrived too; micro-dollars, as the sandbox keeps it.</summary>
    public static async Task<decimal> BilledAsync(this World world) => (await world.Desk.GetAsync("gemini/bill"))["dollars"]!.GetValue<decimal>() * 1_000_000;

    /// <summary>Requests of the kind that make something public, whether answered or not.</summary>
    public static async Task<int> PublishCallsAsync(this World world) =>
        (await world.Desk.RequestsAsync("instagram")).Count(r => r["path"]!.GetValue<string>().Contains("media_publish", StringComparison.Ordinal));
}
