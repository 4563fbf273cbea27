using Bot.Journal;
using Conversations.Chat;
using Conversations.Posts.Restoring;
using Conversations.Settings;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bot.Telegram;

/// <summary>After a damaged journal was set aside: brings back what Appwrite remembers and tells the owner what became of it (D6).</summary>
internal sealed partial class JournalRebuild(
    JournalSwitch publishing, RestorePosts restore, IPostBooks books, IHoursBooks hoursBooks, ChangeHours hours, IVoiceBooks voiceBooks, ChangeVoice voice, IMessenger messenger,
    People people, TimeProvider time, ILogger<JournalRebuild> log)
    : BackgroundService
{
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        string? told = null;
        while (publishing.IsLost && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                told = await TryAsync(told, stoppingToken);
                if (!publishing.IsLost) return;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                NotYet(e);
            }
            await Task.Delay(TryAgainAfter, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <returns>The trouble the owner knows of.</returns>
    private async Task<string?> TryAsync(string? told, CancellationToken ct)
    {
        var owner = new ChatId(people.FirstOwner.Value);
        try
        {
            if (await hoursBooks.HoursAsync(ct) is { } changed) await hours.RestoreAsync(changed, ct); // before a slot is looked for
            var booked = await restore.RunAsync(ct);
            await VoiceAsync(ct);
            await messenger.SendAsync(owner, books.IsOn ? RestoreTexts.Back(booked) : RestoreTexts.NoBooks, ct);
            await publishing.RestoredAsync(); // last: whatever goes wrong before is done again
            return null;
        }
        catch (BooksUnreadableException e)
        {
            NotYet(e);
            if (e.Message != told) await messenger.SendAsync(owner, RestoreTexts.Waits(e.Message), ct);
            return e.Message;
        }
    }

    /// <summary>A voice that cannot be read keeps no post from coming back.</summary>
    private async Task VoiceAsync(CancellationToken ct)
    {
        try
        {
            if (await voiceBooks.VoiceAsync(ct) is { } spoken) await voice.RestoreAsync(spoken, ct);
        }
        catch (BooksUnreadableException e)
        {
            NotYet(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What was lost with the journal cannot be brought back yet")]
    private partial void NotYet(Exception e);
}
