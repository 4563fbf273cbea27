using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Conversations.Posts;

namespace Tests.Journeys.Week;

/// <summary>What the owner approved, as the card showed it before the tap.</summary>
/// <param name="Text">The words that are to stand under the picture.</param>
/// <param name="When">As the card wrote it: <c>Mon 23 Nov 12:30</c>.</param>
/// <param name="IsFilmed">TikTok gets a video, which arrives there without a word.</param>
internal sealed record Approved(int Draft, string Text, string When, bool IsFilmed)
{
    /// <summary>Where the test made a platform fail or wait, when it got the post after all.</summary>
    public IReadOnlyDictionary<Platform, string> Late { get; init; } = new Dictionary<Platform, string>();
}

/// <summary>Robin, who answers most drafts and keeps in mind what was agreed.</summary>
internal sealed partial class Owner(ShopDays days)
{
    private readonly List<Approved> _approved = [];

    public IReadOnlyList<Approved> Approved => _approved;

    /// <summary>How often Robin has posted by hand what lay in the TikTok inbox.</summary>
    public int PostedByHand { get; private set; }

    /// <param name="undone">The undo window is still to be used.</param>
    public async Task ApproveAsync(bool undone = false)
    {
        var card = await days.WaitingAsync();
        await days.TapAsync(PostTexts.Approve);
        if (!undone) await days.WatchAsync();
        var parts = card.Text.Split("\n\n");
        _approved.Add(new(
            int.Parse(DraftNumber().Match(card.Text).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture),
            string.Join("\n\n", parts[1..^1]), Slot().Match(card.Text).Groups[1].Value, card.Text.Contains(PostTexts.VideoForTikTok, StringComparison.Ordinal)));
    }

    /// <summary>The newest approval does not count, unless it is given again.</summary>
    public async Task UndoAsync()
    {
        await days.TapAsync("Undo");
        _approved.RemoveAt(_approved.Count - 1);
    }

    public async Task EditAsync(string text)
    {
        await days.TapAsync(PostTexts.EditText);
        await days.SayAsync(text);
        await days.TapAsync(PostTexts.UseThis);
    }

    public async Task RejectAsync()
    {
        await days.TapAsync(PostTexts.Reject);
        await days.TapAsync(PostTexts.RejectForSure);
    }

    /// <summary>Posts what came into the TikTok inbox last, and says so.</summary>
    public async Task PostOnTikTokAsync()
    {
        await days.WishAsync("tiktok/inbox/newest", new JsonObject { ["action"] = "post" });
        await days.TapAsync(PostTexts.Posted);
        PostedByHand++;
    }

    /// <summary>An approved post got to these platforms only then.</summary>
    public void NotBefore(int approved, string when, params Platform[] platforms) =>
        _approved[approved] = _approved[approved] with { Late = platforms.ToDictionary(p => p, _ => when) };

    [GeneratedRegex(@"Draft (\d+)")]
    private static partial Regex DraftNumber();

    [GeneratedRegex(@"if approved: (\w+ \d+ \w+ \d\d:\d\d)")]
    private static partial Regex Slot();
}
