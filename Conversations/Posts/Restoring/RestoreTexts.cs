namespace Conversations.Posts.Restoring;

/// <summary>What people read after the records were damaged.</summary>
public static class RestoreTexts
{
    public const string Stopped = "My records were damaged, and I have not compared them with Appwrite yet.";
    public const string HalfMade = "My records were damaged while I was drafting this. Try again, or reject it.";
    public const string LookAgain = "My records were damaged; this is how Appwrite remembers it. Look once more before you decide.";
    public const string NotSeen = "My records were damaged; this is how Appwrite remembers it. I do not see it on the profile. Release it if it is still right.";
    public const string SeemsLive = "My records were damaged, and the profile shows a post with exactly this text. Look there before you let this one go out.";
    public const string WasGoingOut = "My records were damaged while this was going out. Look at the profile before you release it.";

    private const string Damaged = "⚠️ My records were damaged. I have set them aside and begun new ones.";
    private const string OldCards = "Buttons on older cards do nothing, and a /stop from before is forgotten.";

    public static string CannotCompare(Platform platform) => $"{platform} does not let me look at the profile.";

    /// <param name="because">One sentence.</param>
    public static string Waits(string because) =>
        $"{Damaged} {because} I try again every minute; nothing goes out until I have compared, unless you say /resume.";

    public const string NoBooks =
        $"{Damaged} What was approved or waiting is no longer known to me and does not go out: look through this chat, and forward me the links of the posts you still want. {OldCards}";

    public static string Back(BookedPosts booked)
    {
        var found = booked.Posts.Count switch
        {
            0 => "Appwrite knows of no post that was waiting or approved.",
            1 => "From Appwrite I brought back 1 post; its card is above, and it does not go out before you say so.",
            var n => $"From Appwrite I brought back {n} posts; their cards are above, and none goes out before you say so.",
        };
        var lost = booked.Illegible.Count == 0 ? "" : $" I could not read the record of draft {string.Join(", ", booked.Illegible)}: look for it in this chat.";
        return $"{Damaged} {found}{lost} What was decided in the last moments before may be missing. {OldCards}";
    }
}
