using System.CommandLine;
using Bot.Cli.Clock;

namespace Bot.Cli;

internal static partial class SourceVerbs
{
    static partial void Add(RootCommand root, Option<string?> settings)
    {
        var desk = new Argument<string>("desk") { Description = "The address of the chat page" };
        var play = new Command("play", "Run the bot of `try --clock`") { desk };
        play.Hidden = true;
        play.SetAction((parsed, ct) => PlayCommand.RunAsync(parsed.GetValue(settings), new(parsed.GetRequiredValue(desk)), ct));
        root.Add(play);
    }
}
