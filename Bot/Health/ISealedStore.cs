namespace Bot.Health;

/// <summary>Secrets of ours that change by themselves, such as renewed tokens: on the device only, and encrypted there.</summary>
public interface ISealedStore
{
    /// <returns>Null when there is none, or when it was sealed with a key that we no longer have.</returns>
    string? Find(string name);

    /// <summary>On disk when it is done.</summary>
    Task SaveAsync(string name, string secret);

    Task RemoveAsync(string name);
}
