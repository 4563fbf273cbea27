namespace Tests.Support;

/// <summary>The one knob: <c>EFFORT=quick|ci|night</c>. Plain <c>dotnet test</c> is quick.</summary>
public static class Effort
{
    private static readonly string Level = Environment.GetEnvironmentVariable("EFFORT") ?? "quick";

    public static int Times(int quick, int ci, int night) => Level switch
    {
        "night" => night,
        "ci" => ci,
        "quick" => quick,
        _ => throw new InvalidOperationException($"EFFORT is {Level}; it can be quick, ci or night."),
    };

    /// <summary>For what takes a browser or a minute: a quick round leaves it out, and says so.</summary>
    public static void NotInQuick([System.Runtime.CompilerServices.CallerMemberName] string what = "") => Assert.SkipWhen(Level == "quick", $"LEFT OUT: {what}. It runs in ci (EFFORT=ci).");

    /// <summary>From <c>SEED</c>, or a fresh one; printed, so that a failure can be played again.</summary>
    public static int Seed(ITestOutputHelper? output, [System.Runtime.CompilerServices.CallerMemberName] string test = "")
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("SEED"), out var given) ? given : Random.Shared.Next();
        output?.WriteLine($"{test}: SEED={seed}");
        return seed;
    }
}
