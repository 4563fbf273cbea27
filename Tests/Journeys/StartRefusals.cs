using Tests.Support;

using System.Diagnostics;

namespace Tests.Journeys;

/// <summary>What a person reads whose settings cannot work.</summary>
[Collection(RealProcesses.Name)]
public sealed class StartRefusals : IDisposable
{
    private const string Secret = "canary-5e1f-do-not-show";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bot-refusal-");

    [Fact]
    public async Task O3_without_settings_it_names_all_that_are_missing_and_the_way_to_try_it()
    {
        var (code, said) = await RefusedAsync();
        Assert.Equal(2, code);
        foreach (var name in new[] { "TELEGRAM_BOT_TOKEN is missing", "TELEGRAM_ALLOWED_USERS is missing", "SHOP_TIME_ZONE is missing", "-- try" })
            Assert.Contains(name, said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        Assert.DoesNotContain(_folder.EnumerateFileSystemInfos(), f => f.Name != "data");
    }

    [Fact]
    public async Task O3_every_mistake_is_listed_at_once_and_no_secret_is_shown()
    {
        await File.WriteAllLinesAsync(Path.Combine(_folder.FullName, ".env"),
        [
            $"TELEGRAM_BOT_TOKEN={Secret}",
            "TELEGRAM_ALLOWED_USERS=111:king",
            "SHOP_TIME_ZONE=Berlin",
            $"SHOPIFY_ACCESS_TOKEN={Secret}",
            $"META_ACCESS_TOKEN={Secret}",
            "UNDO_WINDOW=soon",
            $"GEMINI_API_KEY=\"{Secret} {Secret}",
        ], TestContext.Current.CancellationToken);
        var (code, said) = await RefusedAsync();
        Assert.Equal(2, code);
        foreach (var name in new[] { "TELEGRAM_BOT_TOKEN", "TELEGRAM_ALLOWED_USERS", "SHOP_TIME_ZONE", "SHOPIFY_SHOP", "META_ACCESS_TOKEN", "UNDO_WINDOW", "GEMINI_API_KEY" })
            Assert.Contains($"• {name}", said, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_settings_of_a_dot_env_file_are_read_and_the_environment_wins_over_them()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, ".env"), "UNDO_WINDOW=soon\nPUBLISH_AT=never\n", TestContext.Current.CancellationToken);
        await using var program = TryProcess.Start(new Dictionary<string, string> { ["UNDO_WINDOW"] = "60s" }, _folder.FullName);
        Assert.Equal(2, await program.EndAsync());
        Assert.Contains("• PUBLISH_AT cannot be read", program.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("UNDO_WINDOW", program.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "is not there")]
    [InlineData($"TELEGRAM_BOT_TOKEN {Secret}", "cannot be read: each line is NAME=value")]
    [InlineData($"GEMINI_API_KEY={Secret}\nGEMINI_API_KEY={Secret}", "cannot be read: each line is NAME=value")]
    public async Task O3_a_settings_file_that_cannot_be_used_gets_a_sentence(string? content, string sentence)
    {
        var file = Path.Combine(_folder.FullName, "settings.env");
        if (content is not null) await File.WriteAllTextAsync(file, content, TestContext.Current.CancellationToken);
        foreach (string[] verb in new[] { new[] { "run" }, ["setup", "--tables"] })
        {
            var (code, said) = await RefusedAsync([.. verb, "--settings", file]);
            Assert.Equal(2, code);
            Assert.Contains(sentence, said, StringComparison.Ordinal);
            Assert.DoesNotContain(Secret, said, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task O3_the_refusal_comes_within_two_seconds()
    {
        // The best of three: a machine that is busy with something else is not the program's fault.
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < 3 && best > TimeSpan.FromSeconds(2); i++)
        {
            var started = Stopwatch.GetTimestamp();
            await RefusedAsync();
            var took = Stopwatch.GetElapsedTime(started);
            if (took < best) best = took;
        }
        Assert.InRange(best, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task Help_names_every_verb()
    {
        await using var program = TryProcess.Start(null, _folder.FullName, "--help");
        Assert.Equal(0, await program.EndAsync());
        foreach (var verb in new[] { "run", "try", "setup", "health", "--settings" }) Assert.Contains($"  {verb} ", program.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("--with-parent", program.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<(int Code, string Said)> RefusedAsync(params string[] arguments)
    {
        await using var program = TryProcess.Start(null, _folder.FullName, arguments);
        var code = await program.EndAsync();
        return (code, program.Output);
    }
}
