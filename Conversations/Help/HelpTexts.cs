using Conversations.Chat;

namespace Conversations.Help;

public static class HelpTexts
{
    public static ChatText Help { get; } = ChatText.Empty
        .Bold("Make").Line("   forward me a product link, or paste it; at set hours I draft by myself")
        // As code, so that a tap on the example copies it instead of deciding about draft 7.
        .Bold("Decide").Add("   the buttons on the card, or ").Code("/approve_7").Add(" · ").Code("/reject_7").Line()
        .Bold("See").Line("   /queue what waits and what goes out when · /costs what it costs")
        .Bold("Fix").Line("   /status what works · /limits what is left · /cancel stop what I'm doing")
        .Bold("Set").Line("   /settings when I draft and post · /voice how my drafts sound")
        .Bold("Halt").Line("   /stop nothing more goes out · /resume go on")
        .Line().Add("Nothing goes public without your tap.");

    public const string Stopped = "⏸ Stopped. Nothing more goes out until /resume. Drafting and approving go on.";
    public const string StoppedAlready = "It is stopped already. /resume goes on.";
    public const string Resumed = "▶️ Going on. Approved posts go out at their times.";
    public const string RunningAlready = "Nothing was stopped. Approved posts go out at their times.";

    public static string StoppedBy(string name, string clock) => $"Stopped by {name} at {clock}; /resume goes on.";
}
