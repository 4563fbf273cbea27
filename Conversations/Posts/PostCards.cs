using Conversations.Chat;
using Conversations.Posts.Publishing;
using Conversations.Settings;
using Microsoft.Extensions.Logging;

namespace Conversations.Posts;

/// <summary>
/// Keeps the cards of a post saying what is on record. What a card shows is noted with its revision, so that after a
/// crash every card that lags behind is found and mended.
/// </summary>
public sealed partial class PostCards(
    IPostStore posts, IMessenger messenger, ReviewCard cards, ShopSettings shop, TimeProvider time,
    IEnumerable<IPublisher> publishers, ICrashPoints crash, ILogger<PostCards> log)
{
    /// <summary>How long a post on its way waits for its card.</summary>
    private static readonly TimeSpan TellingTakes = TimeSpan.FromSeconds(5);

    private readonly KeyedLock<PostId> _oneAtATime = new();

    /// <summary>Puts a new card into a chat. An older card there stays valid: its buttons name the same record (U7).</summary>
    public async Task ShowAsync(PostId id, ChatId chat, CancellationToken ct)
    {
        using var turn = await _oneAtATime.EnterAsync(id, ct);
        if (await posts.FindAsync(id, ct) is not { } post) return;
        var message = await messenger.SendAsync(chat, await CardAsync(post, ct), ct);
        crash.Pass(CrashPoint.CardSent);
        await posts.SaveCardAsync(new(id, message, post.Revision, IsNotice: false), ct);
        crash.Pass(CrashPoint.CardRecorded);
        // A card that has just come rings by itself.
        if (post.NoticeFrom is not null && chat == post.Chat) await posts.SaveCardAsync(new(id, new(chat, NoMessage(id), null), post.Revision, IsNotice: true), ct);
    }

    /// <summary>Brings every card of the post up to date, and sends the notice that its state calls for.</summary>
    /// <param name="pressed">A card somebody has just used: it belongs to them even if a crash kept it from the record.</param>
    public async Task RefreshAsync(PostId id, CancellationToken ct, MessageRef? pressed = null)
    {
        using var turn = await _oneAtATime.EnterAsync(id, ct);
        if (await posts.FindAsync(id, ct) is not { } post) return;
        var shown = await posts.CardsAsync(id, ct);
        if (pressed is { } on && !shown.Any(c => c.Message.Chat == on.Chat && c.Message.Message == on.Message))
            shown = [.. shown, new(id, on, 0, IsNotice: false)];
        try
        {
            foreach (var card in shown.Where(c => !c.IsNotice && c.Revision < post.Revision)) await EditAsync(card, post, ct);
            // Who has used the message that rang sees there what came of it, unless that is still to come.
            if (pressed is { } used && post.Stage != PostStage.Publishing && shown.Any(c => c.IsNotice && c.Message.Chat == used.Chat && c.Message.Message == used.Message))
                await messenger.EditAsync(used, cards.NoticeFor(post, Profile(post)), ct);
            if (post.NoticeFrom is { } from && !shown.Any(c => c.IsNotice && c.Revision >= from)) await NotifyAsync(post, shown, ct);
        }
        catch (ChatUnreachableException e)
        {
            // Blocked by the person: the record stays right, and is shown when they come back and ask.
            UnreachableChat(e, post.Id);
            foreach (var card in shown) await posts.RemoveCardAsync(card.Message, ct);
            await posts.SaveCardAsync(new(id, new(post.Chat, NoMessage(id), null), post.Revision, IsNotice: true), ct);
        }
    }

    /// <summary>
    /// As <see cref="RefreshAsync"/>, as a courtesy: a chat that cannot be reached, or lets us wait, holds up no post (P8).
    /// Its card is mended later.
    /// </summary>
    public async Task TellAsync(PostId id, CancellationToken ct)
    {
        try
        {
            await RefreshAsync(id, ct).WaitAsync(TellingTakes, time, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            NotMended(e.GetType().Name, id);
        }
    }

    /// <summary>Shows the card with another keyboard, without anything having changed.</summary>
    public async Task TurnAsync(Post post, MessageRef message, CardFace face, CancellationToken ct)
    {
        using var turn = await _oneAtATime.EnterAsync(post.Id, ct);
        if (await posts.FindAsync(post.Id, ct) is not { } current || current.Revision != post.Revision) return;
        var card = cards.For(current, await SlotAsync(current, ct), Profile(current), face);
        var known = (await posts.CardsAsync(post.Id, ct)).FirstOrDefault(c => c.Message.Chat == message.Chat && c.Message.Message == message.Message);
        await messenger.EditAsync(known?.Message ?? message, card, ct);
    }

    /// <summary>Mends what a crash or an unreachable Telegram left behind.</summary>
    public async Task MendAsync(CancellationToken ct)
    {
        foreach (var id in await posts.StaleCardsAsync(ct))
        {
            try
            {
                await RefreshAsync(id, ct);
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                NotMended(e.GetType().Name, id); // the others are not made to wait for this one
            }
        }
    }

    private async Task EditAsync(ShownCard card, Post post, CancellationToken ct)
    {
        var now = await messenger.EditAsync(card.Message, await CardAsync(post, ct), ct);
        crash.Pass(CrashPoint.CardSent);
        // The new one first: a card that is on record nowhere would never be mended.
        await posts.SaveCardAsync(new(post.Id, now, post.Revision, IsNotice: false), ct);
        if (now.Message != card.Message.Message) await posts.RemoveCardAsync(card.Message, ct);
        crash.Pass(CrashPoint.OwnerTold);
    }

    private async Task NotifyAsync(Post post, IReadOnlyList<ShownCard> shown, CancellationToken ct)
    {
        var card = shown.LastOrDefault(c => !c.IsNotice && c.Message.Chat == post.Chat);
        var notice = cards.NoticeFor(post, Profile(post)) with { ReplyTo = card?.Message.Message };
        var message = await messenger.SendAsync(post.Chat, notice, ct);
        await posts.SaveCardAsync(new(post.Id, message, post.Revision, IsNotice: true), ct);
    }

    private async Task<Card> CardAsync(Post post, CancellationToken ct) => cards.For(post, await SlotAsync(post, ct), Profile(post));

    private async Task<DateTimeOffset?> SlotAsync(Post post, CancellationToken ct) =>
        post.Stage == PostStage.InReview ? PublishingSlots.NextFree(shop, time.GetUtcNow(), await posts.TakenSlotsAsync(ct)) : null;

    /// <summary>Where a person is to look.</summary>
    private Uri? Profile(Post post)
    {
        var platform = post.Asks ?? post.Lines.FirstOrDefault(l => !l.IsSettled)?.Platform ?? (post.Platforms.Count > 0 ? post.Platforms[0] : null);
        return publishers.FirstOrDefault(p => p.Platform == platform)?.Profile;
    }

    /// <summary>A number that no message has, and no other post.</summary>
    private static int NoMessage(PostId id) => -(int)id.Value;

    [LoggerMessage(Level = LogLevel.Warning, Message = "The card of draft {Post} could not be brought up to date ({Kind}); it is tried again")]
    private partial void NotMended(string kind, PostId post);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The chat of draft {Post} cannot be reached")]
    private partial void UnreachableChat(Exception e, PostId post);
}
