using Bot.Settings;
using Conversations.Costs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Bot.Appwrite;

/// <summary>The shop's books in the cloud.</summary>
public sealed class AppwriteOptions
{
    /// <summary>Regional, ends in <c>/v1</c>.</summary>
    [ConfigurationKeyName("APPWRITE_ENDPOINT")]
    public string? Endpoint { get; set => field = SettingText.Clean(value); }

    [ConfigurationKeyName("APPWRITE_PROJECT")]
    public string? Project { get; set => field = SettingText.Clean(value); }

    [ConfigurationKeyName("APPWRITE_API_KEY")]
    public string? ApiKey { get; set => field = SettingText.Clean(value); }

    [ConfigurationKeyName("APPWRITE_DATABASE")]
    public string? Database { get; set => field = SettingText.Clean(value); }

    /// <summary><c>free</c> or <c>pro</c>: which allowance <c>/costs</c> measures against.</summary>
    [ConfigurationKeyName("APPWRITE_PLAN")]
    public string Plan { get; set => field = SettingText.Clean(value) ?? field; } = BooksPlan.Free.Name;

    public bool IsOn => Endpoint is not null && Project is not null && ApiKey is not null;

    public string DatabaseId => Database ?? "production";

    internal static BooksPlan? ReadPlan(string text) => new[] { BooksPlan.Free, BooksPlan.Pro }.FirstOrDefault(p => p.Name == text);
}

internal sealed class AppwriteOptionsCheck : IValidateOptions<AppwriteOptions>
{
    private const string Endpoint = "https://fra.cloud.appwrite.io/v1";

    public ValidateOptionsResult Validate(string? name, AppwriteOptions options)
    {
        var checks = new SettingChecks();
        if (!options.IsOn && (options.Endpoint ?? options.Project ?? options.ApiKey) is not null)
        {
            const string because = "the other settings of Appwrite are there, and it needs all three";
            checks.Needs("APPWRITE_ENDPOINT", options.Endpoint, because, Endpoint);
            checks.Needs("APPWRITE_PROJECT", options.Project, because, "the project id on the console's overview page");
            checks.Needs("APPWRITE_API_KEY", options.ApiKey, because, "standard_ and a long word of letters and digits");
        }
        checks.Address("APPWRITE_ENDPOINT", options.Endpoint, Endpoint, path: "/v1");
        checks.Token("APPWRITE_API_KEY", options.ApiKey);
        CheckId(checks, "APPWRITE_PROJECT", options.Project, "shop-posts");
        CheckId(checks, "APPWRITE_DATABASE", options.Database, "production");
        if (AppwriteOptions.ReadPlan(options.Plan) is null) checks.Wrong("APPWRITE_PLAN is no plan I know: write free or pro.");
        return checks.Result;
    }

    private static void CheckId(SettingChecks checks, string name, string? value, string example)
    {
        if (value is not null && (value.Length > 36 || !char.IsAsciiLetterOrDigit(value[0]) || !value.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-')))
            checks.Wrong($"{name} must be an id of at most 36 letters, digits, dots, hyphens and underscores. A right value looks like {example}.");
    }
}
