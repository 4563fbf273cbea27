namespace Conversations.Shop;

/// <summary>Fetches product videos from the shop's public addresses, piece by piece and never whole in memory.</summary>
public interface IVideoSource
{
    /// <param name="to">Takes the bytes as they come; <see cref="Stream.Null"/> where only the hash is wanted.</param>
    /// <exception cref="VideoUnavailableException">Gone, too large, not an MP4, broken off, or at an address that may not be opened.</exception>
    Task<LoadedVideo> CopyAsync(Uri video, Stream to, CancellationToken ct);
}

/// <param name="Hash">SHA-256 of the bytes, lower-case hex.</param>
public sealed record LoadedVideo(string Hash, long Bytes);

/// <param name="message">One sentence for the owner, without technical text.</param>
public sealed class VideoUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
