using Conversations.Chat;
using Microsoft.Extensions.Logging;

namespace Conversations.Books;

/// <summary>Tells the owner once when the shop's books take nothing any more, once when the reason is another, and once when they do again.</summary>
public sealed partial class WatchBooks(IBooksHealth books, IToldTrouble told, IMessenger messenger, IOwnerChat owner, TimeProvider time, ILogger<WatchBooks> log)
{
    /// <summary>It has been seen more than once.</summary>
    private static readonly TimeSpan ForPerson = TimeSpan.FromMinutes(2);

    /// <summary>What mostly goes by itself is not worth a message before.</summary>
    private static readonly TimeSpan ByItself = TimeSpan.FromHours(1);

    /// <summary>Once a minute, and never twice at a time.</summary>
    public async Task TickAsync(CancellationToken ct)
    {
        if (!books.IsOn)
        {
            if (told.Kind is not null) await told.SetAsync(null);
            return;
        }
        switch (await books.TroubleAsync(ct))
        {
            case null when told.Kind is not null:
                await told.SetAsync(null);
                await SayAsync(new() { Text = BooksTexts.Back(await books.WaitingAsync(ct)), Silent = true }, ct);
                break;
            case { } trouble when trouble.Kind != told.Kind && time.GetUtcNow() - trouble.Since >= (trouble.NeedsPerson ? ForPerson : ByItself):
                await told.SetAsync(trouble.Kind);
                await SayAsync(new() { Text = BooksTexts.Trouble(trouble, await books.WaitingAsync(ct)), Silent = !trouble.NeedsPerson }, ct);
                break;
        }
    }

    private async Task SayAsync(Card card, CancellationToken ct)
    {
        try
        {
            await messenger.SendAsync(owner.Chat, card, ct);
        }
        catch (ChatUnreachableException e)
        {
            NotSaid(e); // /status says it when they come back
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The owner could not be told how the shop's books are")]
    private partial void NotSaid(Exception e);
}
