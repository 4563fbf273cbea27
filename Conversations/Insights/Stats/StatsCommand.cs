using Conversations.Chat;
using Conversations.Settings;

namespace Conversations.Insights.Stats;

/// <summary><c>/stats</c> and the buttons under its card.</summary>
public sealed class StatsCommand(ShopNumbers numbers, StatsChart charts, StatsFiles files, ShopSettings shop, IMessenger messenger, TimeProvider time) : ICommandHandler, IPressHandler
{
    public string Name => "stats";

    public string MenuLine => "Posts, reach and orders in numbers";

    public Role Needs => Role.Viewer;

    public IReadOnlyDictionary<string, Role> Verbs { get; } =
        new[] { StatsVerbs.Show, StatsVerbs.ByPlatform, StatsVerbs.Chart, StatsVerbs.Recolour, StatsVerbs.Csv }.ToDictionary(v => v, _ => Role.Viewer);

    /// <param name="argument">How many days, where it is one of <see cref="StatsCard.Lengths"/>.</param>
    public Task<FollowUp> HandleAsync(Incoming.Said said, string argument, CancellationToken ct)
    {
        var days = StatsCard.Lengths.FirstOrDefault(l => argument == $"{l}", StatsCard.Lengths[0]);
        return Task.FromResult(new FollowUp { Reply = async c => await messenger.SendAsync(said.Chat, await CardAsync(days, byPlatform: false, c), c) });
    }

    public Task<PressAnswer> DecideAsync(Incoming.Pressed pressed, ButtonData data, CancellationToken ct)
    {
        if (StatsCard.Lengths.FirstOrDefault(l => l == data.Id) is not (> 0 and var days)) return Task.FromResult(new PressAnswer(ChatTexts.OldButton) { Alert = true });
        var theme = data.Revision == 1 ? ChartTheme.Dark : ChartTheme.Light;
        var (toast, reply) = data.Verb switch
        {
            StatsVerbs.Chart => (StatsTexts.Drawing, async c => await messenger.SendAsync(pressed.Chat, await ChartAsync(days, theme, c), c)),
            StatsVerbs.Recolour => (StatsTexts.Drawing, async c => await messenger.EditAsync(pressed.On, await ChartAsync(days, theme, c), c)),
            StatsVerbs.Csv => (StatsTexts.Writing, c => SendFilesAsync(pressed.Chat, days, c)),
            _ => ("", (Func<CancellationToken, Task>)(async c => await messenger.EditAsync(pressed.On, await CardAsync(days, data.Verb == StatsVerbs.ByPlatform, c), c))),
        };
        return Task.FromResult(new PressAnswer(toast) { Then = new() { Reply = reply } });
    }

    private async Task<Card> CardAsync(int days, bool byPlatform, CancellationToken ct)
    {
        var (read, now) = (await numbers.LastAsync(days, ct), time.GetUtcNow());
        return new() { Text = byPlatform ? StatsCard.ByPlatform(read, shop, now) : StatsCard.Text(read, shop, now), Keyboard = StatsCard.Keyboard(days, byPlatform) };
    }

    private async Task<Card> ChartAsync(int days, ChartTheme theme, CancellationToken ct)
    {
        var read = await numbers.LastAsync(days, ct);
        var other = theme == ChartTheme.Light
            ? Button.For(StatsTexts.Dark, StatsVerbs.Recolour, days, 1)
            : Button.For(StatsTexts.Light, StatsVerbs.Recolour, days, 0);
        return new() { Text = StatsCard.Text(read, shop, time.GetUtcNow()), Picture = charts.Picture(read, theme), Keyboard = Keyboard.None.Row(other) };
    }

    private async Task SendFilesAsync(ChatId chat, int count, CancellationToken ct)
    {
        var days = DaySpan.Until(shop.Day(time.GetUtcNow()).AddDays(-1), count);
        await messenger.SendFileAsync(chat, await files.PostsAsync(days, ct), ct);
        await messenger.SendFileAsync(chat, await files.SalesAsync(days, ct), ct);
    }
}
