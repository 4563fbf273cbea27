namespace Sandbox.Desk;

/// <summary>What the sandbox is asked to play.</summary>
public sealed record SandboxOptions
{
    /// <summary>Path of a Shopify product export (CSV); null plays the built-in catalogue.</summary>
    public string? Catalogue { get; init; }

    /// <summary>The desk's port; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>With a clock that is pushed on the chat page and begins there; null goes by the machine's.</summary>
    public DateTimeOffset? Clock { get; init; }

    /// <summary>Where everything random starts.</summary>
    public int Seed { get; init; } = 1;
}
