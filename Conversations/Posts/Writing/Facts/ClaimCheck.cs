namespace Conversations.Posts.Writing.Facts;

/// <summary>One kind of claim, found in a text and compared with the shop's record.</summary>
/// <param name="kind">As it stands on the card.</param>
internal abstract class ClaimCheck(string kind)
{
    /// <summary>
    /// In milliseconds, for each search. No pattern here needs a hundredth of it; it is long enough for a machine that has
    /// other work to do at that moment.
    /// </summary>
    public const int Timeout = 5000;

    public string Kind => kind;

    /// <returns>What does not hold; nothing where all is fine.</returns>
    public abstract IEnumerable<Finding> Find(ClaimText text, ShopRecord record);

    /// <param name="says">What the shop says instead, as the end of "your shop …".</param>
    protected Finding Wrong(string words, string says) => new(kind, Verdict.Wrong, $"The text says “{words}”, your shop {says}.", words);

    protected Finding Unsupported(string words) => Unsupported(words, "your shop's record does not say so");

    protected Finding Unsupported(string words, string why) => new(kind, Verdict.NotSupported, $"The text says “{words}”; {why}.", words);

    /// <param name="others">What the record says of the same thing; when it says nothing, the claim is only not supported.</param>
    protected Finding Against(string words, IEnumerable<string> others)
    {
        var said = others.Select(o => o.Trim()).Where(o => o.Length > 0).Distinct().ToList();
        return said.Count == 0 ? Unsupported(words) : Wrong(words, $"says {string.Join(", ", said)}");
    }
}
