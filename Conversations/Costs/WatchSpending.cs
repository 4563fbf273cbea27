using Conversations.Chat;
using Conversations.Settings;
using Microsoft.Extensions.Logging;

namespace Conversations.Costs;

/// <summary>Tells the owner once a month that most of the budget is spent.</summary>
public sealed partial class WatchSpending(Spending spending, ISpendingStore store, ShopSettings shop, IMessenger messenger, IOwnerChat owner, ILogger<WatchSpending> log)
{
    public const int Percent = 80;

    private UtcMonth? _told;

    /// <summary>Once a minute, and never twice at a time.</summary>
    public async Task TickAsync(CancellationToken ct)
    {
        var month = spending.Month;
        if (spending.Budget == 0 || _told == month) return;
        var spent = await spending.MonthAsync(ct);
        // What is under way mostly turns out far cheaper than what is reserved for it.
        if (spent.Spent < spending.Budget / 100m * Percent) return;
        if (!await store.IsToldAsync(month, ct))
        {
            await SayAsync(new Card { Text = CostTexts.MostIsSpent(shop, spent.Spent, spending.Budget, month) }, ct);
            await store.ToldAsync(month, ct);
        }
        _told = month;
    }

    private async Task SayAsync(Card card, CancellationToken ct)
    {
        try
        {
            await messenger.SendAsync(owner.Chat, card, ct);
        }
        catch (ChatUnreachableException e)
        {
            NotSaid(e); // /costs says it when they come back
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The owner could not be told that most of the AI budget is spent")]
    private partial void NotSaid(Exception e);
}
