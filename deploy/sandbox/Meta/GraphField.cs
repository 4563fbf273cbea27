namespace Sandbox.Meta;

/// <summary>One name of <c>fields</c>, with what is asked for within it. https://developers.facebook.com/docs/graph-api/guides/field-expansion</summary>
/// <param name="Modifiers"><c>summary(total_count).limit(0)</c>, without the first dot; empty for none.</param>
public sealed record GraphField(string Name, string Modifiers, IReadOnlyList<GraphField> Inner)
{
    /// <summary><c>id,comments.summary(total_count),attachments{media,target}</c>; a bracket that is never closed reaches to the end.</summary>
    public static IReadOnlyList<GraphField> Parse(string fields)
    {
        var found = new List<GraphField>();
        var (depth, start) = (0, 0);
        for (var at = 0; at <= fields.Length; at++)
        {
            if (at < fields.Length && fields[at] is '{' or '(') depth++;
            else if (at < fields.Length && fields[at] is '}' or ')') depth--;
            if (at < fields.Length && (fields[at] != ',' || depth > 0)) continue;
            if (fields[start..at].Trim() is { Length: > 0 } one) found.Add(Of(one));
            start = at + 1;
        }
        return found;
    }

    private static GraphField Of(string text)
    {
        var brace = text.IndexOf('{', StringComparison.Ordinal);
        var inner = brace < 0 ? "" : text[(brace + 1)..].TrimEnd().TrimEnd('}');
        var head = brace < 0 ? text : text[..brace];
        var dot = head.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? new(head.Trim(), "", Parse(inner)) : new(head[..dot].Trim(), head[(dot + 1)..], Parse(inner));
    }
}
