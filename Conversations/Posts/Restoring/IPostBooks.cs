using Conversations.Posts.Publishing;

namespace Conversations.Posts.Restoring;

/// <summary>What the shop's books hold of posts that are not at their end; for a journal that was lost.</summary>
public interface IPostBooks
{
    /// <summary>Whether there are any books.</summary>
    bool IsOn { get; }

    /// <exception cref="BooksUnreadableException">Not all of them could be read: that proves nothing (D3).</exception>
    Task<BookedPosts> UnfinishedAsync(CancellationToken ct);
}

/// <param name="Illegible">Posts whose record another release wrote, or nobody: known by number only.</param>
public sealed record BookedPosts(IReadOnlyList<BookedPost> Posts, IReadOnlyList<string> Illegible);

/// <summary>A post as the books last heard of it; the truth may be newer by as long as the books were out of reach.</summary>
/// <param name="Ledger">The newest attempt on each platform that the books know of.</param>
public sealed record BookedPost(Post Post, IReadOnlyList<Publication> Ledger);

/// <param name="message">One sentence for the owner.</param>
public sealed class BooksUnreadableException(string message, Exception? inner = null) : Exception(message, inner);
