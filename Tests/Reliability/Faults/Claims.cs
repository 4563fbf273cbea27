using System.Globalization;
using System.Text.RegularExpressions;
using Conversations.Chat;
using Conversations.Posts;
using Sandbox.Telegram;

namespace Tests.Reliability.Faults;

/// <summary>What the bot has said in the chat, against what was so at that moment.</summary>
internal sealed partial class Claims(Walk walk, IReadOnlyList<Entry> entries)
{
    public IEnumerable<string> False(IReadOnlyList<ChatEvent> events)
    {
        var pressed = events.Where(e => e.Kind == "pressed").ToDictionary(e => e.CallbackId!, e => e.Text!);
        var lastWish = 0d;
        foreach (var said in events)
        {
            if (said.Kind is "said" or "pressed") lastWish = said.At;
            var lie = said.Kind switch
            {
                "message" or "edit" => Lie(said, lastWish),
                "toast" => Lie(said.Text ?? "", pressed.GetValueOrDefault(said.CallbackId ?? "", "")),
                _ => null,
            };
            if (lie is not null) yield return $"{lie}: {said.Text!.ReplaceLineEndings(" / ")}";
        }
    }

    private string? Lie(ChatEvent said, double lastWish)
    {
        var text = said.Text ?? "";
        if (text.Contains(ChatTexts.Apology, StringComparison.Ordinal) && entries.Any(e => Ms(e) > lastWish && Ms(e) < said.At)) return "It said that nothing was published";
        if (Headline().Match(text) is not { Success: true } headline) return null;
        var post = long.Parse(headline.Groups["post"].Value, CultureInfo.InvariantCulture);
        var live = entries.Any(e => walk.Watch.Handles.GetValueOrDefault(e.Container) == post && Ms(e) <= said.At + 1_000);
        return headline.Groups["word"].Value switch
        {
            "live" when !live => "It said live, and it was not",
            "not posted" when live => "It said not posted, and it was",
            "approved" when !Decided(post, PostStep.Approve) => "It said approved, and nobody had",
            "rejected" when !Decided(post, PostStep.Reject) => "It said rejected, and nobody had",
            _ => null,
        };
    }

    /// <param name="data">Of the button that the toast answers.</param>
    private string? Lie(string toast, string data)
    {
        if (data.Split(':') is not [_, var number, _] || !long.TryParse(number, CultureInfo.InvariantCulture, out var post)) return null;
        if (toast.StartsWith("✅ Approved", StringComparison.Ordinal) && !Decided(post, PostStep.Approve)) return "The toast said approved, and nothing is on record (R3)";
        return toast.StartsWith("🗑", StringComparison.Ordinal) && !Decided(post, PostStep.Reject) ? "The toast said rejected, and nothing is on record (R3)" : null;
    }

    private bool Decided(long post, PostStep step) => walk.Watch.Decisions.Any(d => d.Post.Value == post && d.Step == step);

    private static double Ms(Entry entry) => (entry.At - DateTimeOffset.UnixEpoch).TotalMilliseconds;

    [GeneratedRegex(@"Draft (?<post>\d+):? (?<word>live|not posted|approved|rejected)\b")]
    private static partial Regex Headline();
}
