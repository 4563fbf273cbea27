using Bot.Health;
using Bot.Journal;
using Conversations;
using Conversations.Chat;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bot.Telegram;

/// <summary>
/// Says so when the disk takes nothing (D7): to the owner once, in /status, and to whoever taps meanwhile. Nothing of it
/// needs the disk.
/// </summary>
internal sealed partial class DiskWarning(
    JournalFile journal, IMessenger messenger, People people, VendorHealth health, TimeProvider time, ILogger<DiskWarning> log) : BackgroundService
{
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromMinutes(1);

    private readonly Bell _bell = new();
    private readonly HashSet<string> _answered = [];
    private volatile bool _refuses;

    /// <summary>Answers presses that could not be stored, each once however often Telegram brings it.</summary>
    public async Task AnswerAsync(IReadOnlyList<StoredUpdate> updates, CancellationToken ct)
    {
        foreach (var callback in updates.Select(u => u.CallbackId).OfType<string>().Where(_answered.Add))
        {
            try
            {
                await messenger.AnswerAsync(callback, ChatTexts.TapIsNotStored, alert: true, ct);
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                NotSaid(e.GetType().Name);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        journal.Refuses += Changed;
        stoppingToken.Register(() => journal.Refuses -= Changed);
        var told = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await _bell.WaitAsync(TryAgainAfter, time, stoppingToken);
                var refuses = _refuses;
                if (refuses == told) continue;
                await messenger.SendAsync(new(people.FirstOwner.Value), refuses ? ChatTexts.DiskRefuses : ChatTexts.DiskTakesAgain, stoppingToken);
                told = refuses;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                NotSaid(e.GetType().Name);
                await Task.Delay(TryAgainAfter, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private void Changed(bool refuses)
    {
        _refuses = refuses;
        if (refuses) health.Fails("disk", "It takes nothing: full, read-only or broken.");
        else health.Works("disk");
        _bell.Ring();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Nobody could be told about the disk ({Kind})")]
    private partial void NotSaid(string kind);
}
