using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Tests.Support;

namespace Tests.Journeys;

/// <summary>How <c>try</c> begins, how it ends, and what it says when it cannot.</summary>
[Collection(RealProcesses.Name)]
public sealed class TryVerb : IDisposable
{
    private const string Header = "Handle,Title,Variant Price\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bot-tryverb-");

    public static TheoryData<string> Signals => Effort.Times(1, 3, 3) == 1 ? ["TERM"] : ["TERM", "INT", "HUP"];

    [Theory]
    [InlineData(null, "There is no file")]
    [InlineData("", "is empty")]
    [InlineData("name,price\nTea,3\n", "is no Shopify product export: it has no column \"Handle\"")]
    [InlineData(Header, "holds no product")]
    [InlineData(Header + "tea,Tea,cheap\n", "line 2: \"cheap\" in column \"Variant Price\" is no amount of money")]
    [InlineData(Header + "tea,\"Tea,3\n", "is damaged near line 2")]
    public async Task A_catalogue_that_cannot_be_used_gets_a_sentence(string? content, string sentence)
    {
        var file = Path.Combine(_folder.FullName, "products.csv");
        if (content is not null) await File.WriteAllTextAsync(file, content, TestContext.Current.CancellationToken);
        await RefusesAsync(sentence, "try", "--catalogue", file);
    }

    [Fact]
    public async Task A_port_that_is_taken_gets_a_sentence()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        await RefusesAsync($"Port {port} cannot be had", "try", "--port", port);
        await RefusesAsync("--port takes a number from 1 to 65535", "try", "--port", "70000");
    }

    [Theory]
    [MemberData(nameof(Signals))]
    public async Task Stopped_it_leaves_no_process_and_no_folder(string signal)
    {
        var (program, _) = await TryProcess.BeginAsync();
        await using var running = program;
        var (children, folder) = await HouseholdAsync(program);
        Assert.True(Directory.Exists(folder));
        await program.SignalAsync(signal);
        Assert.Equal(0, await program.EndAsync());
        Assert.All(children, id => Assert.False(TryProcess.Runs(id)));
        Assert.False(Directory.Exists(folder));
        Assert.DoesNotContain("starting it again", program.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", program.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Killed_it_takes_its_children_along()
    {
        var (program, _) = await TryProcess.BeginAsync();
        await using var running = program;
        var (children, folder) = await HouseholdAsync(program);
        TryProcess.Kill(program.Id);
        await program.EndAsync();
        await Desk.UntilAsync(() => Task.FromResult(children.Any(TryProcess.Runs) ? null : "gone"), "the end of the children");
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Two_at_once_do_not_meet()
    {
        var (first, one) = await TryProcess.BeginAsync();
        await using var runningFirst = first;
        var (second, two) = await TryProcess.BeginAsync();
        await using var runningSecond = second;
        using var a = new Desk(one);
        using var b = new Desk(two);
        await a.SayAsync("/start");
        await a.SeesAsync("I draft, you approve");
        Assert.Empty(await b.ChatAsync());
        await b.SayAsync("/help");
        await b.SeesAsync("Nothing goes public without your tap");
        Assert.DoesNotContain(await a.ChatAsync(), m => m.Text.Contains("Nothing goes public", StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>The sandbox and the bot, and the folder they live in.</summary>
    private static async Task<(IReadOnlyList<int> Children, string Folder)> HouseholdAsync(TryProcess program)
    {
        await Desk.UntilAsync(() => Task.FromResult(program.BotId is null ? null : "the bot"), "the bot under it");
        var children = TryProcess.Children(program.Id);
        Assert.Equal(2, children.Count);
        var settings = children.SelectMany(c => c.Arguments).Single(a => a.EndsWith("try.env", StringComparison.Ordinal));
        return ([.. children.Select(c => c.Id)], Path.GetDirectoryName(settings)!);
    }

    private async Task RefusesAsync(string sentence, params string[] arguments)
    {
        await using var program = TryProcess.Start(null, _folder.FullName, arguments);
        Assert.Equal(1, await program.EndAsync());
        Assert.Contains(sentence, program.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", program.Output, StringComparison.Ordinal);
    }
}
