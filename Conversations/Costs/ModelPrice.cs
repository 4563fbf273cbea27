namespace Conversations.Costs;

/// <summary>Tokens of one answer, as they are billed.</summary>
/// <param name="Input">With those that came from the cache.</param>
/// <param name="Output">With thoughts.</param>
public sealed record TokenUsage(long Input, long CachedInput, long Output);

/// <summary>What a model takes. US dollars per million tokens, which is micro-dollars per token.</summary>
/// <param name="From">The first instant at which it holds.</param>
/// <param name="CachedInput">For input that the model had in its cache.</param>
public sealed record ModelPrice(string Model, DateTimeOffset From, decimal Input, decimal Output, decimal CachedInput)
{
    /// <returns>Micro-dollars, rounded up.</returns>
    public long Of(TokenUsage usage, bool isBatch)
    {
        var cached = Math.Min(usage.CachedInput, usage.Input);
        var all = (usage.Input - cached) * Input + cached * CachedInput + usage.Output * Output;
        return (long)Math.Ceiling(isBatch ? all / 2 : all);
    }

    /// <summary>The most that so many tokens can cost.</summary>
    /// <returns>Micro-dollars.</returns>
    public long Most(long input, long output, bool isBatch) => (this with { Input = Math.Max(Input, CachedInput) }).Of(new(input, 0, output), isBatch);
}
