using System.Diagnostics;
using System.Text.Json.Nodes;
using Sandbox.Desk;

namespace Sandbox.Telegram.Api;

/// <summary>https://core.telegram.org/bots/api#getting-updates, with the habits of the official server.</summary>
internal sealed class UpdateMethods(TelegramState state)
{
    private const int LongestPoll = 50;
    private const string Conflict = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running";
    private static readonly TimeSpan Impatient = TimeSpan.FromSeconds(3);

    private long _lastOffset = long.MinValue;
    private DateTimeOffset _lastPoll;
    private DateTimeOffset _nextConflict;

    public async Task<string> GetUpdates(Call call)
    {
        var offset = call.Number("offset");
        var limit = call.Number("limit") is >= 1 and <= 100 and var asked ? (int)asked : 100;
        var timeout = TimeSpan.FromSeconds(Math.Clamp(call.Number("timeout"), 0, LongestPoll));
        TaskCompletionSource<bool> waiter;
        lock (state.Gate)
        {
            Allow(call);
            state.Updates.Waiter?.TrySetResult(false);
            state.Updates.Waiter = null;
            SlowDown(offset, ref limit, ref timeout);
            state.Updates.Confirm(offset);
            if (state.Updates.Take(limit) is { Count: > 0 } ready) return Array(ready);
            if (timeout == TimeSpan.Zero) return "[]";
            state.Updates.Waiter = waiter = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        await WaitAsync(call.Context, waiter, timeout);
        lock (state.Gate)
        {
            if (ReferenceEquals(state.Updates.Waiter, waiter)) state.Updates.Waiter = null;
            return Array(state.Updates.Take(limit));
        }
    }

    public JsonNode DeleteWebhook(Call call)
    {
        if (call.Flag("drop_pending_updates")) state.Updates.Clear();
        return true;
    }

    public JsonNode GetWebhookInfo(Call call) => new JsonObject
    {
        ["url"] = "",
        ["has_custom_certificate"] = false,
        ["pending_update_count"] = state.Updates.Count,
    };

    private async Task WaitAsync(HttpContext context, TaskCompletionSource<bool> waiter, TimeSpan timeout)
    {
        var began = Stopwatch.GetTimestamp();
        try
        {
            if (await waiter.Task.WaitAsync(timeout, state.Time, context.RequestAborted)) return;
            await Task.Delay(ConflictDelay(), state.Time, context.RequestAborted);
            throw new Refusal(409, Conflict);
        }
        catch (TimeoutException)
        {
            // Nothing came: an empty answer.
        }
        finally
        {
            OwnTime.Waited(context, began);
            lock (state.Gate)
            {
                if (ReferenceEquals(state.Updates.Waiter, waiter)) state.Updates.Waiter = null;
            }
        }
    }

    private void Allow(Call call)
    {
        if (call.Json("allowed_updates", "allowed updates") is JsonArray kinds) state.Updates.Allow([.. kinds.Select(k => k?.ToString() ?? "")]);
    }

    /// <summary>Somebody who asks the same again and again is served slowly.</summary>
    private void SlowDown(long offset, ref int limit, ref TimeSpan timeout)
    {
        var now = state.Time.GetUtcNow();
        if (offset == _lastOffset && timeout < Impatient && now < _lastPoll + Impatient) timeout = Impatient;
        if (offset == _lastOffset && now < _lastPoll + TimeSpan.FromSeconds(0.5)) limit = 1;
        (_lastOffset, _lastPoll) = (offset, now);
    }

    private TimeSpan ConflictDelay()
    {
        lock (state.Gate)
        {
            var now = state.Time.GetUtcNow();
            if (now < _nextConflict) return _nextConflict - now;
            _nextConflict = now + Impatient;
            return TimeSpan.Zero;
        }
    }

    private static string Array(IReadOnlyList<string> updates) => $"[{string.Join(',', updates)}]";
}
