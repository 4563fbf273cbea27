using Conversations.Settings;

namespace Conversations.Posts.Drafting;

/// <summary>How drafting by itself is doing, for <c>/status</c> and <c>/queue</c>.</summary>
public sealed class DraftingNews(ShopSettings shop, TimeProvider time)
{
    /// <summary>Why the clock is not believed.</summary>
    public string? Doubt { get; set; }

    /// <summary>Why a draft cannot be made or shown now.</summary>
    public string? Trouble { get; set; }

    /// <summary>That the AI budget is used up.</summary>
    public string? Budget { get; set; }

    public string StatusLine => DraftingTexts.Line(shop, time.GetUtcNow(), Doubt, Budget ?? Trouble, Next);

    /// <summary>Null while there are no slots.</summary>
    public string? QueueLine => Next is { } slot ? DraftingTexts.NextDraft(shop, time.GetUtcNow(), slot) : null;

    private Slot? Next => shop.GenerateAt?.Next(time.GetUtcNow());
}
