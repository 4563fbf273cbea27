namespace Tests.Reliability.Faults;

// One class an area, so that areas are played side by side.

public sealed class TelegramFaultTests(ITestOutputHelper output) : FaultTests(output)
{
    public static TheoryData<string> Faults => FaultsOf(TelegramFaults.Rows);

    [Theory]
    [MemberData(nameof(Faults))]
    public Task Comes_to(string fault) => PlayAsync(TelegramFaults.Rows, fault);
}

public sealed class RedisFaultTests(ITestOutputHelper output) : FaultTests(output)
{
    public static TheoryData<string> Faults => FaultsOf(RedisFaults.Rows);

    [Theory]
    [MemberData(nameof(Faults))]
    public Task Comes_to(string fault) => PlayAsync(RedisFaults.Rows, fault);
}

public sealed class AppwriteFaultTests(ITestOutputHelper output) : FaultTests(output)
{
    public static TheoryData<string> Faults => FaultsOf(AppwriteFaults.Rows);

    [Theory]
    [MemberData(nameof(Faults))]
    public Task Comes_to(string fault) => PlayAsync(AppwriteFaults.Rows, fault);
}

public sealed class GeminiFaultTests(ITestOutputHelper output) : FaultTests(output)
{
    public static TheoryData<string> Faults => FaultsOf(GeminiFaults.Rows);

    [Theory]
    [MemberData(nameof(Faults))]
    public Task Comes_to(string fault) => PlayAsync(GeminiFaults.Rows, fault);
}

public sealed class PlatformFaultTests(ITestOutputHelper output) : FaultTests(output)
{
    public static TheoryData<string> Faults => FaultsOf(PlatformFaults.Rows);

    [Theory]
    [MemberData(nameof(Faults))]
    public Task Comes_to(string fault) => PlayAsync(PlatformFaults.Rows, fault);
}

public sealed class ShopFaultTests(ITestOutputHelper output) : FaultTests(output)
{
    public static TheoryData<string> Faults => FaultsOf(ShopFaults.Rows);

    [Theory]
    [MemberData(nameof(Faults))]
    public Task Comes_to(string fault) => PlayAsync(ShopFaults.Rows, fault);
}

public sealed class ClockFaultTests(ITestOutputHelper output) : FaultTests(output)
{
    public static TheoryData<string> Faults => FaultsOf(ClockFaults.Rows);

    [Theory]
    [MemberData(nameof(Faults))]
    public Task Comes_to(string fault) => PlayAsync(ClockFaults.Rows, fault);
}

public sealed class MachineFaultTests(ITestOutputHelper output) : FaultTests(output)
{
    public static TheoryData<string> Faults => FaultsOf(MachineFaults.Rows);

    [Theory]
    [MemberData(nameof(Faults))]
    public Task Comes_to(string fault) => PlayAsync(MachineFaults.Rows, fault);
}

public sealed class PeopleFaultTests(ITestOutputHelper output) : FaultTests(output)
{
    public static TheoryData<string> Faults => FaultsOf(PeopleFaults.Rows);

    [Theory]
    [MemberData(nameof(Faults))]
    public Task Comes_to(string fault) => PlayAsync(PeopleFaults.Rows, fault);
}
