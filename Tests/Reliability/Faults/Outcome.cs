namespace Tests.Reliability.Faults;

/// <summary>What a fault comes to, as the owner sees it. Few words, so that each means something.</summary>
internal enum Outcome
{
    /// <summary>The post goes out once and within two minutes of its time, every tap is answered as soon, and the chat says nothing of trouble.</summary>
    Unharmed,

    /// <summary>It goes out once, but later than its time, or only after the chat has said that something is not as it should be.</summary>
    Late,

    /// <summary>Nothing goes out; the owner has been told why, with buttons to go on.</summary>
    Held,

    /// <summary>Nobody can know whether it is out: the card asks, and nothing is sent meanwhile.</summary>
    AsksOwner,

    /// <summary>What somebody wanted was refused in a sentence and had no effect.</summary>
    Refused,
}

internal static class OutcomeWords
{
    public static string Word(this Outcome outcome) => outcome switch
    {
        Outcome.AsksOwner => "asks owner",
        _ => outcome.ToString().ToLowerInvariant(),
    };
}
