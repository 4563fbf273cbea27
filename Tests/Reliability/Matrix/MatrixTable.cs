using Conversations;
using Tests.Support;
using static Conversations.CrashPoint;

namespace Tests.Reliability.Matrix;

/// <summary>The table that people read: a row for each fault of each platform, a column for each instant of death, a letter for what it comes to.</summary>
internal static class MatrixTable
{
    public const char NotMet = '-';

    public const char NotApproved = '?';

    private const string Path = "Tests/Reliability/Matrix/matrix.approved.txt";

    private const string Legend = """
        What the owner is before when a platform goes wrong and the machine loses power at that instant, before anything is mended.
        Once it is, every cell ends with the post out exactly once, as approved.

        L  it is live, by itself
        W  nothing is out; the card says why, and it goes out by itself once that is put right
        H  nothing is out; the card says why, with a button to go on
        A  nobody can know; the card asks
        -  not met: what is asked of a person there settles it, and the bot does not pass that instant any more

        """;

    private static readonly Lock Gate = new();

    /// <summary>An unconfirmed one comes of dying when the platform has answered, whatever the fault.</summary>
    public static IReadOnlyList<(string Name, IReadOnlyList<CrashPoint> Stops)> Columns { get; } =
    [
        ("no death", []),
        .. Enum.GetValues<CrashPoint>().Select(p => ($"{p}", (IReadOnlyList<CrashPoint>)(p is UnknownStored or ReadBack ? [PublishAnswered, p] : [p]))),
    ];

    public static IReadOnlyList<PlatformFault> Rows { get; } =
        [.. new[] { CrashTarget.Instagram, CrashTarget.Facebook, CrashTarget.TikTokVideo }.SelectMany(PlatformFault.Of)];

    public static char Letter(CameTo? cameTo) => cameTo is { } word ? $"{word}"[0] : NotMet;

    /// <returns>A letter for each column; <see cref="NotApproved"/> where nobody has approved one.</returns>
    public static string Approved(PlatformFault row) => Read().GetValueOrDefault($"{row}") ?? new(NotApproved, Columns.Count);

    /// <summary>Writes one row into the file, in its place.</summary>
    public static void Approve(PlatformFault row, string letters)
    {
        lock (Gate)
        {
            var rows = Read();
            rows[$"{row}"] = letters;
            File.WriteAllText(File_(), Print(rows));
        }
    }

    private static string Print(Dictionary<string, string> rows)
    {
        var width = Rows.Max(r => $"{r}".Length);
        var lines = Columns.Select((c, i) => $"{new string(' ', width)}  {new string('|', i).Replace("|", "| ", StringComparison.Ordinal)}{c.Name}");
        var body = Rows.Where(r => rows.ContainsKey($"{r}")).Select(r => $"{$"{r}".PadRight(width)}  {string.Join(' ', rows[$"{r}"].ToCharArray())}");
        return $"{Legend.ReplaceLineEndings("\n")}\n{string.Join("\n", [.. lines, .. body])}\n";
    }

    private static Dictionary<string, string> Read()
    {
        if (!File.Exists(File_())) return [];
        var all = File.ReadAllLines(File_());
        return Rows.Select(r => ($"{r}", all.FirstOrDefault(l => l.StartsWith($"{r}  ", StringComparison.Ordinal))))
            .Where(r => r.Item2 is not null).ToDictionary(r => r.Item1, r => r.Item2![r.Item1.Length..].Replace(" ", "", StringComparison.Ordinal));
    }

    private static string File_() => System.IO.Path.Combine(Repository.Root, Path);
}
