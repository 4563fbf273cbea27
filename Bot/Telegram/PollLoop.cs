using System.Net;
using System.Text.Json;
using Bot.Health;
using Bot.Journal;
using Conversations;
using Conversations.Posts.Publishing;
using Conversations.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace Bot.Telegram;

/// <summary>
/// Our own loop on getUpdates: a batch is in the journal before the next poll confirms it (U1), and nothing about one
/// update can end the loop.
/// </summary>
internal sealed partial class PollLoop(
    TelegramClients clients, JournalInbox inbox, People people, Intake intake, DiskWarning disk, IPublishingSwitch publishing, PublishingAlarm alarm, VendorHealth health,
    ILoopWatch watch, TimeProvider time, ICrashPoints crash, ILogger<PollLoop> log) : BackgroundService
{
    private const string Vendor = "telegram";
    private const int PollSeconds = 25;
    private const string SecondCopy = "another program is polling with this bot's token: a second copy, or a stolen token. Nothing goes out until it stops.";
    private static readonly TimeSpan PollLimit = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan IdsMayRestart = TimeSpan.FromHours(30);
    private static readonly UpdateType[] Wanted = [UpdateType.Message, UpdateType.CallbackQuery];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var waiting in inbox.Waiting()) intake.Take(waiting, stoppingToken);
        int? offset = null;
        var lastUpdate = time.GetTimestamp();
        var pause = TimeSpan.FromSeconds(1);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                // Telegram keeps updates a day, and after a quiet week its ids may start again lower: ask without an offset then.
                if (time.GetElapsedTime(lastUpdate) > IdsMayRestart) offset = null;
                watch.Tries(WatchedLoop.Polling);
                var batch = await PollAsync(offset, stoppingToken);
                health.Works(Vendor);
                if (publishing.StoppedBecause is not null)
                {
                    publishing.EndSuspension();
                    alarm.Ring(); // what fell due meanwhile goes out now, not at the next tick
                }
                pause = TimeSpan.FromSeconds(1);
                if (batch.LastId is not { } last) continue;
                crash.Pass(CrashPoint.UpdateReceived);
                foreach (var update in await StoreAsync(batch.Updates, stoppingToken)) intake.Take(update, stoppingToken);
                offset = last + 1;
                lastUpdate = time.GetTimestamp();
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                if (e is ApiRequestException { ErrorCode: 401 or 404 })
                {
                    watch.GaveUp(WatchedLoop.Polling);
                    TokenRefused(e.Message);
                    health.Fails(Vendor, "Telegram refused the bot's token. Set a valid TELEGRAM_BOT_TOKEN and start again.");
                    return;
                }
                await PauseAsync(e, pause, stoppingToken);
                pause = TimeSpan.FromSeconds(Math.Min(pause.TotalSeconds * 2, 30));
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task<PolledBatch> PollAsync(int? offset, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(PollLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct);
        try
        {
            return PolledBatch.Of(await clients.Poller.GetUpdates(offset, 100, PollSeconds, Wanted, either.Token));
        }
        catch (RequestException e) when (e.HttpStatusCode == HttpStatusCode.OK) // it came, and could not be read
        {
            var batch = await clients.PollSinglyAsync(offset, either.Token);
            if (batch.Unreadable > 0) Unreadable(batch.Unreadable, nameof(JsonException));
            return batch;
        }
    }

    /// <summary>Strangers are left out here, before anything is kept of them (X1).</summary>
    private async Task<IReadOnlyList<StoredUpdate>> StoreAsync(IReadOnlyList<Update> batch, CancellationToken ct)
    {
        var ours = batch.Select(Read).OfType<StoredUpdate>().Where(u => people.Knows(new(u.User))).ToList();
        if (ours.Count == 0) return [];
        var stored = await TryStoreAsync(ours, ct);
        crash.Pass(CrashPoint.UpdateStored);
        return stored;
    }

    private StoredUpdate? Read(Update update)
    {
        try
        {
            return UpdateReader.Read(update);
        }
        catch (Exception e)
        {
            // Parts that Telegram promises and this one lacks: it must not hold up the rest of the batch.
            Unreadable(1, e.GetType().Name);
            return null;
        }
    }

    /// <summary>What cannot be stored is not confirmed: Telegram brings it again, and whoever tapped hears that it does not count yet (D7).</summary>
    private async Task<IReadOnlyList<StoredUpdate>> TryStoreAsync(IReadOnlyList<StoredUpdate> updates, CancellationToken ct)
    {
        try
        {
            return await inbox.StoreAsync(updates);
        }
        catch (SqliteException)
        {
            await disk.AnswerAsync(updates, ct);
            throw;
        }
    }

    private async Task PauseAsync(Exception e, TimeSpan pause, CancellationToken ct)
    {
        switch (e)
        {
            case ApiRequestException { ErrorCode: 409 }:
                publishing.Suspend(SecondCopy);
                health.Fails(Vendor, "another program polls with this bot's token");
                Conflict();
                pause = TimeSpan.FromSeconds(10);
                break;
            case ApiRequestException { ErrorCode: 429, Parameters.RetryAfter: { } seconds }:
                pause = TimeSpan.FromSeconds(seconds);
                break;
            case SqliteException:
                NotStored(e.GetType().Name, pause.TotalSeconds);
                break;
            default:
                PollFailed(e.GetType().Name, pause.TotalSeconds);
                health.Fails(Vendor, "Telegram cannot be reached");
                clients.RenewPoller();
                break;
        }
        watch.Tries(WatchedLoop.Polling, pause);
        await Task.Delay(pause, time, ct);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} updates were not what Telegram says an update is ({Kind}), and were left out")]
    private partial void Unreadable(int count, string kind);

    // Exception texts of the network carry the address, and the address carries the token: only kinds are logged.
    [LoggerMessage(Level = LogLevel.Warning, Message = "Polling failed ({Kind}); next try in {Seconds} s")]
    private partial void PollFailed(string kind, double seconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "Updates could not be stored ({Kind}) and are not confirmed; next try in {Seconds} s")]
    private partial void NotStored(string kind, double seconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "409: a second copy of the bot, or somebody with its token, is polling; publishing is suspended")]
    private partial void Conflict();

    [LoggerMessage(Level = LogLevel.Critical, Message = "Telegram refused the token ({Answer}); polling has stopped")]
    private partial void TokenRefused(string answer);
}
