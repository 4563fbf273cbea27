using Conversations.Posts;

namespace Conversations.Insights;

/// <summary>A platform that tells what people did with a post.</summary>
public interface IMetricsSource
{
    Platform Platform { get; }

    /// <param name="mediaId">The platform's id of the live post.</param>
    /// <returns>Null when it could not be read, which proves nothing (D3); empty while nothing has been counted.</returns>
    Task<PostMetrics?> ReadAsync(string mediaId, CancellationToken ct);
}
