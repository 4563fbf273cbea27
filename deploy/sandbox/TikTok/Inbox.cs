namespace Sandbox.TikTok;

/// <summary>The creator's side of a draft: it is posted or thrown away in the app.</summary>
public sealed class Inbox(TaskBook book)
{
    /// <summary>Drafts that wait, the newest first.</summary>
    public IReadOnlyList<PublishTask> Waiting => [.. book.All.Where(t => t.Status(book.Now) == "SEND_TO_USER_INBOX" && !t.Discarded).Reverse()];

    /// <param name="id">Of the draft, or <c>newest</c>.</param>
    /// <param name="action"><c>post</c> or <c>discard</c>.</param>
    /// <returns>False when no such draft waits.</returns>
    public bool Finish(string id, string action, string? text = null, string? privacy = null)
    {
        if (Waiting.FirstOrDefault(t => id == "newest" || t.Id == id) is not { } draft) return false;
        book.Change(draft, t =>
        {
            if (action == "discard")
            {
                t.Discarded = true;
                return;
            }
            t.Text = text ?? t.Text;
            t.Privacy = privacy ?? "PUBLIC_TO_EVERYONE";
            t.Moderation = book.Moderation;
            t.PostedByHandAt = book.Now;
        });
        return true;
    }
}
