namespace Conversations.Costs;

/// <summary>What may be spent.</summary>
/// <param name="Budget"><c>AI_MONTHLY_BUDGET</c> in micro-dollars.</param>
/// <param name="Plan"><c>APPWRITE_PLAN</c>.</param>
public sealed record CostSettings(long Budget, BooksPlan Plan)
{
    public const long MicrosPerDollar = 1_000_000;
}

/// <summary>What Appwrite's plan allows in a month. https://appwrite.io/pricing</summary>
/// <param name="Name">As in the settings.</param>
public sealed record BooksPlan(string Name, long Reads, long Writes)
{
    public static BooksPlan Free { get; } = new("free", 250_000, 250_000);

    public static BooksPlan Pro { get; } = new("pro", 1_750_000, 750_000);
}
