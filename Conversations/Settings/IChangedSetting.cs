namespace Conversations.Settings;

/// <summary>A setting that people change in the chat.</summary>
public interface IChangedSetting
{
    /// <summary>From 1; the one before must be on record.</summary>
    int Revision { get; }

    DateTimeOffset At { get; }
}
