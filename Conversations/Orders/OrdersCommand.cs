using Conversations.Chat;

namespace Conversations.Orders;

/// <summary><c>/orders</c>, its page buttons, and an order by its number: <c>/orders 1042</c>, or <c>#1042</c> alone.</summary>
public sealed class OrdersCommand(OrderList list, IOrderStore orders, OrderCards cards, IMessenger messenger) : ICommandHandler, IPressHandler, ITextHandler
{
    public string Name => "orders";

    public string MenuLine => "What came in, and what is to be shipped";

    Role ICommandHandler.Needs => Role.Viewer;

    Role ITextHandler.Needs => Role.Viewer;

    public IReadOnlyDictionary<string, Role> Verbs { get; } = new Dictionary<string, Role> { [OrderVerbs.List] = Role.Viewer };

    public bool Takes(Incoming.Said said) => OrderName.IsOne(said.Text);

    public Task<FollowUp> HandleAsync(Incoming.Said said, CancellationToken ct) => ByNameAsync(said.Text.Trim(), said, ct);

    public Task<FollowUp> HandleAsync(Incoming.Said said, string argument, CancellationToken ct) => argument.Length > 0
        ? ByNameAsync(argument, said, ct)
        : Task.FromResult(new FollowUp { Reply = async c => await messenger.SendAsync(said.Chat, await list.PageAsync(null, 0, c), c) });

    public Task<PressAnswer> DecideAsync(Incoming.Pressed pressed, ButtonData data, CancellationToken ct)
    {
        var view = data.Revision switch { 1 => OrderView.Unpaid, 2 => OrderView.Today, _ => OrderView.ToShip };
        return Task.FromResult(new PressAnswer("")
        {
            Then = new() { Reply = async c => await messenger.EditAsync(pressed.On, await list.PageAsync(view, (int)Math.Min(data.Id, 1_000_000), c), c) },
        });
    }

    private async Task<FollowUp> ByNameAsync(string name, Incoming.Said said, CancellationToken ct) => await orders.FindByNameAsync(name, ct) is { } order
        ? new() { Job = c => cards.ShowAsync(order.Id, said.Chat, c) }
        : new() { Reply = c => messenger.SendAsync(said.Chat, OrderTexts.NoSuchName(name), c) };
}

/// <summary>What people call an order; shops put letters before and behind the number.</summary>
internal static class OrderName
{
    private const int Longest = 30;

    /// <summary><c>#1042</c>, <c>#LL-1042</c>: one word with a digit in it, so that a hashtag is none.</summary>
    public static bool IsOne(string text) => text.Trim() is ['#', .. { Length: > 0 and < Longest } rest] && rest.Any(char.IsAsciiDigit) && rest.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/');
}
