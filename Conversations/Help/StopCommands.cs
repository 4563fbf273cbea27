using Conversations.Chat;
using Conversations.Posts.Publishing;
using Conversations.Settings;

namespace Conversations.Help;

/// <summary><c>/stop</c>: halts new publications at once and until <c>/resume</c> (P9).</summary>
public sealed class StopCommand(IPublishingSwitch publishing, ShopSettings shop, IMessenger messenger, TimeProvider time) : ICommandHandler
{
    public string Name => "stop";

    public string MenuLine => "Nothing more goes out";

    public Role Needs => Role.Approver;

    public async Task<FollowUp> HandleAsync(Incoming.Said said, string argument, CancellationToken ct)
    {
        var already = publishing.StoppedBecause is not null;
        if (!already) await publishing.StopAsync(HelpTexts.StoppedBy(said.From.Name, shop.Clock(time.GetUtcNow())), ct);
        return new() { Reply = c => messenger.SendAsync(said.Chat, already ? HelpTexts.StoppedAlready : HelpTexts.Stopped, c) };
    }
}

public sealed class ResumeCommand(IPublishingSwitch publishing, PublishingAlarm alarm, IMessenger messenger) : ICommandHandler
{
    public string Name => "resume";

    public string MenuLine => "Go on publishing";

    public Role Needs => Role.Approver;

    public async Task<FollowUp> HandleAsync(Incoming.Said said, string argument, CancellationToken ct)
    {
        var stopped = publishing.StoppedBecause is not null;
        await publishing.ResumeAsync(ct);
        alarm.Ring();
        return new() { Reply = c => messenger.SendAsync(said.Chat, stopped ? HelpTexts.Resumed : HelpTexts.RunningAlready, c) };
    }
}
