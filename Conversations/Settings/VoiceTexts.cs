using Conversations.Chat;

namespace Conversations.Settings;

/// <summary>Every sentence about the brand voice.</summary>
public static class VoiceTexts
{
    public const string Change = "✏️ Change";
    public const string Clear = "🗑 Clear";
    public const string Use = "✅ Use this";
    public const string Cancel = "Cancel";

    public const string Example = "We speak like neighbours: short sentences, first names, a little dry. We say you, never dear customer. No exclamation marks.";

    public const string Send = "Send me the new one.";
    public const string Left = "Left as it was.";
    public const string Changed = "The brand voice changed meanwhile. /voice shows how it is now.";
    public const string Older = "You have sent something newer since. Use the buttons under the newest one.";
    public const string TypedLost = "I no longer have what you typed. Nothing was changed; /voice begins anew.";
    public const string NotText = "That is not text. Send the new brand voice, or /cancel.";
    public const string Saved = "Brand voice changed, from the next draft on.";
    public const string Cleared = "Brand voice cleared, from the next draft on.";

    /// <summary>Stands above both kinds of card: what a voice cannot do.</summary>
    private const string Scope = "It decides how I write, never what is true: facts come from the shop alone.";

    public static ChatText None { get; } = ChatText.Empty.Bold("Brand voice").Line().Line("There is none yet; I write warm and concrete. A few sentences about how the shop speaks go into every draft, for example:")
        .Line(Example, TextStyle.Italic).Line().Add(Scope);

    public static ChatText Now(string text, string by, string when) =>
        ChatText.Empty.Bold("Brand voice").Line().Code(text).Line().Line().Line($"Last changed by {by} {when}.").Add(Scope);

    /// <param name="before">Kept on the screen, so that a slip of the finger costs nothing.</param>
    public static ChatText WasCleared(string before) => ChatText.Empty.Bold("Brand voice cleared").Line().Line("It was (tap to copy):").Code(before);

    public static ChatText Ask(string? now)
    {
        var text = ChatText.Empty.Bold(Change).Line().Add($"Send a few sentences about how the shop speaks, at most {VoiceText.Most} characters.");
        return now is null ? text : text.Line().Line("This is the one of now (tap to copy):").Code(now);
    }

    public static ChatText Preview(string text) => ChatText.Empty.Bold("Brand voice would be:").Line().Line(text).Line().Add("Nothing has changed yet.");

    public static string Wrong(string mistake) => $"{mistake} Send it again, or /cancel.";
}
