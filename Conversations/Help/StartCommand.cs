using Conversations.Chat;
using Conversations.Posts;
using Conversations.Settings;

namespace Conversations.Help;

/// <summary><c>/start</c>: an introduction the first time, the state of things later. Pressing it twice restarts nothing.</summary>
public sealed class StartCommand(IPostStore posts, IHealthBoard health, QueueCard queue, ShopSettings shop, IMessenger messenger, TimeProvider time)
    : ICommandHandler
{
    public string Name => "start";

    public string? MenuLine => null;

    public Role Needs => Role.Viewer;

    public Task<FollowUp> HandleAsync(Incoming.Said said, string argument, CancellationToken ct) =>
        Task.FromResult(new FollowUp { Reply = c => GreetAsync(said, c) });

    private async Task GreetAsync(Incoming.Said said, CancellationToken ct)
    {
        var lines = await health.LinesAsync(ct);
        if (await posts.FindAsync(new(1), ct) is null)
        {
            await messenger.SendAsync(said.Chat, new Card { Text = Welcome(lines) }, ct);
            return;
        }
        var open = await posts.ListAsync([PostStage.InReview, PostStage.Scheduled, PostStage.Failed], ct);
        await messenger.SendAsync(said.Chat, new Card { Text = Today(open, lines) }, ct);
        if (open.Any(p => p.Stage is PostStage.InReview or PostStage.Failed)) await messenger.SendAsync(said.Chat, await queue.PageAsync(0, ct), ct);
    }

    private ChatText Welcome(IReadOnlyList<HealthLine> lines)
    {
        var text = ChatText.Empty
            .Bold("👋 I'm the assistant for your shop's posts.").Line()
            .Line("I draft, you approve, I publish. Nothing goes out without your tap.")
            .Line()
            .Line(string.Join("   ", lines.Select(l => $"{(l.State == HealthState.On ? "✅" : l.State == HealthState.Off ? "⬜" : "⚠️")} {l.Name}")))
            .Line($"Time zone: {shop.Zone.Id}")
            .Line();
        return text.Add("Forward me a link to one of your products, and I'll draft a post. /help shows the rest.");
    }

    private ChatText Today(IReadOnlyList<Post> open, IReadOnlyList<HealthLine> lines)
    {
        var now = time.GetUtcNow();
        var waiting = open.Count(p => p.Stage == PostStage.InReview);
        var next = open.Where(p => p.Stage == PostStage.Scheduled).Min(p => p.DueAt);
        var broken = lines.Where(l => l.State == HealthState.Failing).Select(l => l.Name).ToList();
        var sentence = string.Join(", ", new[]
        {
            waiting switch { 0 => "No draft waits", 1 => "1 draft waits", _ => $"{waiting} drafts wait" },
            next is { } due ? $"next post {shop.When(due, now)}" : "nothing is scheduled",
            broken.Count == 0 ? "all works" : $"⚠️ {string.Join(" and ", broken)} failing",
        });
        return ChatText.Empty.Line($"{Greeting(shop.Local(now).Hour)} {sentence}.").Add("/queue · /status · or forward a product link.");
    }

    private static string Greeting(int hour) => hour switch { < 5 => "Good night.", < 12 => "Good morning.", < 18 => "Good afternoon.", _ => "Good evening." };
}
