namespace Conversations.Insights;

/// <summary>Calls to a vendor in one hour.</summary>
/// <param name="Hour">Its beginning; UTC.</param>
/// <param name="Api">The vendor's name in <c>RATE_LIMITS</c>.</param>
/// <param name="Endpoint">Method and path pattern.</param>
/// <param name="Status">HTTP status; 0 when there was no answer.</param>
public sealed record CallCount(DateTimeOffset Hour, string Api, string Endpoint, int Status, long Count)
{
    public bool Failed => Status is 0 or >= 400;
}
