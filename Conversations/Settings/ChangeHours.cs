using Conversations.Chat;

namespace Conversations.Settings;

/// <summary>Changes the shop's hours while the bot runs. What is approved keeps the moment it has; new slots follow the new hours.</summary>
/// <param name="file">The hours of the settings file.</param>
public sealed class ChangeHours(HoursText file, IHoursStore store, ShopSettings shop, TimeProvider time)
{
    public ChangedHours? Changed => store.Current;

    public int Revision => Changed?.Revision ?? 0;

    public HoursText Now => InForce(file, Changed);

    /// <summary>A zone or plan that this release, or this system, can no longer read leaves all three to the file.</summary>
    public static HoursText InForce(HoursText file, ChangedHours? changed) =>
        changed?.Over(file) is { } over && over.Read(canDraft: true) is not null ? over : file;

    /// <returns>The hours as they would be; null when the text has a mistake.</returns>
    public ShopHours? Preview(HourSetting setting, string text) => Now.With(setting, text).Read(shop.CanDraft);

    /// <param name="text">Null: all three as in the settings file.</param>
    /// <param name="revision">The one the person saw.</param>
    /// <returns>False when it changed meanwhile, or the text cannot be read.</returns>
    public async Task<bool> SaveAsync(HourSetting setting, string? text, int revision, Person by, long updateId, CancellationToken ct)
    {
        if (Changed?.UpdateId == updateId) return true;
        if (revision != Revision || (text is not null && Preview(setting, text) is null)) return false;
        var next = new ChangedHours { Revision = revision + 1, By = by.Name, At = time.GetUtcNow(), UpdateId = updateId };
        if (text is not null)
        {
            next = next with { Zone = Changed?.Zone, GenerateAt = Changed?.GenerateAt, PublishAt = Changed?.PublishAt };
            next = setting switch
            {
                HourSetting.Zone => next with { Zone = text },
                HourSetting.GenerateAt => next with { GenerateAt = text },
                _ => next with { PublishAt = text },
            };
        }
        return await PutAsync(next, ct);
    }

    /// <summary>What the books know of a journal that was lost; nothing where somebody has changed them since.</summary>
    public async Task RestoreAsync(ChangedHours booked, CancellationToken ct)
    {
        if (Changed is null) await PutAsync(booked with { Revision = 1 }, ct);
    }

    private async Task<bool> PutAsync(ChangedHours next, CancellationToken ct)
    {
        if (!await store.SaveAsync(next, ct)) return false;
        shop.Hours = Now.Read(shop.CanDraft)!;
        return true;
    }
}
