using System.Collections.Concurrent;
using System.Globalization;
using Conversations.Shop;
using Humanizer;

namespace Conversations.Settings;

/// <summary>Money and times as the shop writes them.</summary>
public static class ShopFormat
{
    private static readonly ConcurrentDictionary<string, string> Symbols = new();

    /// <summary><c>€34</c>, <c>€34.50</c>, <c>34 €</c>: by the shop's language, without empty decimals.</summary>
    public static string Money(this ShopSettings shop, Money money)
    {
        var format = (NumberFormatInfo)shop.Language.NumberFormat.Clone();
        format.CurrencySymbol = Symbol(money.Currency);
        if (money.Amount == decimal.Truncate(money.Amount)) format.CurrencyDecimalDigits = 0;
        return money.Amount.ToString("C", format);
    }

    /// <summary><c>€34</c>, <c>€34.50</c>, <c>CHF 34</c>: as it stands in a sentence, which is English in every shop.</summary>
    public static string InSentence(Money money) =>
        Symbol(money.Currency) + money.Amount.ToString(money.Amount == decimal.Truncate(money.Amount) ? "0" : "0.00", CultureInfo.InvariantCulture);

    /// <summary><c>Tue 24 Nov 18:30 (in 3 hours)</c>, shop zone; <c>now</c> in the minute after it came.</summary>
    /// <param name="at">UTC.</param>
    public static string When(this ShopSettings shop, DateTimeOffset at, DateTimeOffset now)
    {
        var away = at - now;
        if (away <= TimeSpan.FromMilliseconds(500) && away > -TimeSpan.FromMinutes(1)) return "now";
        var distance = away.Duration() < TimeSpan.FromMinutes(1)
            ? $"{Math.Max(0, Math.Round(away.Duration().TotalSeconds)):0} s"
            : away.Duration().Humanize(precision: 1, culture: CultureInfo.GetCultureInfo("en"), maxUnit: TimeUnit.Week);
        return away >= TimeSpan.Zero ? $"{shop.DayAndClock(at)} (in {distance})" : $"{shop.DayAndClock(at)} ({distance} ago)";
    }

    /// <summary><c>Tue 24 Nov 18:30</c>, shop zone: for words that stay when time goes on.</summary>
    /// <param name="at">UTC.</param>
    public static string DayAndClock(this ShopSettings shop, DateTimeOffset at) =>
        shop.Local(at).ToString("ddd d MMM HH:mm", CultureInfo.GetCultureInfo("en-GB"));

    /// <summary><c>18:30</c>, shop zone.</summary>
    public static string Clock(this ShopSettings shop, DateTimeOffset at) =>
        shop.Local(at).ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Symbol(string currency) => Symbols.GetOrAdd(currency, static code =>
        CultureInfo.GetCultures(CultureTypes.SpecificCultures)
            .Select(c => new RegionInfo(c.Name))
            .FirstOrDefault(r => r.ISOCurrencySymbol == code && r.CurrencySymbol != code)?.CurrencySymbol ?? code + " ");
}
