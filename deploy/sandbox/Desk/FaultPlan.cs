namespace Sandbox.Desk;

/// <summary>The faults asked for and not yet used up. Thread-safe.</summary>
public sealed class FaultPlan
{
    private readonly Lock _gate = new();
    private readonly List<(Fault Fault, int Left)> _faults = [];
    private volatile bool _isUnplugged;

    /// <summary>Every vendor resets every connection, as if the client's machine had gone; uses up none of the faults.</summary>
    public bool IsUnplugged
    {
        get => _isUnplugged;
        set => _isUnplugged = value;
    }

    public void Add(Fault fault)
    {
        lock (_gate) _faults.Add((fault, fault.Kind == FaultKind.Down || fault.Times <= 0 ? int.MaxValue : fault.Times));
    }

    /// <param name="vendor">Null clears every vendor's faults.</param>
    public void Clear(string? vendor)
    {
        lock (_gate) _faults.RemoveAll(f => vendor is null || f.Fault.Vendor == vendor);
    }

    /// <summary>Whether a vendor that served this request a moment ago is gone by now.</summary>
    public bool IsDown(string vendor, string methodAndPath)
    {
        if (IsUnplugged) return true;
        lock (_gate) return _faults.Exists(f => f.Fault.Kind == FaultKind.Down && Hits(f.Fault, vendor, methodAndPath));
    }

    public Fault? Take(string vendor, string methodAndPath)
    {
        if (IsUnplugged) return new() { Vendor = vendor, Kind = FaultKind.Down };
        lock (_gate)
        {
            var i = _faults.FindIndex(f => Hits(f.Fault, vendor, methodAndPath));
            if (i < 0) return null;
            var (fault, left) = _faults[i];
            if (left == 1) _faults.RemoveAt(i);
            else if (left != int.MaxValue) _faults[i] = (fault, left - 1);
            return fault;
        }
    }

    private static bool Hits(Fault fault, string vendor, string methodAndPath) =>
        fault.Vendor == vendor && methodAndPath.Contains(fault.Match, StringComparison.OrdinalIgnoreCase);
}
