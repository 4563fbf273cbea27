namespace Conversations.Posts.Writing.Facts;

/// <summary>A file of <c>Words</c>, whose notation stands in <c>Words/README.md</c>: lists of lines, each under its name.</summary>
internal static class WordFile
{
    /// <returns>The lines under <c>== name</c> by that name; those before the first name under the empty one.</returns>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Read(string file)
    {
        var lists = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        List<string> current = [];
        lists[""] = current;
        using var stream = typeof(WordFile).Assembly.GetManifestResourceStream($"Words.{file}.txt")
            ?? throw new InvalidOperationException($"{file}.txt is not among the embedded words.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("== ", StringComparison.Ordinal)) lists[line[3..]] = current = [];
            else if (line.Length > 0 && line[0] != '#') current.Add(line);
        }
        return lists;
    }
}
