using Conversations.Chat;

namespace Conversations.Help;

public sealed class HelpCommand(IMessenger messenger) : ICommandHandler
{
    public string Name => "help";

    public string MenuLine => "What I can do";

    public Role Needs => Role.Viewer;

    public Task<FollowUp> HandleAsync(Incoming.Said said, string argument, CancellationToken ct) =>
        Task.FromResult(new FollowUp { Reply = c => messenger.SendAsync(said.Chat, new Card { Text = HelpTexts.Help }, c) });
}

/// <summary><c>/cancel</c>: forgets what the person was in the middle of.</summary>
public sealed class CancelCommand(ISessionStore sessions, IMessenger messenger) : ICommandHandler
{
    public string Name => "cancel";

    public string MenuLine => "Stop what I'm doing";

    public Role Needs => Role.Viewer;

    public async Task<FollowUp> HandleAsync(Incoming.Said said, string argument, CancellationToken ct)
    {
        var key = new SessionKey(said.Chat, said.From.Id);
        var had = await sessions.GetAsync(key, ct) is not null;
        await sessions.RemoveAsync(key, ct);
        return new() { Reply = c => messenger.SendAsync(said.Chat, had ? ChatTexts.Cancelled : ChatTexts.NothingToCancel, c) };
    }
}
