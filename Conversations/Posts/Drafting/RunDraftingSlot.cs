using Conversations.Chat;
using Conversations.Costs;
using Conversations.Posts.Drafting.Ahead;
using Conversations.Settings;
using Conversations.Shop;
using Microsoft.Extensions.Logging;

namespace Conversations.Posts.Drafting;

/// <summary>
/// Makes the draft of a slot whose time has come and puts its card into the owner's chat. All it does follows from the slot
/// ledger and the slot's own key, so it may be cut off anywhere and called again.
/// </summary>
public sealed partial class RunDraftingSlot(
    DueSlots due, ISlotLedger ledger, WrittenAhead ahead, OfferProduct offer, DraftPost draft, IPostStore posts, IMessenger messenger, IOwnerChat owner,
    Spending spending, ShopSettings shop, DraftingNews news, TimeProvider time, ILogger<RunDraftingSlot> log)
{
    /// <summary>Two days of drafts at three a day: who has not answered so many wants answers from us less than time.</summary>
    public const int MostWaiting = 6;

    /// <summary>The slot at work waits for the shop.</summary>
    private bool _shopIsAway;

    /// <summary>Once a minute, and never twice at a time.</summary>
    public async Task TickAsync(CancellationToken ct)
    {
        var round = await due.LookAsync(shop.GenerateAt, ct);
        news.Doubt = round.Doubt;
        foreach (var slot in round.Claimed) await WorkAsync(slot, isNewest: slot == round.Claimed[^1], ct);
        news.Budget = await spending.IsUsedUpAsync(ct) ? CostTexts.Status(shop, spending.Budget, spending.Month) : null;
        await TellAsync(ct);
    }

    private async Task WorkAsync(SlotRow slot, bool isNewest, CancellationToken ct)
    {
        var late = time.GetUtcNow() - slot.Due > DueSlots.Grace;
        if (await posts.FindByKeyAsync($"{slot.Key}", ct) is not { } post)
        {
            // A later slot takes the place of one that could not run: two drafts at once would be a burst.
            var (made, came) = late || !isNewest ? (null, _shopIsAway ? SlotOutcome.ShopAway : SlotOutcome.Missed) : await TryAsync(slot, ct);
            if (came is { } outcome) await EndAsync(slot, outcome, ct);
            if (made is null) return;
            post = made;
        }
        await ShowAsync(post, late, ct);
        var refused = await posts.FindAsync(post.Id, ct) is { Stage: PostStage.Drafting, Trouble: not null } && await spending.IsUsedUpAsync(ct);
        await EndAsync(slot, refused ? SlotOutcome.BudgetUsed : SlotOutcome.Drafted, ct, isOnCard: true);
    }

    /// <returns>The draft, or what the slot came to without one; neither when it is to be tried again.</returns>
    private async Task<(Post? Made, SlotOutcome? Came)> TryAsync(SlotRow slot, CancellationToken ct)
    {
        if ((await posts.ListAsync([PostStage.Drafting, PostStage.InReview], ct)).Count >= MostWaiting) return (null, SlotOutcome.QueueFull);
        if (await spending.IsUsedUpAsync(ct)) return (null, SlotOutcome.BudgetUsed);
        try
        {
            var offered = await ahead.ForAsync(slot.Key, ct) ?? await offer.ForAsync(shop.GenerateAt is { } plan ? ChooseProduct.TurnOf(plan, slot.Key) : 0, ct);
            (_shopIsAway, news.Trouble) = (false, null);
            return offered switch
            {
                Offer.Chosen chosen => (await draft.BeginAsync(chosen.Product, chosen.Reason, owner.Chat, $"{slot.Key}", ct), null),
                Offer.Nothing nothing => (null, nothing.Why),
                _ => throw new InvalidOperationException($"{offered}"),
            };
        }
        catch (ShopUnavailableException e)
        {
            NotYet(e.Message, slot.Key);
            (_shopIsAway, news.Trouble) = (true, e.NeedsOwner ? DraftingTexts.ShopRefuses : DraftingTexts.ShopIsAway);
            return (null, null);
        }
    }

    /// <param name="late">It has been tried for so long that a failure is no reason to go on.</param>
    private async Task ShowAsync(Post post, bool late, CancellationToken ct)
    {
        try
        {
            await draft.FinishAsync(post.Id, ct);
        }
        catch (ChatUnreachableException e)
        {
            NotShown(e, post.Id);
            news.Trouble = DraftingTexts.OwnerUnreachable;
        }
        catch (Exception e) when (late && !ct.IsCancellationRequested)
        {
            NotShown(e, post.Id);
        }
    }

    /// <summary>What comes to the same as the slot before is not said again: the owner knows.</summary>
    private async Task EndAsync(SlotRow slot, SlotOutcome outcome, CancellationToken ct, bool isOnCard = false)
    {
        var known = isOnCard || (outcome != SlotOutcome.Missed && outcome == await ledger.LastOutcomeAsync(ct));
        await ledger.EndAsync(slot with { Outcome = outcome, Told = known }, ct);
    }

    private async Task TellAsync(CancellationToken ct)
    {
        foreach (var same in (await ledger.UntoldAsync(ct)).GroupBy(r => r.Outcome))
        {
            try
            {
                var line = same.Key == SlotOutcome.BudgetUsed
                    ? $"⏭ {CostTexts.BudgetUsed(shop, spending.Budget, spending.Month)}"
                    : DraftingTexts.About(shop, same.Key, [.. same]);
                await messenger.SendAsync(owner.Chat, line, ct);
            }
            catch (ChatUnreachableException e)
            {
                NotTold(e);
                news.Trouble = DraftingTexts.OwnerUnreachable;
            }
            await ledger.ToldAsync([.. same], ct);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The draft of {Slot} waits for the shop: {Reason}")]
    private partial void NotYet(string reason, SlotKey slot);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Draft {Post} could not be shown to the owner; it waits in the queue")]
    private partial void NotShown(Exception e, PostId post);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The owner could not be told about drafting slots")]
    private partial void NotTold(Exception e);
}
