using System.Globalization;
using Conversations.Chat;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Bot.Telegram;

public sealed class TelegramOptions
{
    [ConfigurationKeyName("TELEGRAM_BOT_TOKEN")]
    public string? Token { get; set; }

    /// <summary><c>111:owner,222:approver</c>.</summary>
    [ConfigurationKeyName("TELEGRAM_ALLOWED_USERS")]
    public string? AllowedUsers { get; set; }

    [ConfigurationKeyName("TELEGRAM_API_URL")]
    public string ApiUrl { get; set; } = "https://api.telegram.org";

    /// <returns>Role by user id, in the order written; null when the list cannot be read.</returns>
    internal static IReadOnlyList<(UserId Id, Role Role)>? ReadUsers(string? text)
    {
        var users = new List<(UserId, Role)>();
        foreach (var entry in (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
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
        var wrong = new List<string>();
        if (string.IsNullOrWhiteSpace(options.Token)) wrong.Add("TELEGRAM_BOT_TOKEN is missing: BotFather gives you one, of the form 123456789:ABC….");
        else if (!LooksLikeToken(options.Token)) wrong.Add("TELEGRAM_BOT_TOKEN does not have the form 123456789:ABC…; copy it again from BotFather, without blanks.");

        var users = TelegramOptions.ReadUsers(options.AllowedUsers);
        if (string.IsNullOrWhiteSpace(options.AllowedUsers)) wrong.Add("TELEGRAM_ALLOWED_USERS is missing: list who may use the bot, as in 111:owner,222:approver.");
        else if (users is null) wrong.Add("TELEGRAM_ALLOWED_USERS cannot be read: write number:role, comma-separated, as in 111:owner,222:approver,333:viewer.");
        else if (users.All(u => u.Role != Role.Owner)) wrong.Add("TELEGRAM_ALLOWED_USERS names no owner: give one person the role, as in 111:owner.");
        else if (users.DistinctBy(u => u.Id).Count() != users.Count) wrong.Add("TELEGRAM_ALLOWED_USERS names somebody twice: one role each.");

        if (!Uri.TryCreate(options.ApiUrl, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http") || url.AbsolutePath != "/")
            wrong.Add("TELEGRAM_API_URL is not an address of the form https://host: scheme and host only.");
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static bool LooksLikeToken(string token) =>
        token.Split(':') is [{ Length: >= 1 and <= 16 } id, { Length: >= 10 } secret]
        && id.All(char.IsAsciiDigit) && secret.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
}
