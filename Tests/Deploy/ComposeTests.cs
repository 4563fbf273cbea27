using System.Text.RegularExpressions;
using Tests.Support;

namespace Tests.Deploy;

/// <summary>The compose file as it is shipped: each hardening line stands there, for the reason beside it (X10).</summary>
public sealed partial class ComposeTests(ITestOutputHelper output)
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "docker-compose.yml"));

    [Fact]
    public void X10_every_hardening_line_is_there()
    {
        var compose = ComposeFile.Read(Text);
        foreach (var line in HardeningLine.All) output.WriteLine($"{line}");
        Assert.DoesNotContain(HardeningLine.All, l => !l.IsKeptBy(compose));
    }

    [Fact]
    public void X10_every_hardening_line_is_missed_when_it_is_gone()
    {
        foreach (var line in HardeningLine.All)
        {
            var compose = ComposeFile.Read(Text);
            compose[line.Path] = line.Value is ['~', .. var part] ? compose[line.Path].Replace(part, "", StringComparison.Ordinal) : "";
            Assert.False(line.IsKeptBy(compose), $"{line}");
        }
    }

    [Fact]
    public void X10_no_port_is_open_and_nothing_is_opened_that_another_line_closes()
    {
        var compose = ComposeFile.Read(Text);
        Assert.DoesNotContain(compose.Keys, k => HardeningLine.Forbidden.Any(f => Regex.IsMatch(k, $@"^services\.[^.]+\.{f}(\.|$)")));
        Assert.DoesNotContain(compose.Values, v => v.Contains("docker.sock", StringComparison.Ordinal));
    }

    [Fact]
    public void X10_images_are_named_by_an_exact_version()
    {
        var dockerfile = File.ReadAllText(Path.Combine(Repository.Root, "deploy", "Dockerfile"));
        var images = From().Matches(dockerfile).Select(m => m.Groups[1].Value).Append(ComposeFile.Read(Text)["services.redis.image"]).ToList();
        Assert.Equal(3, images.Count);
        Assert.All(images, i => Assert.Matches(@":\d+\.\d+\.\d+", i));
    }

    [GeneratedRegex(@"^FROM (?:--\S+ )?(\S+)", RegexOptions.Multiline)]
    private static partial Regex From();
}
