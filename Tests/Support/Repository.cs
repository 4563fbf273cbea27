namespace Tests.Support;

/// <summary>Where the sources of these tests lie.</summary>
public static class Repository
{
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    private static string Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "Bot.sln"))) return at.FullName;
        throw new InvalidOperationException($"{folder} is not inside the repository: there is no Bot.sln above it.");
    }
}
