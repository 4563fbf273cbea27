using Conversations.Chat;

namespace Conversations.Posts;

/// <summary>What a person has let stand although the shop's record says otherwise. Covers these findings and no other.</summary>
/// <param name="Findings">Their sentences.</param>
public sealed record Kept(UserId By, string Name, DateTimeOffset At, IReadOnlyList<string> Findings)
{
    public static Kept More(Kept? before, Person by, DateTimeOffset at, IEnumerable<string> findings) =>
        new(by.Id, by.Name, at, [.. (before?.Findings ?? []).Union(findings)]);
}
