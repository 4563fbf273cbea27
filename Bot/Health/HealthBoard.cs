using System.Globalization;
using Bot.Gemini;
using Bot.Journal;
using Conversations.Help;
using Conversations.Logins;
using Conversations.Posts;
using Conversations.Settings;

namespace Bot.Health;

/// <summary>The lines of <c>/status</c>: each vendor, and what waits because of one.</summary>
internal sealed class HealthBoard(VendorHealth vendors, IOutbox outbox, JournalInbox inbox, JournalFile journal, LoginNews logins, ModelNews models, ShopSettings shop) : IHealthBoard
{
    public async Task<IReadOnlyList<HealthLine>> LinesAsync(CancellationToken ct)
    {
        var (waiting, _) = await outbox.BacklogAsync(ct);
        var lines = vendors.All.Select(v => Line(v, waiting)).ToList();
        if (inbox.Parked() is var parked and > 0) lines.Add(new("Updates", HealthState.Failing, null, $"{parked} could not be handled; see the log"));
        if (journal.SetAside is not null) lines.Add(new("Journal", HealthState.Failing, null, "was damaged and set aside; a new one was begun"));
        return lines;
    }

    private HealthLine Line(VendorState vendor, int waiting)
    {
        var note = vendor.Reason;
        if (vendor.Vendor == "appwrite" && waiting > 0)
            note = string.Create(CultureInfo.InvariantCulture, $"{(note is null ? "" : note + "; ")}{waiting} rows wait to be written");
        if (vendor is { Vendor: "redis", Condition: not VendorCondition.On }) note = $"{(note is null ? "" : note + "; ")}typed text and rate windows are kept in memory";
        if (vendor is { Vendor: GeminiClient.Vendor, Condition: not VendorCondition.Off } && models.Notes.Count > 0)
            note = $"{(note is null ? "" : note + "; ")}⚠️ {string.Join("; ", models.Notes)}";
        var state = vendor.Condition switch
        {
            VendorCondition.On => HealthState.On,
            VendorCondition.Off => HealthState.Off,
            _ => HealthState.Failing,
        };
        var line = new HealthLine(VendorName.Of(vendor.Vendor), state, vendor.FailingSince, note);
        return state != HealthState.Off && Enum.TryParse<Platform>(vendor.Vendor, ignoreCase: true, out var platform) ? WithLogin(line, platform) : line;
    }

    private HealthLine WithLogin(HealthLine line, Platform platform)
    {
        if (logins.Lost(platform) is { } lost) return line with { State = HealthState.Failing, Since = lost.Since, Note = LoginTexts.Refuses(lost) };
        if (logins.Of(platform) is not { } login) return line;
        var until = LoginTexts.Until(shop, login.End);
        return line with { Note = line.Note is null ? until : $"{line.Note}; {until}" };
    }
}
