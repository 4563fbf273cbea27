namespace Conversations.Settings;

/// <summary>The shop's brand voice, as it was set in the chat.</summary>
public interface IVoiceStore
{
    /// <summary>Null while nobody has ever set one.</summary>
    ChangedVoice? Current { get; }

    /// <returns>False when somebody else was faster: nothing was changed.</returns>
    Task<bool> SaveAsync(ChangedVoice next, CancellationToken ct);
}

/// <summary>The copy of it that outlives the device.</summary>
public interface IVoiceBooks
{
    /// <returns>Null when there is none, or no books.</returns>
    /// <exception cref="Posts.Restoring.BooksUnreadableException">They could not be read: that proves nothing (D3).</exception>
    Task<ChangedVoice?> VoiceAsync(CancellationToken ct);
}

public sealed record ChangedVoice : IChangedSetting
{
    /// <inheritdoc/>
    public required int Revision { get; init; }

    /// <summary>What the owner wishes of style; null: it was cleared.</summary>
    public string? Text { get; init; }

    /// <summary>Who changed it last.</summary>
    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The update that carried the change: the same one delivered again is recognised by it (U2).</summary>
    public required long UpdateId { get; init; }
}
