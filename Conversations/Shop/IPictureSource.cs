namespace Conversations.Shop;

/// <summary>Fetches pictures from their public addresses: the shop's own, and those that were made of them.</summary>
public interface IPictureSource
{
    /// <summary>The bytes as they are there, at most 8 MiB (Instagram's limit). Whether they are a picture is for who wants them to say.</summary>
    /// <exception cref="PictureUnavailableException">Gone, empty, too large, or at an address that may not be opened.</exception>
    Task<byte[]> LoadAsync(Uri picture, CancellationToken ct);
}

/// <param name="message">One sentence for the owner, without technical text.</param>
public sealed class PictureUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
