using Conversations.Posts;
using Conversations.Posts.Publishing;

namespace Tests.Reliability.Interleavings;

/// <summary>A platform that really posts again when asked again, with a turn before each call.</summary>
internal sealed class TurnPlatform(Turns turns, Platform platform = Platform.Instagram) : IPublisher
{
    private int _handles;

    public List<string> Live { get; } = [];

    public Platform Platform => platform;

    public Uri? Profile => null;

    public async Task<HandleOutcome> PrepareAsync(PostContent content, CancellationToken ct)
    {
        await turns.NextAsync();
        return new HandleOutcome.Made($"{++_handles}:{content.Text}");
    }

    public async Task<HandleStatus> LookAsync(string handle, CancellationToken ct)
    {
        await turns.NextAsync();
        return Live.Contains(handle) ? new HandleStatus.Live() : new HandleStatus.Ready();
    }

    public async Task<SendOutcome> SendAsync(string handle, PostContent content, CancellationToken ct)
    {
        await turns.NextAsync();
        Live.Add(handle);
        await turns.NextAsync();
        return new SendOutcome.Published($"media {handle}");
    }

    public async Task<FindOutcome> FindAsync(PostContent content, DateTimeOffset since, CancellationToken ct)
    {
        await turns.NextAsync();
        return Live.FirstOrDefault(h => h.EndsWith(":" + content.Text, StringComparison.Ordinal)) is { } live ? new FindOutcome.Found($"media {live}") : new FindOutcome.NotThere();
    }

    public Task<Uri?> LinkAsync(string mediaId, CancellationToken ct) => Task.FromResult<Uri?>(new("https://www.instagram.com/p/1/"));
}
