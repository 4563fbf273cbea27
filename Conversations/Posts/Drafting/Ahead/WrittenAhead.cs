using System.Globalization;
using Conversations.Posts.Writing;
using Conversations.Settings;
using Conversations.Shop;

namespace Conversations.Posts.Drafting.Ahead;

/// <summary>What was written ahead, at the slot it was written for.</summary>
public sealed class WrittenAhead(IAheadStore store, OfferProduct offer, ShopSettings shop, IVoiceStore voice)
{
    /// <summary>The product whose text is there, if it can still be posted and is what it was; else null, and the text is dropped.</summary>
    /// <exception cref="ShopUnavailableException">The shop could not be asked.</exception>
    public async Task<Offer.Chosen?> ForAsync(SlotKey slot, CancellationToken ct)
    {
        if (await store.FindAsync(slot, ct) is not { Answer: not null } draft) return null;
        if (await offer.StillAsync(draft.Product, ct) is { } product && FactsOf(product) == draft.Facts)
            return new(product, draft.Stock == product.Stock ? draft.Reason : WithStock(draft.Reason, draft.Stock, product.Stock));
        await store.DropAsync(draft, ct);
        return null;
    }

    /// <summary>The text for the first writing of a post; null when there is none. It may have come after the slot had taken another product.</summary>
    public async Task<(string Answer, string? ModelVersion)?> TextAsync(PostId post, Product product, CancellationToken ct)
    {
        if (await store.OfPostAsync(post, ct) is not { Answer: { } answer } draft) return null;
        if (draft.Product != product.Id || FactsOf(product) != draft.Facts) return null;
        await store.UsedAsync(draft, post, ct);
        return (answer, draft.ModelVersion);
    }

    private string FactsOf(Product product) => CaptionPrompt.FactsOf(product, shop.Language, voice.Current?.Text);

    /// <summary>Some were sold since: the checks see to the text.</summary>
    private static string WithStock(string reason, int? was, int? now) => string.Create(CultureInfo.InvariantCulture, $"{was} in stock") is var said && now is not null
        ? reason.Replace(said, string.Create(CultureInfo.InvariantCulture, $"{now} in stock"), StringComparison.Ordinal)
        : reason;
}
