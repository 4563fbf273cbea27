using Conversations.Chat;
using Conversations.Posts;
using Tests.Support;

namespace Tests.Reliability.PowerCuts;

/// <summary>One tap, and what the person saw when doing it.</summary>
internal sealed record Tap(string Callback, long Person, ButtonData Button, string Caption)
{
    public override string ToString() => $"{Button} by {Person}";
}

/// <summary>A person who forwards links and decides about the drafts, one after another.</summary>
internal sealed class Approver(PowerCutLane lane, long chat)
{
    private static readonly HashSet<string> Decisions = [Verbs.Approve, Verbs.Now, Verbs.Reject, Verbs.Undo, Verbs.Hold, Verbs.Release, Verbs.Retry];
    private (ButtonData Button, int Message)? _before;

    public long Chat { get; } = chat;

    public int Links { get; private set; }

    /// <summary>Only those that decide.</summary>
    public List<Tap> Taps { get; } = [];

    public async Task ForwardAsync(string product)
    {
        Links++;
        await lane.Desk.SayAsync($"https://linen-and-loaf.myshopify.com/products/{product}", Chat, forwardedFrom: "Shop");
    }

    /// <summary>Nothing more to decide about, and no link on its way.</summary>
    /// <param name="posts">All on record.</param>
    public bool IsFree(IEnumerable<Post> posts) => Mine(posts) is var mine && mine.Count == Links
        && (mine.Count == 0 || mine[^1].Stage is PostStage.Published or PostStage.Rejected);

    /// <summary>The card of the newest draft with buttons that are good now; null while there is none.</summary>
    /// <param name="posts">All on record.</param>
    public async Task<ShownMessage?> CardAsync(IEnumerable<Post> posts)
    {
        if (Mine(posts) is not [.., { Stage: PostStage.InReview or PostStage.Scheduled or PostStage.Held or PostStage.Failed } post]) return null;
        return (await lane.Desk.ChatAsync(Chat)).LastOrDefault(m => m.HasPhoto && Choices(m).Any(b => b.Id == post.Id.Value && b.Revision == post.Revision));
    }

    /// <summary>One of the buttons.</summary>
    public async Task TapAsync(ShownMessage card, Random random)
    {
        var choices = Choices(card);
        if (random.Next(8) > 0) choices = choices.Where(b => b.Verb != Verbs.AskReject).ToList();
        if (choices.Count == 0) return;
        var button = choices[random.Next(choices.Count)];
        if (_before == (button, card.Id)) return; // pressed already, and the answer was lost with the power: the update is in the queue
        var callback = await lane.Desk.PressAsync(card.Id, button.ToString(), Chat, forged: true); // the finger may be slower than the bot's next edit
        if (!Decisions.Contains(button.Verb)) return;
        _before = (button, card.Id);
        Taps.Add(new(callback, Chat, button, CardText.CaptionOn(card)));
    }

    private static List<ButtonData> Choices(ShownMessage card) => card.Buttons
        .Select(b => ButtonData.TryParse(b.Data, out var data) ? data.Value : default)
        .Where(b => b.Verb is not null && (Decisions.Contains(b.Verb) || b.Verb is Verbs.AskReject or Verbs.Keep)).ToList();

    private List<Post> Mine(IEnumerable<Post> posts) => posts.Where(p => p.Chat.Value == Chat).ToList();
}
