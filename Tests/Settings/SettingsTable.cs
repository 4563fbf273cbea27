using System.Text;
using Bot;
using Bot.Cli;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Tests.Support;

namespace Tests.Settings;

/// <summary>Every way of writing a setting that we know people find, and what the start says to it.</summary>
public sealed class SettingsTable(ITestOutputHelper output) : IDisposable
{
    private const string Secret = "canary5e1fDoNotShow";

    private static readonly Dictionary<string, string> Whole = new()
    {
        ["TELEGRAM_BOT_TOKEN"] = $"123456789:AA{Secret}",
        ["TELEGRAM_ALLOWED_USERS"] = "111:owner,222:approver",
        ["SHOP_TIME_ZONE"] = "Europe/Berlin",
        ["SHOPIFY_SHOP"] = "acme.myshopify.com",
        ["SHOPIFY_ACCESS_TOKEN"] = $"shpat_{Secret}",
        ["GEMINI_API_KEY"] = Secret,
        ["META_ACCESS_TOKEN"] = $"EAA{Secret}",
        ["INSTAGRAM_ACCOUNT_ID"] = "17841400000000000",
        ["APPWRITE_ENDPOINT"] = "https://fra.cloud.appwrite.io/v1",
        ["APPWRITE_PROJECT"] = "shop-posts",
        ["APPWRITE_API_KEY"] = $"standard_{Secret}",
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bot-settings-");

    [Fact]
    public void O3_each_broken_setting_is_refused_with_its_name_and_a_right_value_and_without_a_secret()
    {
        var table = new StringBuilder();
        foreach (var row in BrokenSettings.Rows)
        {
            var mistakes = Mistakes(row);
            table.AppendLine(row);
            foreach (var mistake in mistakes) table.Append("  • ").AppendLine(mistake);
            Assert.NotEmpty(mistakes);
            Assert.All(mistakes, m => Assert.Matches("^[A-Z]+(_[A-Z]+)+ ", m));
        }
        output.WriteLine($"{BrokenSettings.Rows.Count} rows");
        Assert.DoesNotContain(Secret, table.ToString(), StringComparison.Ordinal);
        Assert.True(BrokenSettings.Rows.Count >= 40);
        ApprovedText.Check("Tests/Settings/settings.approved.txt", table.ToString());
    }

    [Fact]
    public void O3_all_mistakes_are_named_at_once()
    {
        var mistakes = Mistakes(string.Join(" | ", BrokenSettings.ManyAtOnce));
        foreach (var name in BrokenSettings.ManyAtOnce.Select(s => s.Split('=')[0].TrimStart('-')))
            Assert.Contains(mistakes, m => m.StartsWith(name + " ", StringComparison.Ordinal));
        Assert.DoesNotContain(Secret, string.Concat(mistakes), StringComparison.Ordinal);
    }

    [Fact]
    public void O3_what_is_unusual_but_right_is_not_refused()
    {
        Assert.All(UnusualSettings.Rows, row => Assert.True(Mistakes(row) is [], $"{row}\n{string.Join("\n", Mistakes(row))}"));
        output.WriteLine($"{UnusualSettings.Rows.Count} rows");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <param name="row">Differences from whole settings: <c>NAME=value</c> sets, <c>-NAME</c> removes; <c>{secret}</c> must stay hidden.</param>
    private List<string> Mistakes(string row)
    {
        var settings = new Dictionary<string, string?>(Whole.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))) { ["DATA_DIR"] = _folder.FullName };
        foreach (var part in row.Split(" | "))
        {
            if (part.StartsWith('-')) settings.Remove(part[1..]);
            else settings[part[..part.IndexOf('=')]] = part[(part.IndexOf('=') + 1)..].Replace("{secret}", Secret, StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal);
        }
        try
        {
            using var host = BotHost.Build(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
            host.Services.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (Exception e) when (RunCommand.Mistakes(e) is { Count: > 0 } mistakes)
        {
            return mistakes;
        }
    }
}
