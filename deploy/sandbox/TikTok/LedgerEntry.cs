namespace Sandbox.TikTok;

/// <summary>One post: what the world saw, and when.</summary>
/// <param name="Mode"><c>direct</c> by the app, <c>inbox</c> finished by the creator's hand.</param>
/// <param name="Sha256">Of the video, or of each picture in order.</param>
/// <param name="Public">Everybody can see it now.</param>
public sealed record LedgerEntry(
    string PublishId, long PostId, string Mode, string Media, string Text, string Privacy, IReadOnlyList<string> Sha256, DateTimeOffset At, bool Public, bool Deleted)
{
    public static LedgerEntry Of(PublishTask task, DateTimeOffset now) => new(
        task.Id, task.PostId, task.Inbox ? "inbox" : "direct", task.Media, task.Text, task.Privacy, task.Sha256, task.PublishedAt(now)!.Value, task.IsPublic(now), task.Deleted);
}
