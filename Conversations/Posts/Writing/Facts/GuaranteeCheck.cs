namespace Conversations.Posts.Writing.Facts;

/// <summary>What is promised for the time after the sale: warranty, money back, returns, repairs.</summary>
internal sealed class GuaranteeCheck() : TermsCheck("guarantee", "guarantees")
{
    protected override IReadOnlyList<string> Promises { get; } = ["back", "returns", "warranty", "repair", Lasting];

    /// <summary>"Guaranteed smiles" promises nothing that can be kept or broken.</summary>
    protected override bool IsOther(ClaimText text, Found match) =>
        Words["jest"].AreIn(text.After(match.Index, 70)) || Words["fun"].Begin(text.After(match.End)) || Words["jest-before"].Close(text.Before(match.Index));
}
