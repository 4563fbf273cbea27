namespace Conversations.Posts.Writing.Facts;

/// <summary>Claims that need a proof: the best, the first, the only one, awards, tests, what most people buy.</summary>
internal sealed class SuperlativeCheck() : ClaimCheck("superlative")
{
    private readonly WordLists _words = new("superlatives");

    public override IEnumerable<Finding> Find(ClaimText text, ShopRecord record)
    {
        foreach (var match in _words["claims"].In(text.Lower))
            if (!record.Says(match.Value) && !_words["not"].Close(text.Before(match.Index)) && !_words["mild"].Begin(text.After(match.Index + match.Length)))
                yield return Unsupported(text.Words(match), "that needs a proof");
        foreach (var match in _words["unique"].In(text.Lower))
            if (!_words["unique"].AreIn(record.Text)) yield return Unsupported(text.Words(match));
    }
}
