using System.Globalization;
using Conversations.Costs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Bot.Settings;

/// <summary>What the model may cost.</summary>
public sealed class BudgetOptions
{
    /// <summary>US dollars a month; at the cap drafting stops.</summary>
    [ConfigurationKeyName("AI_MONTHLY_BUDGET")]
    public string Budget { get; set => field = SettingText.Clean(value) ?? field; } = "10.00";

    /// <returns>Micro-dollars; null when it is no amount from 0 to 10,000 dollars with cents at most.</returns>
    internal static long? Read(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var dollars) && dollars is >= 0 and <= 10_000 && dollars.Scale <= 2
            ? (long)(dollars * CostSettings.MicrosPerDollar)
            : null;
}

internal sealed class BudgetOptionsCheck : IValidateOptions<BudgetOptions>
{
    public ValidateOptionsResult Validate(string? name, BudgetOptions options)
    {
        var checks = new SettingChecks();
        if (BudgetOptions.Read(options.Budget) is null) checks.Wrong("AI_MONTHLY_BUDGET is not an amount in US dollars from 0 to 10000: write 10.00.");
        return checks.Result;
    }
}
