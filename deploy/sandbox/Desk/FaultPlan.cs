namespace Sandbox.Desk;

/// <summary>The faults asked for and not yet used up. Thread-safe.</summary>
public sealed class FaultPlan
{
    private readonly Lock _gate = new();
    private readonly List<(Fault Fault, int Left)> _faults = [];

    public void Add(Fault fault)
    {
        lock (_gate) _faults.Add((fault, fault.Kind == FaultKind.Down || fault.Times <= 0 ? int.MaxValue : fault.Times));
    }

    /// <param name="vendor">Null clears every vendor's faults.</param>
    public void Clear(string? vendor)
    {
        lock (_gate) _faults.RemoveAll(f => vendor is null || f.Fault.Vendor == vendor);
    }

    public Fault? Take(string vendor, string methodAndPath)
    {
        lock (_gate)
        {
            var i = _faults.FindIndex(f => f.Fault.Vendor == vendor &&
                methodAndPath.Contains(f.Fault.Match, StringComparison.OrdinalIgnoreCase));
            if (i < 0) return null;
            var (fault, left) = _faults[i];
            if (left == 1) _faults.RemoveAt(i);
            else if (left != int.MaxValue) _faults[i] = (fault, left - 1);
            return fault;
        }
    }
}
