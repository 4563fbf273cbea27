using System.Text.RegularExpressions;
using Conversations.Posts.Writing;
using Conversations.Posts.Writing.Facts;
using Conversations.Shop;
using Microsoft.Extensions.Logging;

namespace Conversations.Posts.Publishing;

/// <summary>What the shop says now of an approved post.</summary>
/// <param name="Product">The record of now; null when there is no such product any more.</param>
/// <param name="Hold">Null when nothing speaks against it.</param>
public sealed record GateView(Product? Product, GateHold? Hold);

/// <summary>
/// Reads the product once more before an approved post leaves: sold out, gone, or another price than the text says keeps it back. A read only,
/// so it may be made at any time and again.
/// </summary>
public sealed partial class ShopGate(IProductCatalog catalog, IShopHosts hosts, TimeProvider time, ILogger<ShopGate> log)
{
    /// <summary>A post is not made late by a shop that does not answer.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    /// <returns>
    /// Null when the shop cannot be read. That proves nothing (D3), and the approval of a person stands: the post goes on as it was approved, since
    /// a shop that is away must not become a post that is silently missing.
    /// </returns>
    public async Task<GateView?> LookAsync(Post post, CancellationToken ct)
    {
        if (ProductReference.ById.Of(post.Product.Id) is not { } reference) return null;
        using var deadline = new CancellationTokenSource(Deadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, deadline.Token);
        try
        {
            var now = await catalog.FindAsync(reference, either.Token);
            return new(now, HoldOf(post, now, await hosts.HostsAsync(either.Token)));
        }
        catch (ShopUnavailableException e)
        {
            NotRead(post.Id, e.Message);
        }
        catch (RegexMatchTimeoutException)
        {
            NotRead(post.Id, "A check of its text took too long.");
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            NotRead(post.Id, $"It did not answer within {Deadline.TotalSeconds:0} s.");
        }
        return null;
    }

    private static GateHold? HoldOf(Post post, Product? now, IReadOnlySet<string> hosts)
    {
        var gone = now is null ? PostTexts.Deleted : PostTexts.NotToBeFound(now.Visibility);
        var soldOut = gone is null && !now!.ForSale ? PostTexts.IsSoldOut : null;
        // What stood on the card was for whoever approved it to say, and is no change of the shop's. A score of the release before knew fewer claims.
        var seen = post.Score is { Parts: not null } score ? score.Findings : Claims(post, post.Product, hosts);
        var before = seen.Where(Holds).Select(f => (f.Check, f.Words)).ToHashSet();
        var claims = now is null ? [] : Claims(post, post.Product.Refreshed(now), hosts).Where(f => Holds(f) && !before.Contains((f.Check, f.Words))).Select(f => f.Reason);
        var findings = new[] { gone, soldOut }.OfType<string>().Concat(claims).Where(f => !post.Lets(f)).ToList();
        if (findings.Count == 0) return null;
        return new(findings.Contains(gone ?? "") ? GateReason.Gone : findings.Contains(soldOut ?? "") ? GateReason.SoldOut : GateReason.Claims, findings);
    }

    private static IReadOnlyList<Finding> Claims(Post post, Product product, IReadOnlySet<string> hosts) =>
        post.Content is { } content ? FactChecks.Find(content.Text, product, hosts) : [];

    /// <summary>A price that no longer is the only one may be that of no variant.</summary>
    private static bool Holds(Finding finding) => finding.Verdict == Verdict.Wrong || finding is { Verdict: Verdict.NotSupported, Check: PriceCheck.Name };

    [LoggerMessage(Level = LogLevel.Warning, Message = "Draft {Post} could not be compared with the shop once more, and goes on as it was approved: {Reason}")]
    private partial void NotRead(PostId post, string reason);
}
