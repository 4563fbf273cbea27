using System.Globalization;
using System.Text.Json.Serialization;
using Conversations.Chat;
using Conversations.Posts.Publishing;
using Conversations.Shop;

namespace Conversations.Posts;

/// <summary>The number people read on the card: "Draft 7".</summary>
public readonly record struct PostId(long Value)
{
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>
/// One post on its way from a product to the public. Immutable: a change is a new record with the next
/// <see cref="Revision"/>, and the journal takes it only if it still holds the one before.
/// </summary>
public sealed record Post
{
    public required PostId Id { get; init; }

    /// <summary>Counts every change that a button could be about.</summary>
    public required int Revision { get; init; }

    public required PostStage Stage { get; init; }

    /// <summary>The chat where it was asked for, and its card stands.</summary>
    public required ChatId Chat { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The shop's record when the draft was made.</summary>
    public required Product Product { get; init; }

    /// <summary>Why a drafting slot took this product, in a few words; null when a person asked for it.</summary>
    public string? ChosenBecause { get; init; }

    /// <summary>Null while it is being made.</summary>
    public PostContent? Content { get; init; }

    public Score? Score { get; init; }

    /// <summary>Null while the model has not been asked, and for posts of an older release.</summary>
    public Provenance? Provenance { get; init; }

    /// <summary>What a person has let stand in this text; null when there is nothing. Goes with the text.</summary>
    public Kept? Kept { get; init; }

    /// <summary>A person wrote this text, or had it written anew.</summary>
    public bool Edited { get; init; }

    /// <summary>What the shop's record of now keeps back; null while nothing does. Of a held post only.</summary>
    public GateHold? Gate { get; init; }

    /// <summary>What has happened to an approved post without anybody's doing: one sentence. Null when nothing has.</summary>
    public string? News { get; init; }

    public required IReadOnlyList<Platform> Platforms { get; init; }

    /// <summary>Null unless a person has approved exactly this content (P7).</summary>
    public Approval? Approval { get; init; }

    /// <summary>The publishing slot that a draft of ours waits for an answer for; UTC. Null when a person asked for it.</summary>
    public DateTimeOffset? MeantFor { get; init; }

    /// <summary>How often it has moved to a later slot because nobody answered.</summary>
    public int Moves { get; init; }

    /// <summary>When it goes out; UTC. Set with the approval.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Why drafting stopped, the post is held or failed: one sentence for the owner.</summary>
    public string? Trouble { get; init; }

    /// <summary>One for each platform it has been claimed for, or waits for, in the order of <see cref="Platforms"/>; a platform without one is still to be claimed.</summary>
    public IReadOnlyList<PlatformLine> Lines { get; init; } = [];

    /// <summary>When the first platform was live, or where none is, when it was handed over; UTC.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>A platform is between intent and a known outcome (❓).</summary>
    [JsonIgnore]
    public bool Unconfirmed => Lines.Any(l => l.State == PublicationState.Unknown);

    /// <summary>Only a person can say what happened.</summary>
    [JsonIgnore]
    public bool OwnerMustSay => Lines.Any(l => l.State == PublicationState.AskOwner);

    /// <summary>Ends the undo window: nothing leaves before it, and Undo works until then.</summary>
    public DateTimeOffset? UndoUntil { get; init; }

    /// <summary>A revision that changed nothing a person decides about: the undo window ended, a link became known, a draft moved to a later slot.</summary>
    public int? QuietAt { get; init; }

    /// <summary>The first of the quiet revisions that lead to <see cref="QuietAt"/> without any other between; null where that is the only one.</summary>
    public int? QuietFrom { get; init; }

    /// <summary>The first revision with the <see cref="Notice"/> of now; null while there is none. Kept by the journal.</summary>
    public int? NoticeFrom { get; init; }

    /// <summary>Whether who saw that revision saw what is on record (R1).</summary>
    public bool IsSeenIn(int revision) => revision == Revision || (Revision == QuietAt && revision < Revision && revision >= (QuietFrom ?? Revision) - 1);

    /// <summary>The next revision, in which nothing has changed that a person decides about.</summary>
    public Post Quietly() => this with { Revision = Revision + 1, QuietAt = Revision + 1, QuietFrom = Revision == QuietAt ? QuietFrom ?? Revision : null };

    /// <summary>The platform that a person is asked about now; null when no question is open.</summary>
    [JsonIgnore]
    public Platform? Asks => Lines.FirstOrDefault(l => l.State == PublicationState.AskOwner)?.Platform;

    /// <summary>The shop's record says otherwise, and nobody has said that it is to stand: first that has to be decided.</summary>
    [JsonIgnore]
    public bool IsBlocked => Stage == PostStage.InReview && Score is { } score && score.Wrong.Any(f => !Lets(f.Reason));

    /// <summary>Its time has come, and a platform does not take our login.</summary>
    [JsonIgnore]
    public bool Waits => Stage is PostStage.Scheduled or PostStage.Publishing && Lines.Any(l => l.IsPaused);

    /// <summary>The platforms where it waits for a person to post it by hand.</summary>
    [JsonIgnore]
    public IEnumerable<Platform> HandedOff => Lines.Where(l => l.IsHandedOff).Select(l => l.Platform);

    /// <summary>It is live somewhere, and its public page there is not known yet.</summary>
    [JsonIgnore]
    public bool WantsLink => Stage is PostStage.Published or PostStage.PartlyPublished && Lines.Any(l => l is { IsLive: true, Link: null });

    /// <summary>What a person should hear of, not only see on the card; null when there is nothing. The same words are not said twice.</summary>
    [JsonIgnore]
    public string? Notice => Stage switch
    {
        PostStage.Failed or PostStage.PartlyPublished => $"{Stage}",
        PostStage.Held when Trouble is not null => Trouble,
        _ when Unconfirmed || OwnerMustSay || Waits => Open(),
        PostStage.Scheduled when News is not null => News,
        _ when HandedOff.Any() => string.Join(" ", HandedOff.Select(p => $"{p}:{PublicationState.HandedOff}")),
        _ => null,
    };

    /// <summary>Whether a person has let that stand.</summary>
    public bool Lets(string finding) => Kept?.Findings.Contains(finding) == true;

    private string Open() => string.Join(
        " ", Lines.Where(l => l.State is PublicationState.Unknown or PublicationState.AskOwner or PublicationState.Paused).Select(l => $"{l.Platform}:{l.State}"));

    public PlatformLine? LineOf(Platform platform) => Lines.FirstOrDefault(l => l.Platform == platform);

    /// <summary>Takes the line in the place of an older one of its platform.</summary>
    public Post With(PlatformLine line) => this with
    {
        Lines = [.. Lines.Where(l => l.Platform != line.Platform).Append(line).OrderBy(l => Platforms.ToList().IndexOf(l.Platform))],
    };
}

/// <summary>Who approved what.</summary>
/// <param name="Hash">Of the content that stood on the card.</param>
public sealed record Approval(UserId By, string Name, DateTimeOffset At, string Hash);

public enum Platform
{
    Instagram,
    Facebook,
    TikTok,
}

/// <summary>DESIGN: one word per state. The chat's and Appwrite's words are in <see cref="PostTexts"/> and in the outbox.</summary>
public enum PostStage
{
    Drafting,
    InReview,
    Scheduled,
    Held,
    Publishing,
    Published,
    PartlyPublished,
    Failed,
    Rejected,
    Skipped,
}
