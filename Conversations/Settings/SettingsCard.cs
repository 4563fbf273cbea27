using System.Globalization;
using Conversations.Chat;
using Conversations.Posts;
using Conversations.Posts.Drafting;

namespace Conversations.Settings;

/// <summary>The shop's settings, and which of them were changed in the chat.</summary>
public sealed class SettingsCard(ChangeHours hours, ShopSettings shop, IPostStore posts, TimeProvider time)
{
    /// <summary>The verbs of its buttons; the id is the <see cref="HourSetting"/>.</summary>
    internal const string Change = "hours", UseTyped = "hoursuse", Leave = "hoursleave", AsInFile = "hoursfile";

    private const int Names = 12;

    public Card Now()
    {
        var text = ChatText.Empty.Bold("Settings").Line();
        foreach (var setting in Enum.GetValues<HourSetting>())
            text = text.Line($"{SettingsTexts.Name(setting)}: {Said(setting, hours.Now[setting])}{(hours.Changed?.Changes(setting) == true ? " · changed here" : "")}");
        text = text
            .Line($"Undo window: {shop.UndoWindow.TotalSeconds:0} s · ready from {shop.QualityThreshold.ToString("0.00", CultureInfo.InvariantCulture)}")
            .Line($"Platforms: {(shop.Platforms.Count == 0 ? "none" : string.Join(", ", shop.Platforms))}").Line();
        text = text.Line(hours.Changed is { } changed
            ? $"Last changed by {changed.By} {shop.DayAndClock(changed.At)}. The rest is in the settings file."
            : "All of it stands in the settings file. What you change here wins over it, at once.");
        var keyboard = Keyboard.None
            .Row(To(SettingsTexts.DraftTimes, Change, HourSetting.GenerateAt), To(SettingsTexts.PostTimes, Change, HourSetting.PublishAt))
            .Row(To(SettingsTexts.TimeZone, Change, HourSetting.Zone));
        return new() { Text = text.Trimmed(), Keyboard = hours.Changed is null or { Zone: null, GenerateAt: null, PublishAt: null } ? keyboard : keyboard.Row(To(SettingsTexts.AsInFile, AsInFile, HourSetting.Zone)) };
    }

    public Card Ask(HourSetting setting) => new()
    {
        Text = SettingsTexts.Ask(setting, hours.Now[setting]),
        Keyboard = Keyboard.None.Row(To(SettingsTexts.Cancel, Leave, setting)),
    };

    /// <summary>What would become of it, before it does.</summary>
    public async Task<Card> PreviewAsync(HourSetting setting, string typed, ShopHours next, int revision, CancellationToken ct)
    {
        var text = ChatText.Empty.Bold($"{SettingsTexts.Name(setting)} would be {Said(setting, typed)}").Line().Line(await ConsequenceAsync(setting, next, ct));
        var waiting = (await posts.ListAsync([PostStage.Scheduled], ct)).Where(p => p.DueAt > time.GetUtcNow()).OrderBy(p => p.DueAt).ToList();
        if (waiting.Count > 0 && setting != HourSetting.GenerateAt)
        {
            var then = shop with { Zone = next.Zone };
            text = text.Line($"Approved posts keep their moment: {string.Join(", ", waiting.Take(Names).Select(p => $"{p.Id} {then.DayAndClock(p.DueAt!.Value)}"))}{(waiting.Count > Names ? " …" : "")}");
        }
        return new()
        {
            Text = text.Line("Nothing has changed yet.").Trimmed(),
            Keyboard = Keyboard.None.Row(Button.For(SettingsTexts.Use, UseTyped, (long)setting, revision), Button.For(SettingsTexts.Cancel, Leave, (long)setting, revision)),
        };
    }

    private async Task<string> ConsequenceAsync(HourSetting setting, ShopHours next, CancellationToken ct)
    {
        var (now, then) = (time.GetUtcNow(), shop with { Zone = next.Zone, GenerateAt = next.GenerateAt, PublishAt = next.PublishAt });
        if (setting == HourSetting.PublishAt)
        {
            var free = $"The next free slot would be {then.When(PublishingSlots.NextFree(then, now, await posts.TakenSlotsAsync(ct)), now)}.";
            return SettingsTexts.Clash(next.PublishAt) is { } clash ? $"{free} {clash}" : free;
        }
        if (setting == HourSetting.Zone && next.GenerateAt is null) return $"It is {then.Clock(now)} there now.";
        var draft = next.GenerateAt?.Next(now) is { } slot ? $"The next draft would come {then.When(slot.Due, now)}." : "I would draft nothing by myself.";
        return setting == HourSetting.Zone ? $"It is {then.Clock(now)} there now. {draft}" : draft;
    }

    /// <summary>Cron is shown as the times of a day, too.</summary>
    private string Said(HourSetting setting, string text)
    {
        if (HoursText.ReadTimes(text) is { } times) return Clocks(times);
        if (setting != HourSetting.GenerateAt || SlotPlan.Read(text, shop.Zone) is not { } plan) return text;
        return plan.Next(time.GetUtcNow()) is { } next ? $"{Clocks(plan.TimesOn(next.Key.Date))} ({text})" : text;
    }

    private static string Clocks(IReadOnlyList<TimeOnly> times) => string.Join(", ", times.Select(t => t.ToString("HH:mm", CultureInfo.InvariantCulture)));

    private Button To(string label, string verb, HourSetting setting) => Button.For(label, verb, (long)setting, hours.Revision);
}
