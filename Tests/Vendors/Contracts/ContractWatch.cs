using System.Diagnostics;
using Sandbox.Desk;

[assembly: AssemblyFixture(typeof(Tests.Vendors.Contracts.ContractWatch))]

namespace Tests.Vendors.Contracts;

/// <summary>
/// Listens to every sandbox of this process for the whole run. At its end it prints how many requests were judged; a broken
/// contract, or a vendor that was never asked in a whole run, fails the run.
/// </summary>
public sealed class ContractWatch : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    // xunit's own runner has -class, -method, -namespace, -trait and -filter; the testing platform --filter-….
    private static readonly string[] Filters = ["-class", "-method", "-namespace", "-trait", "-filter", "--filter", "-id"];

    private readonly List<IDisposable> _subscriptions = [];

    public ContractWatch() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == ArrivedRequest.Listener) _subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is ArrivedRequest r) ContractLedger.Take(SentRequest.Of(r.Vendor, r.Method, r.Path, r.Headers, r.Body));
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    public void Dispose()
    {
        foreach (var subscription in _subscriptions) subscription.Dispose();
        Console.WriteLine(Summary);
        // `dotnet test` keeps to itself what a run that went well has printed.
        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "requests-judged.txt"), Summary + "\n");
        if (ContractLedger.Violations is { Count: > 0 } broken) Assert.Fail("The bot broke vendors' contracts:\n  " + string.Join("\n  ", broken));
        var silent = ContractLedger.Vendors.Where(v => ContractLedger.Count(v) == 0).ToList();
        if (IsWholeRun && silent.Count > 0) Assert.Fail($"In a whole run no request was judged for {string.Join(", ", silent)}: somebody has stopped looking.");
    }

    private static string Summary =>
        $"Requests judged by the vendors' contracts: {string.Join(", ", ContractLedger.Vendors.Select(v => $"{v} {ContractLedger.Count(v)}"))}; {ContractLedger.Violations.Count} violations";

    private static bool IsWholeRun => !Environment.GetCommandLineArgs().Any(a => Filters.Any(f => a.StartsWith(f, StringComparison.Ordinal)));
}
