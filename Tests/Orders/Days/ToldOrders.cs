using Conversations.Chat;
using Conversations.Orders;

namespace Tests.Orders.Days;

/// <summary>The owner's chat: of which orders a message tells is read from the journal at the moment it arrives.</summary>
internal sealed class ToldOrders(IOrderStore store, TimeProvider time) : IMessenger, IOwnerChat
{
    private int _next;

    public ChatId Chat { get; } = new(111);

    public List<(Card Card, DateTimeOffset At, IReadOnlyList<string> Orders)> Sent { get; } = [];

    public List<(MessageRef Message, Card Card)> Edits { get; } = [];

    /// <summary>Thrown before or after the next message is there.</summary>
    public bool? DiesBefore { get; set; }

    public bool IsBlocked { get; set; }

    public IEnumerable<string> Texts => Sent.Select(s => s.Card.Text.Plain);

    public async Task<MessageRef> SendAsync(ChatId chat, Card card, CancellationToken ct)
    {
        Assert.Equal(Chat, chat);
        if (IsBlocked) throw new ChatUnreachableException("blocked");
        var dies = DiesBefore;
        DiesBefore = null;
        if (dies == true) throw new DiedException();
        Sent.Add((card, time.GetUtcNow(), [.. (await store.HalfAnnouncedAsync(5_000, ct)).Select(o => o.Id)]));
        return dies == false ? throw new DiedException() : new MessageRef(chat, ++_next, null);
    }

    public Task<MessageRef> EditAsync(MessageRef message, Card card, CancellationToken ct)
    {
        Edits.Add((message, card));
        return Task.FromResult(message);
    }

    public Task SendFileAsync(ChatId chat, ChatFile file, CancellationToken ct) => throw new NotSupportedException();

    public Task AnswerAsync(string callbackId, string toast, bool alert, CancellationToken ct) => Task.CompletedTask;

    public Task ShowTypingAsync(ChatId chat, CancellationToken ct) => Task.CompletedTask;

    /// <summary>The power went.</summary>
    public sealed class DiedException : Exception;
}
