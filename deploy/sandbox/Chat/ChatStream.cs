using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Sandbox.Telegram;
using Sandbox.Telegram.Control;

namespace Sandbox.Chat;

/// <summary>What the page hears.</summary>
/// <param name="Messages">All of them; only in the first.</param>
internal sealed record StreamItem(
    string Kind, int? MessageId = null, string? CallbackId = null, string? Text = null, bool Alert = false,
    MessageView? Message = null, IReadOnlyList<MessageView>? Messages = null);

/// <summary>One chat, live. It begins with all that is there, so that a page that lost the line needs no memory.</summary>
internal sealed class ChatStream(TelegramVendor telegram)
{
    private const int Shown = 300;
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(20);

    public async IAsyncEnumerable<SseItem<StreamItem>> Of(long chatId, [EnumeratorCancellation] CancellationToken cancel)
    {
        var seen = telegram.Events.Last;
        yield return new(new("snapshot", Messages: telegram.Newest(chatId, Shown)));
        while (!cancel.IsCancellationRequested)
        {
            var events = await telegram.Events.WaitSince(seen, KeepAlive, cancel);
            if (events.Count == 0) yield return new(new("alive"));
            foreach (var happened in events)
            {
                seen = happened.N;
                if (happened.ChatId == chatId) yield return new(Item(happened));
            }
        }
    }

    private StreamItem Item(ChatEvent e) => new(
        e.Kind, e.MessageId, e.CallbackId, e.Text, e.Alert,
        e.Kind is "message" or "said" or "edit" ? telegram.View(e.ChatId, e.MessageId!.Value) : null);
}
