using System.Globalization;
using Conversations.Chat;
using Conversations.Posts.Publishing;
using Conversations.Settings;
using Humanizer;

namespace Conversations.Help;

/// <summary>Our own ceilings on calls, as <c>/limits</c> shows them.</summary>
public interface ILimitsBoard
{
    Task<IReadOnlyList<LimitLine>> LinesAsync(CancellationToken ct);
}

/// <param name="Name">The vendor, as the owner knows it.</param>
/// <param name="Asked">How long the vendor itself still wants to be left alone; zero when it does not.</param>
public sealed record LimitLine(string Name, RateLimit Limit, RateDecision Now, TimeSpan Asked);

/// <summary><c>/limits</c>: how much each vendor still takes, in words.</summary>
public sealed class LimitsCommand(ILimitsBoard board, IEnumerable<IPublisher> publishers, ShopSettings shop, IMessenger messenger) : ICommandHandler
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    public string Name => "limits";

    public string MenuLine => "How much each vendor still takes";

    public Role Needs => Role.Viewer;

    public Task<FollowUp> HandleAsync(Incoming.Said said, string argument, CancellationToken ct) =>
        Task.FromResult(new FollowUp { Reply = async c => await messenger.SendAsync(said.Chat, new Card { Text = await TextAsync(c) }, c) });

    private async Task<ChatText> TextAsync(CancellationToken ct)
    {
        var text = ChatText.Empty.Bold("Posts").Line();
        foreach (var publisher in publishers.Where(p => shop.Platforms.Contains(p.Platform)))
        {
            var quota = await publisher.QuotaAsync(ct);
            text = text.Line(quota is null
                ? $"{publisher.Platform}: it does not say"
                : $"{publisher.Platform}: {quota.Used} of {quota.Total} in {Words(quota.Window)}{(quota.Used >= quota.Total ? " · full" : "")}");
        }
        text = text.Line().Bold("Calls").Line();
        foreach (var line in await board.LinesAsync(ct))
        {
            var used = line.Limit.Calls - line.Now.Remaining;
            var full = line.Now.Allowed ? "" : $" · full, free again in {Words(line.Now.RetryAfter)}";
            if (line.Asked > TimeSpan.Zero) full += $" · it asks to be left alone for {Words(line.Asked)}";
            text = text.Line($"{line.Name}: {used} of {line.Limit.Calls} in {Words(line.Limit.Window)}{full}");
        }
        return text.Trimmed();
    }

    private static string Words(TimeSpan span) =>
        span < TimeSpan.FromSeconds(1) ? "a second" : span.Humanize(precision: 1, culture: English, minUnit: TimeUnit.Second, maxUnit: TimeUnit.Hour);
}
