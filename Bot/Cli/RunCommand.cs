using System.Diagnostics;
using Bot.Health;
using Bot.Journal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Scheduling;

namespace Bot.Cli;

/// <summary>Runs the bot until it is stopped.</summary>
internal static class RunCommand
{
    internal const int BadSettings = 2;
    internal const int JournalInUse = 3;
    internal const int LoopHung = 4;

    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(15);

    /// <returns>0 after a stop, 2 for settings that cannot work, 3 when the journal is in use, 4 when a loop hung.</returns>
    /// <param name="withParent">Stop when standard input ends.</param>
    /// <param name="more">Replaces parts.</param>
    public static async Task<int> RunAsync(string? settingsFile, bool withParent, CancellationToken ct, Action<IServiceCollection>? more = null)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        try
        {
            using var host = BotHost.Build(SettingsSource.Load(settingsFile), CrashRig.FromEnvironment + more);
            host.Services.GetRequiredService<IStartupValidator>().Validate(); // all mistakes at once, before anything is opened
            host.Services.UseTimetable();
            if (withParent) Parent.StopWith(stop);
            var watch = host.Services.GetRequiredService<LoopWatch>();
            host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(() =>
            {
                if (watch.Hung is not null) KillLater();
            });
            await host.StartAsync(CancellationToken.None); // takes no time worth interrupting
            await host.WaitForShutdownAsync(stop.Token);
            return watch.Hung is null ? 0 : LoopHung;
        }
        catch (Exception e) when (Mistakes(e) is { Count: > 0 } mistakes)
        {
            await Console.Error.WriteLineAsync(Refusal(mistakes));
            return BadSettings;
        }
        catch (JournalInUseException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return JournalInUse;
        }
    }

    /// <summary>
    /// What hangs may also hang the stop; being killed is harmless (O1). On a thread and a clock of its own, since a starved
    /// thread pool is one of the things that hang.
    /// </summary>
    private static void KillLater() => new Thread(() =>
    {
        Thread.Sleep(StopLimit);
        Process.GetCurrentProcess().Kill();
    })
    { IsBackground = true, Name = "stop limit" }.Start();

    internal static string Refusal(IReadOnlyList<string> mistakes) => $"""
        I cannot start: {(mistakes.Count == 1 ? "one setting needs" : $"{mistakes.Count} settings need")} your attention.

        {string.Join(Environment.NewLine, mistakes.Select(m => "  • " + m))}

        Settings come from the environment, or from a file .env in this folder; .env.example shows them all.
        To see everything work without any account:  dotnet run --project Bot -- try
        """;

    internal static List<string> Mistakes(Exception e) => e switch
    {
        OptionsValidationException wrong => [.. wrong.Failures],
        SettingsFileException file => [file.Message],
        AggregateException many => [.. many.InnerExceptions.SelectMany(Mistakes)],
        _ => [],
    };
}
