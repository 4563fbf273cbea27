using System.Globalization;
using Bot.Settings;
using Conversations.Chat;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Bot.Telegram;

public sealed class TelegramOptions
{
    [ConfigurationKeyName("TELEGRAM_BOT_TOKEN")]
    public string? Token { get; set => field = SettingText.Clean(value); }

    /// <summary><c>111:owner,222:approver</c>.</summary>
    [ConfigurationKeyName("TELEGRAM_ALLOWED_USERS")]
    public string? AllowedUsers { get; set => field = SettingText.Clean(value); }

    [ConfigurationKeyName("TELEGRAM_API_URL")]
    public string ApiUrl { get; set => field = SettingText.Clean(value) ?? field; } = "https://api.telegram.org";

    /// <returns>Role by user id, in the order written; null when the list cannot be read.</returns>
    internal static IReadOnlyList<(UserId Id, Role Role)>? ReadUsers(string? text)
    {
        var users = new List<(UserId, Role)>();
        foreach (var entry in SettingText.List(text))
        {
            if (entry.Split(':', StringSplitOptions.TrimEntries) is not [var id, var role]) return null;
            if (!long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number <= 0) return null;
            if (role.All(char.IsAsciiDigit) || !Enum.TryParse<Role>(role, ignoreCase: true, out var known)) return null;
            users.Add((new(number), known));
        }
        return users;
    }
}

internal sealed class TelegramOptionsCheck : IValidateOptions<TelegramOptions>
{
    public ValidateOptionsResult Validate(string? name, TelegramOptions options)
    {
        var checks = new SettingChecks();
        if (options.Token is null) checks.Wrong("TELEGRAM_BOT_TOKEN is missing: BotFather gives you one, of the form 123456789:ABC….");
        else if (!LooksLikeToken(options.Token)) checks.Wrong("TELEGRAM_BOT_TOKEN does not have the form 123456789:ABC…; copy it again from BotFather, without blanks.");

        var users = TelegramOptions.ReadUsers(options.AllowedUsers);
        if (options.AllowedUsers is null) checks.Wrong("TELEGRAM_ALLOWED_USERS is missing: list who may use the bot, as in 111:owner,222:approver.");
        else if (users is null) checks.Wrong("TELEGRAM_ALLOWED_USERS cannot be read: write number:role, comma-separated, as in 111:owner,222:approver,333:viewer.");
        else if (users.All(u => u.Role != Role.Owner)) checks.Wrong("TELEGRAM_ALLOWED_USERS names no owner: give one person the role, as in 111:owner.");
        else if (users.DistinctBy(u => u.Id).Count() != users.Count) checks.Wrong("TELEGRAM_ALLOWED_USERS names somebody twice: one role each.");

        if (!Uri.TryCreate(options.ApiUrl, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http") || url.AbsolutePath != "/")
            checks.Wrong("TELEGRAM_API_URL is not an address of the form https://host: scheme and host only.");
        return checks.Result;
    }

    private static bool LooksLikeToken(string token) =>
        token.Split(':') is [{ Length: >= 1 and <= 16 } id, { Length: >= 10 } secret]
        && id.All(char.IsAsciiDigit) && secret.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
}
