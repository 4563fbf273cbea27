namespace Conversations.Posts.Writing.Facts;

/// <summary>Parts and things that are said to belong to the product or to come with it must stand in its record, in words of either language.</summary>
internal sealed class PartCheck() : ClaimCheck("count")
{
    private readonly WordLists _words = new("parts-context");

    public override IEnumerable<Finding> Find(ClaimText text, ShopRecord record)
    {
        List<Mention>? said = null;
        var last = -1; // where the last claim ends: what stands in a row with it is one, too
        foreach (var part in Lexicon.Parts.In(text.Lower))
        {
            var (before, after) = (text.Before(part.Start), text.After(part.Start + part.Length));
            var isInRow = last >= 0 && part.Start > last && part.Start - last < 16 && _words["row"].Close(before);
            if ((!isInRow && !_words["with"].Close(before) && !_words["comes"].Begin(after)) || _words["other"].Begin(after) || _words["other-before"].Close(before) || text.IsKitchen(part.Start)) continue;
            if ((said ??= [.. Lexicon.Parts.In(record.Text)]).Exists(s => s.Meaning == part.Meaning) || Lexicon.Parts.StemsOf(part.Meaning).Any(s => record.Text.Contains(s, StringComparison.Ordinal))) continue;
            last = part.Start + part.Length;
            yield return Unsupported(text.Words(part.Start, part.Length));
        }
    }
}
