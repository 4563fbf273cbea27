namespace Tests.Vendors.Contracts.Reduce;

/// <summary>
/// Reduces the vendors' contract files to the tables beside <see cref="ContractTable"/>:
/// <c>dotnet run --project Tests -- contracts FOLDER [--out Tests/Vendors/Contracts]</c>.
/// </summary>
internal static class ContractsVerb
{
    private const string Usage = "contracts FOLDER [--out Tests/Vendors/Contracts]";

    private static readonly (string File, Func<string, string> From)[] Tables =
    [
        ("telegram.txt", f => TelegramReduction.From(Path.Combine(f, "telegram"))),
        ("shopify.graphql", f => ShopifyReduction.From(Path.Combine(f, "shopify"))),
        ("gemini.txt", f => GeminiReduction.From(Path.Combine(f, "gemini"))),
        ("appwrite.txt", f => AppwriteReduction.From(Path.Combine(f, "appwrite"))),
        ("meta.txt", f => MetaReduction.From(Path.Combine(f, "meta"))),
    ];

    /// <returns>The exit code.</returns>
    public static int Run(string[] arguments)
    {
        var (folder, to) = arguments switch
        {
            [var from] => (from, Path.Combine("Tests", "Vendors", "Contracts")),
            [var from, "--out", var path] => (from, path),
            _ => ("", ""),
        };
        if (folder.Length == 0 || !Directory.Exists(folder) || !Directory.Exists(to))
        {
            Console.Error.WriteLine(folder.Length == 0 ? Usage : $"There is no folder {(Directory.Exists(folder) ? to : folder)}. {Usage}");
            return 2;
        }
        foreach (var (file, from) in Tables)
        {
            var text = from(folder).ReplaceLineEndings("\n");
            File.WriteAllText(Path.Combine(to, file), text);
            Console.WriteLine($"{file,-16} {text.Length / 1024,4} kB, {text.Count(c => c == '\n')} lines");
        }
        return 0;
    }
}
