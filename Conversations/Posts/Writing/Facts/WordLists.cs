namespace Conversations.Posts.Writing.Facts;

/// <summary>The lists of one word file as phrases.</summary>
internal sealed class WordLists(string file)
{
    private readonly Lazy<Dictionary<string, Phrases>> _lists = new(() => WordFile.Read(file).ToDictionary(l => l.Key, l => new Phrases(l.Value), StringComparer.Ordinal));

    public Phrases this[string list] => _lists.Value[list];
}
