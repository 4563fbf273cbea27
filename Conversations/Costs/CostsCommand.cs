using Conversations.Chat;

namespace Conversations.Costs;

/// <summary><c>/costs</c>: what the model has cost this month, and what the books have used of their plan.</summary>
public sealed class CostsCommand(Spending spending, IRowCounts rows, CostSettings costs, IMessenger messenger, TimeProvider time) : ICommandHandler
{
    public string Name => "costs";

    public string MenuLine => "What it costs this month";

    public Role Needs => Role.Viewer;

    public Task<FollowUp> HandleAsync(Incoming.Said said, string argument, CancellationToken ct) =>
        Task.FromResult(new FollowUp { Reply = async c => await messenger.SendAsync(said.Chat, new Card { Text = await TextAsync(c) }, c) });

    private async Task<ChatText> TextAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var month = UtcMonth.Of(now);
        return CostsCard.Text(now, month, await spending.MonthAsync(ct), await rows.MonthAsync(month, ct), costs);
    }
}
