namespace Conversations.Settings;

/// <summary>What is swept now and then so that a device can run for years.</summary>
public interface IHousekeeping
{
    Task TidyAsync(CancellationToken ct);
}
