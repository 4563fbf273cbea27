using Conversations.Posts;

namespace Conversations.Orders;

/// <summary>
/// Which post an order came from: the one its customer's last marked link names, else the newest whose text names the discount code that was used.
/// Only a post that was live before the order counts. What cannot be known is left out, so every sum over it is "at least".
/// </summary>
public sealed class AttributeOrder(IPostStore posts)
{
    /// <summary>A code that nobody has posted for so long is found elsewhere.</summary>
    private static readonly TimeSpan CodeLives = TimeSpan.FromDays(60);

    /// <summary>The order with its post; as it was where none is found.</summary>
    public async Task<Order> AttributeAsync(Order order, CancellationToken ct)
    {
        var post = await ByLinkAsync(order, ct) ?? await ByCodeAsync(order, ct);
        return post is { } id ? order with { PostId = id.Value } : order;
    }

    private async Task<PostId?> ByLinkAsync(Order order, CancellationToken ct) =>
        CampaignLinks.PostOf(order.Campaign) is { } id && await posts.FindAsync(id, ct) is { PublishedAt: { } live } && live <= order.CreatedAt ? id : null;

    private async Task<PostId?> ByCodeAsync(Order order, CancellationToken ct)
    {
        var codes = order.DiscountCode?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        if (codes.Length == 0) return null;
        var texts = await posts.LiveTextsAsync(order.CreatedAt - CodeLives, order.CreatedAt, ct);
        return texts.Where(t => codes.Any(c => Names(t.Text, c))).Select(t => (PostId?)t.Post).FirstOrDefault();
    }

    /// <summary>As a word of its own; codes are the same in upper and lower case.</summary>
    private static bool Names(string text, string code)
    {
        for (var at = 0; (at = text.IndexOf(code, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
            if (!Continues(text, at - 1) && !Continues(text, at + code.Length)) return true;
        return false;
    }

    private static bool Continues(string text, int at) => at >= 0 && at < text.Length && (char.IsLetterOrDigit(text[at]) || (text[at] is '-' or '_' && IsInside(text, at)));

    /// <summary>A dash between two letters belongs to the word; one before a space does not.</summary>
    private static bool IsInside(string text, int at) => at > 0 && at + 1 < text.Length && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at + 1]);
}
