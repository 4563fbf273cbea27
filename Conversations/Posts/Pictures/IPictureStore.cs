namespace Conversations.Posts.Pictures;

/// <summary>Keeps the pictures that were made for posts where platforms can fetch them.</summary>
public interface IPictureStore
{
    bool IsOn { get; }

    /// <summary>The same picture is kept once, however often it is brought.</summary>
    /// <param name="hash">SHA-256 of its bytes, lower-case hex.</param>
    /// <returns>Its public address.</returns>
    /// <exception cref="PictureStoreException">It is not kept, or nobody knows whether it is: it may be brought again.</exception>
    Task<Uri> KeepAsync(byte[] jpeg, string hash, CancellationToken ct);

    /// <summary>What was brought before then.</summary>
    /// <exception cref="PictureStoreException">Not read to the end: then nothing is known of any (D3).</exception>
    Task<IReadOnlyList<Uri>> KeptBeforeAsync(DateTimeOffset then, CancellationToken ct);

    /// <summary>What is gone already is gone.</summary>
    /// <exception cref="PictureStoreException">It may still be there.</exception>
    Task RemoveAsync(Uri picture, CancellationToken ct);
}

/// <param name="message">One sentence for the owner.</param>
public sealed class PictureStoreException(string message, Exception? inner = null) : Exception(message, inner);
