using System.Text.Json.Nodes;

namespace Sandbox.Shopify;

/// <summary>The leaky bucket of the Standard plan: 2,000 points, 100 come back each second.</summary>
public sealed class CostBucket(TimeProvider time)
{
    private const double Size = 2_000, RestoreRate = 100;

    private readonly Lock _gate = new();
    private double _available = Size;
    private DateTimeOffset _at = time.GetUtcNow();

    public bool TryTake(double requested)
    {
        lock (_gate)
        {
            Restore();
            if (_available < requested) return false;
            _available -= requested;
            return true;
        }
    }

    public void GiveBack(double points)
    {
        lock (_gate)
        {
            Restore();
            _available = Math.Min(Size, _available + points);
        }
    }

    /// <summary>For a test that wants to be throttled.</summary>
    public void Empty()
    {
        lock (_gate) (_available, _at) = (0, time.GetUtcNow());
    }

    public JsonObject Status(long requested, long? actual)
    {
        lock (_gate)
        {
            Restore();
            return new()
            {
                ["requestedQueryCost"] = requested,
                ["actualQueryCost"] = actual,
                ["throttleStatus"] = new JsonObject { ["maximumAvailable"] = Size, ["currentlyAvailable"] = (long)_available, ["restoreRate"] = RestoreRate },
            };
        }
    }

    private void Restore()
    {
        var now = time.GetUtcNow();
        _available = Math.Min(Size, _available + Math.Max(0, (now - _at).TotalSeconds) * RestoreRate);
        _at = now;
    }
}
