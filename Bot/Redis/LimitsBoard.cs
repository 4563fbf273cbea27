using Bot.Health;
using Bot.Settings;
using Conversations.Help;
using Conversations.Settings;
using Microsoft.Extensions.Options;

namespace Bot.Redis;

/// <summary>The windows of <c>RATE_LIMITS</c> whose vendor is connected.</summary>
internal sealed class LimitsBoard(IOptions<RateLimitOptions> options, IRateWindow windows, VendorHealth vendors, VendorWaits waits) : ILimitsBoard
{
    public async Task<IReadOnlyList<LimitLine>> LinesAsync(CancellationToken ct)
    {
        var lines = new List<LimitLine>();
        foreach (var vendor in vendors.All.Where(v => v.Condition != VendorCondition.Off))
        {
            if (!options.Value.Limits.TryGetValue(vendor.Vendor, out var limit)) continue;
            lines.Add(new(VendorName.Of(vendor.Vendor), limit, await windows.PeekAsync(vendor.Vendor, ct), waits.Left(vendor.Vendor)));
        }
        return lines;
    }
}
