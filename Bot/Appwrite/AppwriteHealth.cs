using Bot.Journal;
using Conversations.Books;

namespace Bot.Appwrite;

/// <summary>How the outbox fares, in the owner's words.</summary>
internal sealed class AppwriteHealth(AppwriteClient client, AppwriteOutbox carrier, IOutbox outbox) : IBooksHealth
{
    private const string Full = " So many rows wait by now that how often I call whom is left out until there is room.";

    public bool IsOn => client.IsOn;

    public async Task<BooksTrouble?> TroubleAsync(CancellationToken ct) =>
        carrier.Trouble is not { } trouble ? null
        : (await outbox.BacklogAsync(ct)).IsFull ? trouble with { Kind = $"{trouble.Kind}, full", Sentence = trouble.Sentence + Full, NeedsPerson = true }
        : trouble;

    public async Task<int> WaitingAsync(CancellationToken ct) => (await outbox.BacklogAsync(ct)).Waiting;
}
