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
public sealed class CancelCommand(ISessionStore sessions, IEnumerable<IConversation> conversations, IMessenger messenger) : ICommandHandler
{
    public string Name => "cancel";

    public string MenuLine => "Stop what I'm doing";

    public Role Needs => Role.Viewer;

    public async Task<FollowUp> HandleAsync(Incoming.Said said, string argument, CancellationToken ct)
    {
        var key = new SessionKey(said.Chat, said.From.Id);
        if (await sessions.GetAsync(key, ct) is not { } session)
            return new() { Reply = c => messenger.SendAsync(said.Chat, ChatTexts.NothingToCancel, c) };
        await sessions.RemoveAsync(key, ct);
        return new()
        {
            Reply = async c =>
            {
                if (conversations.FirstOrDefault(t => t.Name == session.Conversation) is { } conversation) await conversation.EndAsync(key, session, c);
                await messenger.SendAsync(said.Chat, ChatTexts.Cancelled, c);
            },
        };
    }
}
