namespace Sandbox.Facebook;

/// <summary>What people did with a post. Figures that are null have not been counted yet.</summary>
public sealed record Engagement
{
    public int Reactions { get; init; }

    public int Comments { get; init; }

    public int Shares { get; init; }

    public long? Views { get; init; }

    public long? Viewers { get; init; }

    public long? Clicks { get; init; }
}
