using Conversations.Chat;

namespace Conversations.Settings;

/// <summary>Changes the brand voice; the next draft is written with it.</summary>
public sealed class ChangeVoice(IVoiceStore store, TimeProvider time)
{
    public ChangedVoice? Changed => store.Current;

    public int Revision => Changed?.Revision ?? 0;

    /// <param name="text">Null: none any more.</param>
    /// <param name="revision">The one the person saw.</param>
    /// <returns>False when it changed meanwhile, or the text cannot be taken.</returns>
    public async Task<bool> SaveAsync(string? text, int revision, Person by, long updateId, CancellationToken ct)
    {
        if (Changed?.UpdateId == updateId) return true;
        if (revision != Revision || (text is not null && VoiceText.MistakeIn(text) is not null)) return false;
        return await store.SaveAsync(new() { Revision = revision + 1, Text = text, By = by.Name, At = time.GetUtcNow(), UpdateId = updateId }, ct);
    }

    /// <summary>What the books know of a journal that was lost; nothing where somebody has changed it since.</summary>
    public async Task RestoreAsync(ChangedVoice booked, CancellationToken ct)
    {
        if (Changed is null && (booked.Text is null || VoiceText.MistakeIn(booked.Text) is null)) await store.SaveAsync(booked with { Revision = 1 }, ct);
    }
}
