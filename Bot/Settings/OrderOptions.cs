using System.Globalization;
using Conversations.Orders;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Bot.Settings;

/// <summary>How new orders are followed.</summary>
public sealed class OrderOptions
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(5), Longest = TimeSpan.FromMinutes(10), LongestReconcile = TimeSpan.FromMinutes(15);

    /// <summary>How often the books are looked at for new orders; <c>off</c>: the bot leaves orders alone.</summary>
    [ConfigurationKeyName("ORDERS_POLL")]
    public string Poll { get; set => field = SettingText.Clean(value) ?? field; } = "30s";

    /// <summary>How often Shopify itself is asked what has changed, beside the books.</summary>
    [ConfigurationKeyName("ORDERS_RECONCILE")]
    public string Reconcile { get; set => field = SettingText.Clean(value) ?? field; } = "15m";

    internal bool IsOff => Poll.Equals("off", StringComparison.OrdinalIgnoreCase);

    internal OrderSettings ToSettings() => new(Read(Poll)) { Reconcile = ReadReconcile(Reconcile)!.Value };

    /// <returns>Null when it is none of <c>5s</c> to <c>10m</c>.</returns>
    internal static TimeSpan? Read(string text) => Read(text, Longest);

    /// <returns>Null when it is none of <c>5s</c> to <c>15m</c>.</returns>
    internal static TimeSpan? ReadReconcile(string text) => Read(text, LongestReconcile);

    private static TimeSpan? Read(string text, TimeSpan longest)
    {
        if (text is not [.. var digits, 's' or 'm'] || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        var span = text[^1] == 's' ? TimeSpan.FromSeconds(number) : TimeSpan.FromMinutes(number);
        return span >= Shortest && span <= longest ? span : null;
    }
}

internal sealed class OrderOptionsCheck : IValidateOptions<OrderOptions>
{
    public ValidateOptionsResult Validate(string? name, OrderOptions options)
    {
        var checks = new SettingChecks();
        if (!options.IsOff && OrderOptions.Read(options.Poll) is null) checks.Wrong("ORDERS_POLL cannot be read: 30s or 2m, from 5s to 10m; or off.");
        if (OrderOptions.ReadReconcile(options.Reconcile) is null) checks.Wrong("ORDERS_RECONCILE cannot be read: 15m or 1m, from 5s to 15m.");
        return checks.Result;
    }
}
