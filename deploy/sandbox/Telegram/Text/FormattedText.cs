using System.Text.Json.Nodes;

namespace Sandbox.Telegram.Text;

/// <summary>Plain text and what stretches of it mean.</summary>
public sealed record FormattedText(string Text, IReadOnlyList<Entity> Entities)
{
    public static readonly FormattedText Empty = new("", []);

    internal bool SameAs(FormattedText other) => Text == other.Text && Entities.SequenceEqual(other.Entities);

    /// <summary>As Telegram stores it: control characters and outer white space gone, links and commands found.</summary>
    internal FormattedText Cleaned()
    {
        var text = string.Create(Text.Length, Text, static (to, from) =>
        {
            for (var i = 0; i < to.Length; i++) to[i] = from[i] < ' ' && from[i] != '\n' ? ' ' : from[i];
        });
        var end = text.AsSpan().TrimEnd().Length;
        var firstEntity = Entities.Count == 0 ? end : Math.Min(end, Entities.Min(e => e.Offset));
        var start = 0;
        while (start < firstEntity && text[start] is ' ' or '\n') start++;
        var kept = Entities
            .Select(e => e with { Offset = e.Offset - start, Length = Math.Min(e.End, end) - e.Offset })
            .Where(e => e.Length > 0);
        text = text[start..end];
        return new(text, AutoEntities.AddTo(text, kept));
    }

    internal JsonArray EntitiesJson() => new([.. Entities.Select(e => (JsonNode)e.ToJson())]);
}
