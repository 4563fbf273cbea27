namespace Bot.Health;

public enum VendorCondition
{
    /// <summary>Its settings are absent.</summary>
    Off,

    On,

    Failing,
}

/// <param name="Reason">One short sentence; null unless failing.</param>
/// <param name="LastSuccess">Null until something has worked since the start.</param>
public sealed record VendorState(string Vendor, VendorCondition Condition, DateTimeOffset? FailingSince, string? Reason, DateTimeOffset? LastSuccess);

/// <summary>Whether a vendor has settings at all; each vendor's folder registers one.</summary>
public sealed record VendorSwitch(string Vendor, bool IsOn);

/// <summary>How each vendor is doing, as its last calls showed it. Clears by itself when a call succeeds.</summary>
public sealed class VendorHealth
{
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, VendorState> _states = new(StringComparer.Ordinal);

    public VendorHealth(IEnumerable<VendorSwitch> vendors, TimeProvider time)
    {
        _time = time;
        foreach (var vendor in vendors)
            _states[vendor.Vendor] = new(vendor.Vendor, vendor.IsOn ? VendorCondition.On : VendorCondition.Off, null, null, null);
    }

    /// <summary>By name.</summary>
    public IReadOnlyList<VendorState> All
    {
        get
        {
            lock (_gate) return [.. _states.Values];
        }
    }

    public VendorState Of(string vendor)
    {
        lock (_gate) return Get(vendor);
    }

    public void Works(string vendor)
    {
        lock (_gate) _states[vendor] = new(vendor, VendorCondition.On, null, null, _time.GetUtcNow());
    }

    /// <summary>The time of the first failure stays while it goes on; the reason is the newest.</summary>
    public void Fails(string vendor, string reason)
    {
        lock (_gate)
        {
            var before = Get(vendor);
            _states[vendor] = before with
            {
                Condition = VendorCondition.Failing,
                FailingSince = before.FailingSince ?? _time.GetUtcNow(),
                Reason = reason,
            };
        }
    }

    private VendorState Get(string vendor) =>
        _states.TryGetValue(vendor, out var state) ? state : new(vendor, VendorCondition.On, null, null, null);
}
