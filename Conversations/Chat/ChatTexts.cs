namespace Conversations.Chat;

/// <summary>Sentences that belong to no feature.</summary>
public static class ChatTexts
{
    public const string OldButton = "That button is from an older version. /queue shows what is there now.";
    public const string NoRight = "Your role does not allow that. Ask the owner.";
    public const string Apology = "Something went wrong on my side and I could not finish that. Nothing was published. Please try again; /status shows what works.";
    public const string ConversationLost = "I lost track of what we were doing. Nothing has changed; please begin again.";
    public const string DiskRefuses = "⚠️ My disk takes nothing: it is full, read-only or broken. Until it does again I decide nothing and post nothing.";
    public const string DiskTakesAgain = "My disk takes what I write again, and I go on. Where a tap has changed nothing meanwhile, tap again.";
    public const string TapIsNotStored = "My disk takes nothing just now, so your tap does not count yet. If the card stays as it is, tap again later.";
    public const string NotUnderstood = "I did not expect that here. Send me a link to one of your products and I will draft a post, or see /help.";
    public const string OnlyText = "I can read text and links so far. Send a link to one of your products, or see /help.";
    public const string Cancelled = "Cancelled. Nothing has changed.";
    public const string NothingToCancel = "There is nothing to cancel.";

    public static string UnknownCommand(string name) => $"I do not know /{ChatText.Cut(name, 32)}. /help lists what I can do.";
}
