namespace Tests.Support;

/// <summary>Text that a person has read and approved, in a file of the repository.</summary>
public static class ApprovedText
{
    private const int MostLines = 60;

    /// <summary>Fails when the text is another than the approved one; <c>APPROVE=1</c> writes it instead.</summary>
    /// <param name="path">From the root of the repository.</param>
    public static void Check(string path, string text)
    {
        var file = Path.Combine(Repository.Root, path);
        text = text.ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable("APPROVE") == "1") File.WriteAllText(file, text);
        var approved = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        if (approved == text) return;
        var (was, now) = (approved.Split('\n'), text.Split('\n'));
        var first = was.Zip(now).TakeWhile(l => l.First == l.Second).Count();
        var last = was.Skip(first).Reverse().Zip(now.Skip(first).Reverse()).TakeWhile(l => l.First == l.Second).Count();
        var changes = was[first..^last].Select(l => $"- {l}").Take(MostLines).Concat(now[first..^last].Select(l => $"+ {l}").Take(MostLines)).Prepend($"from line {first + 1} on:");
        Assert.Fail($"{path} is no longer what was approved:\n{string.Join("\n", changes)}\nIf that is meant: APPROVE=1 dotnet test, then read the file's diff and commit it.");
    }
}
