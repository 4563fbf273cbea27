namespace Bot.Health;

/// <summary>Names this installation among others of the same shop. Made once, kept in the journal.</summary>
public interface IDeviceId
{
    /// <summary>At most 36 letters, digits and hyphens.</summary>
    string Value { get; }
}
