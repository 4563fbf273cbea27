using System.Globalization;
using Conversations.Chat;

namespace Conversations.Posts;

/// <summary><c>/approve_7</c> and <c>/reject_7</c>: the words for two of the buttons.</summary>
public abstract class DecisionCommand(PostStep step, ReviewPost review, DecisionPresses presses, IPostStore posts, PostCards cards, IMessenger messenger)
    : ICommandHandler
{
    public abstract string Name { get; }

    public string? MenuLine => null;

    public Role Needs => Role.Approver;

    public bool TakesId => true;

    public async Task<FollowUp> HandleAsync(Incoming.Said said, string argument, CancellationToken ct)
    {
        if (!long.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || await posts.FindAsync(new(number), ct) is not { } post)
        {
            return Say(PostTexts.NoSuchPost);
        }
        // A command names no revision, so it counts only while the version on record is one that a card shows (R1).
        var shown = await posts.CardsAsync(post.Id, ct);
        var decided = await posts.FindDecisionAsync(said.UpdateId, ct) is not null;
        if (!decided && !shown.Any(c => !c.IsNotice && c.Revision == post.Revision))
        {
            return new() { Reply = async c => { await messenger.SendAsync(said.Chat, PostTexts.ShowFirst(post.Id), c); await cards.ShowAsync(post.Id, said.Chat, c); } };
        }
        var outcome = await review.DecideAsync(step, post.Id, post.Revision, said.From, said.UpdateId, ct);
        var answer = presses.Answer(outcome, step);
        return new()
        {
            Reply = async c =>
            {
                await messenger.SendAsync(said.Chat, answer.Toast, c);
                // The buttons it speaks of stand on a card; one of before may not have them.
                if (outcome is ReviewOutcome.Blocked) await cards.ShowAsync(post.Id, said.Chat, c);
                else await cards.RefreshAsync(post.Id, c);
            },
        };

        FollowUp Say(string text) => new() { Reply = c => messenger.SendAsync(said.Chat, text, c) };
    }
}

public sealed class ApproveCommand(ReviewPost review, DecisionPresses presses, IPostStore posts, PostCards cards, IMessenger messenger)
    : DecisionCommand(PostStep.Approve, review, presses, posts, cards, messenger)
{
    public override string Name => "approve";
}

public sealed class RejectCommand(ReviewPost review, DecisionPresses presses, IPostStore posts, PostCards cards, IMessenger messenger)
    : DecisionCommand(PostStep.Reject, review, presses, posts, cards, messenger)
{
    public override string Name => "reject";
}
