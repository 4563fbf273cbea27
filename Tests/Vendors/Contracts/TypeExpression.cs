namespace Tests.Vendors.Contracts;

/// <summary>A type as the tables write it: <c>int</c>, <c>[string]</c>, <c>{Schema}</c>, <c>"LOW"|"HIGH"</c>, <c>InputMedia</c>.</summary>
internal abstract record TypeExpression
{
    private const string Ends = "|]}";

    /// <exception cref="FormatException">Not such a type.</exception>
    public static TypeExpression Parse(string text)
    {
        var at = 0;
        var type = Any(text, ref at);
        return at == text.Length ? type : throw new FormatException($"“{text}” is no type: something is left at {at}.");
    }

    private static TypeExpression Any(string text, ref int at)
    {
        var choices = new List<TypeExpression> { One(text, ref at) };
        while (at < text.Length && text[at] == '|')
        {
            at++;
            choices.Add(One(text, ref at));
        }
        return choices is [var only] ? only : new AnyOf(choices);
    }

    private static TypeExpression One(string text, ref int at)
    {
        if (at == text.Length) throw new FormatException($"“{text}” ends too early.");
        var open = text[at];
        if (open is '[' or '{')
        {
            at++;
            var item = Any(text, ref at);
            if (at == text.Length || text[at++] != (open == '[' ? ']' : '}')) throw new FormatException($"“{text}” does not close.");
            return open == '[' ? new ListOf(item) : new MapOf(item);
        }
        if (open == '"')
        {
            var close = text.IndexOf('"', at + 1);
            if (close < 0) throw new FormatException($"“{text}” does not close.");
            var word = text[(at + 1)..close];
            at = close + 1;
            return new Literal(word);
        }
        var start = at;
        while (at < text.Length && !Ends.Contains(text[at], StringComparison.Ordinal)) at++;
        return new Named(text[start..at]);
    }

    /// <summary>A scalar, an object or another type of the table.</summary>
    public sealed record Named(string Name) : TypeExpression;

    public sealed record Literal(string Text) : TypeExpression;

    public sealed record ListOf(TypeExpression Item) : TypeExpression;

    public sealed record MapOf(TypeExpression Item) : TypeExpression;

    public sealed record AnyOf(IReadOnlyList<TypeExpression> Choices) : TypeExpression;
}
