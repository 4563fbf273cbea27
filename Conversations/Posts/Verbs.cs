namespace Conversations.Posts;

/// <summary>The first part of a post button's data. Lower case only; kept short and never reused for another meaning.</summary>
internal static class Verbs
{
    public const string Approve = "approve";
    public const string Now = "now";
    public const string AskReject = "askreject";
    public const string Reject = "reject";
    public const string Keep = "keep";
    public const string Edit = "edit";
    public const string UseText = "use";
    public const string TypeAgain = "again";
    public const string CancelEdit = "leave";
    public const string DraftLink = "draftlink";
    public const string Undo = "undo";
    public const string Hold = "hold";
    public const string Release = "release";
    public const string Skip = "skip";
    public const string BringBack = "bring";
    public const string Retry = "retry";
    public const string Redraft = "redraft";
    public const string WholeText = "text";
    public const string Show = "show";
    public const string Queue = "queue";
    public const string PickLink = "pick";
    public const string AllPictures = "allpics";
    public const string FirstPicture = "firstpic";
    public const string Forms = "forms";
    public const string Reel = "reel";
    public const string NoReel = "noreel";
    public const string PageLink = "link";
    public const string NoPageLink = "nolink";
    public const string Direct = "direct";
    public const string ToInbox = "inbox";
    public const string ForEveryone = "everyone";
    public const string ForFollowers = "followers";
    public const string ForFriends = "friends";
    public const string ForMe = "onlyme";
    public const string Fix = "fix";
    public const string AsItIs = "asis";
    public const string Anyway = "anyway";
    public const string Restock = "restock";
    public const string Swap = "swap";
    public const string Score = "score";

    /// <summary>Try again on one platform.</summary>
    public static VerbPerPlatform RetryOn { get; } = new("retry");

    /// <summary>The owner has looked: it is there.</summary>
    public static VerbPerPlatform LiveOn { get; } = new("live");

    /// <summary>The owner has looked: it is not there.</summary>
    public static VerbPerPlatform AbsentOn { get; } = new("absent");

    /// <summary>The owner has posted what was handed over.</summary>
    public static VerbPerPlatform PostedOn { get; } = new("posted");
}
