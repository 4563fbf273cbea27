namespace Conversations.Settings;

/// <summary>What people have changed of the shop's hours in the chat; it wins over the settings file.</summary>
public interface IHoursStore
{
    /// <summary>Null while nobody has changed anything.</summary>
    ChangedHours? Current { get; }

    /// <returns>False when somebody else was faster: nothing was changed.</returns>
    Task<bool> SaveAsync(ChangedHours next, CancellationToken ct);
}

/// <summary>The copy of them that outlives the device.</summary>
public interface IHoursBooks
{
    /// <returns>Null when there is none, or no books.</returns>
    /// <exception cref="Posts.Restoring.BooksUnreadableException">They could not be read: that proves nothing (D3).</exception>
    Task<ChangedHours?> HoursAsync(CancellationToken ct);
}

/// <summary>A text that is null is the settings file's.</summary>
public sealed record ChangedHours : IChangedSetting
{
    /// <inheritdoc/>
    public required int Revision { get; init; }

    public string? Zone { get; init; }

    public string? GenerateAt { get; init; }

    public string? PublishAt { get; init; }

    /// <summary>Who changed it last.</summary>
    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The update that carried the change: the same one delivered again is recognised by it (U2).</summary>
    public required long UpdateId { get; init; }

    public HoursText Over(HoursText file) => new(Zone ?? file.Zone, GenerateAt ?? file.GenerateAt, PublishAt ?? file.PublishAt);

    public bool Changes(HourSetting setting) => setting switch
    {
        HourSetting.Zone => Zone,
        HourSetting.GenerateAt => GenerateAt,
        _ => PublishAt,
    } is not null;
}
