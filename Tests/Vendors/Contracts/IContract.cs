namespace Tests.Vendors.Contracts;

/// <summary>What a vendor has published about its requests.</summary>
internal interface IContract
{
    /// <summary>False for what no machine-readable contract speaks of, such as a shop's pages.</summary>
    bool Covers(SentRequest request);

    /// <returns>Every way in which the request breaks the contract, one sentence each.</returns>
    IReadOnlyList<string> Judge(SentRequest request);
}
