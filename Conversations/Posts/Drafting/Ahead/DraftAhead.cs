using Conversations.Costs;
using Conversations.Posts.Writing;
using Conversations.Settings;
using Conversations.Shop;
using Microsoft.Extensions.Logging;

namespace Conversations.Posts.Drafting.Ahead;

/// <summary>
/// When the last drafting slot of a day is over, chooses the products for the slots of the next and has their texts written as one batch, at
/// half the price. Whatever comes in between, the slot writes its draft as ever; so a batch is asked for once a day and never again, and one
/// of which nobody knows whether it exists is only looked for.
/// </summary>
public sealed partial class DraftAhead(
    IDraftBatches batches, IAheadStore store, OfferProduct offer, IPostStore posts, Spending spending, ClockTrust clock, ShopSettings shop, IVoiceStore voice, TimeProvider time,
    ILogger<DraftAhead> log)
{
    /// <summary>Later than this before the first slot it would hardly be done in time.</summary>
    private static readonly TimeSpan Lead = TimeSpan.FromHours(2);

    /// <summary>A batch takes minutes to a day.</summary>
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan AfterRefusal = TimeSpan.FromMinutes(30);

    /// <summary>The vendor gives a batch up after two days.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3);

    /// <summary>By the clock that only goes on (S4).</summary>
    private (long At, TimeSpan Wait)? _looked, _refused;

    /// <summary>Once a minute, and never twice at a time.</summary>
    public async Task TickAsync(CancellationToken ct)
    {
        if (!batches.IsOn || await clock.DoubtAsync(ct) is not null) return;
        if (IsOver(_looked))
        {
            _looked = (time.GetTimestamp(), BetweenLooks);
            foreach (var batch in await store.OpenAsync(ct)) await FollowAsync(batch, ct);
        }
        if (IsOver(_refused)) await BeginAsync(ct);
    }

    private bool IsOver((long At, TimeSpan Wait)? last) => last is not { } l || time.GetElapsedTime(l.At) >= l.Wait;

    private async Task BeginAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (shop.GenerateAt is not { } plan || plan.Next(now) is not { } first || first.Due - now < Lead) return;
        var day = first.Key.Date;
        // While slots of today are to come, what will be in the shop and the queue tomorrow is not known well enough.
        if (day == DateOnly.FromDateTime(shop.Local(now).DateTime) || await store.IsPreparedAsync(day, ct)) return;
        try
        {
            var slots = plan.Between(now, first.Due + TimeSpan.FromHours(26)).Where(s => s.Key.Date == day);
            var (drafts, requests) = await ChooseAsync(plan, day, slots, ct);
            if (requests.Count > 0) await CreateAsync(day, drafts, requests, now, ct);
            else Wait();
        }
        catch (ShopUnavailableException e)
        {
            Wait();
            NotChosen(day, e.Message);
        }
    }

    private void Wait() => _refused = (time.GetTimestamp(), AfterRefusal);

    private async Task<(List<AheadDraft> Drafts, List<BatchRequest> Requests)> ChooseAsync(SlotPlan plan, DateOnly day, IEnumerable<Slot> slots, CancellationToken ct)
    {
        var (drafts, requests) = (new List<AheadDraft>(), new List<BatchRequest>());
        var room = RunDraftingSlot.MostWaiting - (await posts.ListAsync([PostStage.Drafting, PostStage.InReview], ct)).Count;
        // The shop is asked before money is put aside, so that nothing stays put aside when it does not answer.
        var offers = new List<(SlotKey Slot, Offer.Chosen Offer)>();
        foreach (var slot in slots.Take(room))
        {
            if (await offer.ForAsync(ChooseProduct.TurnOf(plan, slot.Key), ct, offers.Select(o => o.Offer.Product.Id)) is not Offer.Chosen next) break;
            offers.Add((slot.Key, next));
        }
        foreach (var (slot, chosen) in offers)
        {
            var (messages, options) = CaptionWriter.Asking(chosen.Product, shop.Language, voice.Current?.Text, []);
            var request = new BatchRequest($"{slot}", messages, options);
            var (input, output) = batches.MostOf(request);
            try
            {
                var reservation = await spending.ReserveBatchedAsync(batches.Model, input, output, ct);
                drafts.Add(new(slot, day, chosen.Product.Id, CaptionPrompt.FactsOf(chosen.Product, shop.Language, voice.Current?.Text), chosen.Product.Stock, chosen.Reason, reservation, null, null));
                requests.Add(request);
            }
            catch (BudgetUsedException)
            {
                break; // the slot says so
            }
        }
        return (drafts, requests);
    }

    private async Task CreateAsync(DateOnly day, List<AheadDraft> drafts, List<BatchRequest> requests, DateTimeOffset now, CancellationToken ct)
    {
        var intent = new DraftBatch(day, $"drafts of {day:yyyy-MM-dd} {Guid.NewGuid():n}", null, BatchState.Intended, now);
        if (!await store.IntendAsync(intent, drafts, ct))
        {
            await ReleaseAsync(drafts);
            return;
        }
        _looked = (time.GetTimestamp(), BetweenLooks);
        switch (await batches.CreateAsync(intent.DisplayName, requests, ct))
        {
            case BatchCreation.Created created:
                await store.SaveAsync(intent with { Name = created.Name, State = BatchState.Created }, [], ct);
                Asked(day, requests.Count);
                break;
            case BatchCreation.Refused refused:
                await store.ForgetAsync(intent, ct);
                await ReleaseAsync(drafts);
                Wait();
                NotAsked(day, refused.Reason);
                break;
            case BatchCreation.Unknown unknown:
                NotKnown(day, unknown.Reason);
                break;
        }
    }

    private async Task ReleaseAsync(IEnumerable<AheadDraft> drafts)
    {
        foreach (var draft in drafts) await spending.ReleaseAsync(draft.Reservation);
    }

    private async Task FollowAsync(DraftBatch batch, CancellationToken ct)
    {
        if (batch.Name is null)
        {
            if (await batches.FindAsync(batch.DisplayName, ct) is { } name) await store.SaveAsync(batch = batch with { Name = name, State = BatchState.Created }, [], ct);
            else if (time.GetUtcNow() - batch.IntendedAt > Longest) await EndAsync(batch, "it never appeared", ct);
            if (batch.Name is null) return;
        }
        switch (await batches.LookAsync(batch.Name, ct))
        {
            case BatchLook.Done done:
                await TakeAsync(batch, done.Answers, ct);
                break;
            case BatchLook.Ended ended:
                await EndAsync(batch, ended.Reason, ct);
                break;
            case BatchLook.Waiting when time.GetUtcNow() - batch.IntendedAt > Longest:
                await EndAsync(batch, "it takes too long", ct);
                break;
        }
    }

    private async Task TakeAsync(DraftBatch batch, IReadOnlyList<BatchAnswer> answers, CancellationToken ct)
    {
        var drafts = await store.OfAsync(batch.Day, ct);
        var usable = new List<AheadDraft>();
        foreach (var draft in drafts)
        {
            if (answers.FirstOrDefault(a => a.Key == $"{draft.Slot}") is not { } answer) continue;
            if (answer.Usage is { } usage) await spending.SettleBatchedAsync(draft.Reservation, answer.ModelVersion, usage);
            else await spending.ReleaseAsync(draft.Reservation);
            if (IsCaption(answer.Text)) usable.Add(draft with { Answer = answer.Text, ModelVersion = answer.ModelVersion });
            else NotWritten(draft.Slot, answer.Trouble ?? "not in the form that was asked for");
        }
        await store.SaveAsync(batch with { State = BatchState.Done }, usable, ct);
        Written(batch.Day, usable.Count, drafts.Count);
    }

    // Of what ended without answers nobody says what is billed: the reservations stay.
    private async Task EndAsync(DraftBatch batch, string reason, CancellationToken ct)
    {
        await store.SaveAsync(batch with { State = BatchState.Ended }, [], ct);
        CameToNothing(batch.Day, reason);
    }

    private static bool IsCaption(string? text)
    {
        try
        {
            return text is not null && CaptionWriter.Read(text).Text.Length > 0;
        }
        catch (ModelTroubleException)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The drafts of {Day} are being written ahead: {Count}")]
    private partial void Asked(DateOnly day, int count);

    [LoggerMessage(Level = LogLevel.Information, Message = "Of the drafts of {Day}, {Count} of {All} are written ahead")]
    private partial void Written(DateOnly day, int count, int all);

    [LoggerMessage(Level = LogLevel.Information, Message = "The draft of {Slot} is not written ahead: {Reason}")]
    private partial void NotWritten(SlotKey slot, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "The products of {Day} could not be chosen ahead: {Reason}")]
    private partial void NotChosen(DateOnly day, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The batch of {Day} was refused: {Reason}")]
    private partial void NotAsked(DateOnly day, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Whether there is a batch of {Day} is not known; it is looked for by its name: {Reason}")]
    private partial void NotKnown(DateOnly day, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The batch of {Day} came to nothing, so its slots write as ever: {Reason}")]
    private partial void CameToNothing(DateOnly day, string reason);
}
