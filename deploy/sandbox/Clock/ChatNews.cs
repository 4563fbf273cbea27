using Sandbox.Telegram;

namespace Sandbox.Clock;

/// <summary>Whether the bot has said something since, in a new message or by giving one other words, and has nothing more to add.</summary>
internal sealed class ChatNews
{
    private static readonly TimeSpan Calm = TimeSpan.FromMinutes(1);

    private readonly ChatEvents _chat;
    private readonly Dictionary<(long Chat, int Message), string?> _texts;
    private long _heard;
    private DateTimeOffset? _last;

    public ChatNews(ChatEvents chat)
    {
        _chat = chat;
        var before = chat.Since(0);
        _texts = before.Where(IsText).GroupBy(Key).ToDictionary(g => g.Key, g => g.Last().Text);
        _heard = before.Count == 0 ? 0 : before[^1].N;
    }

    public bool IsOver(DateTimeOffset now)
    {
        foreach (var happened in _chat.Since(_heard))
        {
            _heard = happened.N;
            // Buttons alone that come or go are no news.
            if (!IsText(happened) || (_texts.TryGetValue(Key(happened), out var text) && text == happened.Text)) continue;
            _texts[Key(happened)] = happened.Text;
            _last = now;
        }
        return now - _last >= Calm;
    }

    private static bool IsText(ChatEvent e) => e is { Kind: "message" or "edit", MessageId: not null };

    private static (long, int) Key(ChatEvent e) => (e.ChatId, e.MessageId!.Value);
}
