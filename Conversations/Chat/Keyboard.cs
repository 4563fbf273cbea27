using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Conversations.Chat;

/// <summary>
/// What a button refers to: a step, the entity it is for, and the revision of the entity that the person saw.
/// Never anything to be executed: the record is read again when the button is pressed.
/// </summary>
public readonly record struct ButtonData(string Verb, long Id, int Revision)
{
    /// <summary>Our own ceiling in UTF-8 bytes; Telegram's is 64 (https://core.telegram.org/bots/api#inlinekeyboardbutton).</summary>
    public const int MaxBytes = 32;

    /// <returns><c>verb:id:revision</c></returns>
    /// <exception cref="InvalidOperationException">Longer than <see cref="MaxBytes"/>: a mistake in our code.</exception>
    public override string ToString()
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Verb}:{Id}:{Revision}");
        return Encoding.UTF8.GetByteCount(text) <= MaxBytes ? text : throw new InvalidOperationException($"Button data too long: {text}");
    }

    public static bool TryParse(string? text, [NotNullWhen(true)] out ButtonData? data)
    {
        data = null;
        if (text is null || text.Length > MaxBytes || text.Split(':') is not [{ Length: > 0 } verb, var id, var revision]) return false;
        if (!verb.All(char.IsAsciiLetterLower)) return false;
        if (!long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return false;
        if (!int.TryParse(revision, NumberStyles.None, CultureInfo.InvariantCulture, out var rev)) return false;
        data = new ButtonData(verb, number, rev);
        return true;
    }
}

/// <summary>A button under a card: it either comes back to us or opens a page.</summary>
public sealed record Button
{
    public required string Label { get; init; }

    public ButtonData? Data { get; init; }

    public Uri? Opens { get; init; }

    public static Button For(string label, string verb, long id, int revision) => new() { Label = label, Data = new(verb, id, revision) };

    public static Button Open(string label, Uri page) => new() { Label = label, Opens = page };
}

/// <summary>Rows of buttons, top to bottom.</summary>
public sealed record Keyboard
{
    public static Keyboard None { get; } = new();

    public IReadOnlyList<IReadOnlyList<Button>> Rows { get; private init; } = [];

    public Keyboard Row(params Button[] buttons) => buttons.Length == 0 ? this : new() { Rows = [.. Rows, buttons] };

    public bool Equals(Keyboard? other) =>
        other is not null && Rows.Count == other.Rows.Count && Rows.Zip(other.Rows).All(r => r.First.SequenceEqual(r.Second));

    public override int GetHashCode() => Rows.Count;
}
