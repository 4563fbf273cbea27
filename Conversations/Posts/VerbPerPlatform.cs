namespace Conversations.Posts;

/// <summary>A verb that is about one platform: its button says which, so it means the same whatever becomes of the others.</summary>
internal sealed class VerbPerPlatform(string stem)
{
    private static readonly Dictionary<Platform, string> Endings = new()
    {
        [Platform.Instagram] = "ig",
        [Platform.Facebook] = "fb",
        [Platform.TikTok] = "tt",
    };

    private readonly Dictionary<string, Platform> _platforms = Endings.ToDictionary(e => stem + e.Value, e => e.Key);

    public IEnumerable<string> All => _platforms.Keys;

    public string this[Platform platform] => stem + Endings[platform];

    /// <returns>Null when it is another verb.</returns>
    public Platform? PlatformOf(string verb) => _platforms.TryGetValue(verb, out var platform) ? platform : null;
}
