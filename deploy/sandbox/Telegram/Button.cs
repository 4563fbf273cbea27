namespace Sandbox.Telegram;

/// <summary>One inline button: exactly one of data, link and text to copy is set.</summary>
public sealed record Button(string Text, string? Data, string? Url, string? CopyText, string? Style);

/// <summary>Rows of inline buttons.</summary>
public sealed record Keyboard(IReadOnlyList<IReadOnlyList<Button>> Rows)
{
    public IEnumerable<Button> Buttons => Rows.SelectMany(r => r);

    internal static bool Same(Keyboard? a, Keyboard? b) =>
        a is null || b is null ? a is null && b is null : a.Rows.Count == b.Rows.Count && a.Rows.Zip(b.Rows).All(r => r.First.SequenceEqual(r.Second));
}
