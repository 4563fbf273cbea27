using Conversations.Chat;
using Conversations.Posts.Drafting;
using Conversations.Settings;

namespace Conversations.Help;

/// <summary><c>/status</c>: what is on, off, or failing and since when.</summary>
public sealed class StatusCommand(
    IHealthBoard health, IPublishingSwitch publishing, DraftingNews drafting, ShopSettings shop, IMessenger messenger, TimeProvider time) : ICommandHandler
{
    public string Name => "status";

    public string MenuLine => "What works and what does not";

    public Role Needs => Role.Viewer;

    public Task<FollowUp> HandleAsync(Incoming.Said said, string argument, CancellationToken ct) =>
        Task.FromResult(new FollowUp { Reply = async c => await messenger.SendAsync(said.Chat, new Card { Text = await TextAsync(c) }, c) });

    private async Task<ChatText> TextAsync(CancellationToken ct)
    {
        var lines = await health.LinesAsync(ct);
        var failing = lines.Count(l => l.State == HealthState.Failing);
        var text = ChatText.Empty.Bold(failing == 0 ? "✅ Everything that is connected works." : $"⚠️ {failing} of {lines.Count} parts failing").Line();
        text = text.Line(publishing.StoppedBecause is { } why ? $"⏸ Publishing: {why}" : "✅ Publishing: on");
        text = text.Line(drafting.StatusLine);
        foreach (var line in lines) text = text.Line(Line(line));
        return text.Trimmed();
    }

    private string Line(HealthLine line)
    {
        var note = line.Note is { } n ? $" · {n}" : "";
        return line.State switch
        {
            HealthState.On => $"✅ {line.Name}: on{note}",
            HealthState.Off => $"⬜ {line.Name}: off{note}",
            _ => $"⚠️ {line.Name}: failing since {(line.Since is { } since ? shop.When(since, time.GetUtcNow()) : "the start")}{note}",
        };
    }
}
