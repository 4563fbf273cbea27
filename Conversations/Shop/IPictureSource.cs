namespace Conversations.Shop;

/// <summary>Fetches product pictures from the shop's public addresses.</summary>
public interface IPictureSource
{
    /// <summary>The JPEG's bytes, at most 8 MiB (Instagram's limit).</summary>
    /// <exception cref="PictureUnavailableException">Gone, too large, not a JPEG, or at an address that may not be opened.</exception>
    Task<byte[]> LoadAsync(Uri picture, CancellationToken ct);
}

/// <param name="message">One sentence for the owner, without technical text.</param>
public sealed class PictureUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
