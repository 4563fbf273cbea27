using System.CommandLine;

namespace Bot.Cli;

/// <summary>What only a build from the sources can do. A published program is compiled without the folder <c>Clock</c>, and there is nothing of this in it.</summary>
internal static partial class SourceVerbs
{
    public static void AddTo(RootCommand root, Option<string?> settings) => Add(root, settings);

    static partial void Add(RootCommand root, Option<string?> settings);
}
