using System.Collections.Concurrent;
using Bot.Journal;
using Conversations;
using Conversations.Chat;
using Microsoft.Extensions.Logging;

namespace Bot.Telegram;

/// <summary>
/// From the inbox to the router and out again: each chat in order, chats in parallel; a press is decided, then answered,
/// then the rest is done. What fails is tried five times and then parked (U3).
/// </summary>
internal sealed partial class Intake(
    JournalInbox inbox, People people, Router router, IMessenger messenger, TimeProvider time, ICrashPoints crash, ILogger<Intake> log)
{
    private const int MostTries = 5;
    private readonly ChatQueue _decisions = new();
    private readonly ChatQueue _replies = new();
    private readonly ConcurrentDictionary<Task, bool> _jobs = new();

    public void Take(StoredUpdate update, CancellationToken ct) => _decisions.Enqueue(new(update.Chat), () => HandleAsync(update, ct));

    /// <summary>Completes when nothing that has been taken is still going on.</summary>
    public async Task WhenIdleAsync()
    {
        await _decisions.WhenIdleAsync();
        await _replies.WhenIdleAsync();
        await Task.WhenAll(_jobs.Keys);
    }

    private async Task HandleAsync(StoredUpdate update, CancellationToken ct)
    {
        try
        {
            // Asked now, not when the card was made: rights can be taken away in between (R5).
            if (people.Find(new(update.User), update.Name) is not { } person)
            {
                await inbox.DoneAsync(update.UpdateId);
                return;
            }
            var routed = await router.RouteAsync(UpdateReader.ToIncoming(update, person), ct);
            var toast = routed.Press is { } press ? ToastAsync(update.CallbackId!, press, ct) : Task.CompletedTask;
            if (routed.Then.Job is { } job) Run(() => FinishAsync(update, job, ct));
            else if (routed.Then.Reply is { } reply) _replies.Enqueue(new(update.Chat), () => FinishAsync(update, reply, ct));
            else await inbox.DoneAsync(update.UpdateId);
            await toast;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            await FailedAsync(update, e, ct);
        }
    }

    private async Task FinishAsync(StoredUpdate update, Func<CancellationToken, Task> rest, CancellationToken ct)
    {
        try
        {
            await rest(ct);
            await inbox.DoneAsync(update.UpdateId);
        }
        catch (ChatUnreachableException e)
        {
            Unreachable(e, update.UpdateId);
            await inbox.DoneAsync(update.UpdateId);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            await FailedAsync(update, e, ct);
        }
        catch (OperationCanceledException)
        {
            // Stopping: the update stays in the inbox and is handled after the start.
        }
    }

    /// <summary>A toast that does not arrive changes nothing: the decision is on record and the card will say so.</summary>
    private async Task ToastAsync(string callbackId, PressAnswer press, CancellationToken ct)
    {
        try
        {
            await messenger.AnswerAsync(callbackId, press.Toast, press.Alert, ct);
            crash.Pass(CrashPoint.TapAnswered);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            NotAnswered(e);
        }
    }

    private async Task FailedAsync(StoredUpdate update, Exception e, CancellationToken ct)
    {
        var tries = await inbox.FailedAsync(update.UpdateId);
        Failed(e, update.UpdateId, tries);
        if (tries < MostTries)
        {
            Run(async () =>
            {
                await Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, tries - 1)), time, ct);
                Take(update, ct);
            });
            return;
        }
        await inbox.ParkAsync(update.UpdateId);
        try
        {
            await messenger.SendAsync(new(update.Chat), ChatTexts.Apology, ct);
        }
        catch (Exception apology) when (!ct.IsCancellationRequested)
        {
            Failed(apology, update.UpdateId, tries);
        }
    }

    private void Run(Func<Task> job)
    {
        var task = Task.Run(job);
        _jobs[task] = true;
        task.ContinueWith(t => _jobs.TryRemove(t, out _), TaskScheduler.Default);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Update {Update} failed, try {Tries}")]
    private partial void Failed(Exception e, long update, int tries);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A press could not be answered")]
    private partial void NotAnswered(Exception e);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The chat of update {Update} cannot be reached")]
    private partial void Unreachable(Exception e, long update);
}
