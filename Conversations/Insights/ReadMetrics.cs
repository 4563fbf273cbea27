using System.Collections.Concurrent;
using Conversations.Posts;
using Conversations.Posts.Publishing;

namespace Conversations.Insights;

/// <summary>Reads back what people did with a post, when it has reached one of the <see cref="MetricsAges"/>. Changes nothing in public (P8).</summary>
public sealed class ReadMetrics(IPostStore posts, IEnumerable<IMetricsSource> sources, PostCards cards, TimeProvider time)
{
    private static readonly TimeSpan NotYet = TimeSpan.FromHours(1);

    /// <summary>By the clock that only goes on (S4).</summary>
    private readonly ConcurrentDictionary<(PostId, Platform), long> _triedInVain = new();

    /// <summary>Once a minute, and never twice at a time.</summary>
    public async Task TickAsync(CancellationToken ct)
    {
        foreach (var id in await posts.MetricsDueAsync(time.GetUtcNow(), ct))
            if (await posts.FindAsync(id, ct) is { } post)
                foreach (var line in post.Lines.Where(l => l.MetricsAt <= time.GetUtcNow() && MayTry(id, l.Platform)))
                    await ReadAsync(id, line, ct);
    }

    private bool MayTry(PostId id, Platform platform) => !_triedInVain.TryGetValue((id, platform), out var at) || time.GetElapsedTime(at) >= NotYet;

    private async Task ReadAsync(PostId id, PlatformLine line, CancellationToken ct)
    {
        var (now, liveAt) = (time.GetUtcNow(), line.LiveAt!.Value);
        var source = sources.FirstOrDefault(s => s.Platform == line.Platform);
        var media = (await posts.FindPublicationAsync(id, line.Platform, ct))?.MediaId;
        var metrics = source is null || media is null ? null : await source.ReadAsync(media, ct);
        var never = now - liveAt > MetricsAges.GivenUpAfter;
        if (metrics is null or { IsEmpty: true } && !never)
        {
            _triedInVain[(id, line.Platform)] = time.GetTimestamp();
            return;
        }
        _triedInVain.TryRemove((id, line.Platform), out _);
        await RecordAsync(id, line.Platform, new(MetricsAges.ReachedAt(liveAt, now), now, metrics ?? new()), ct);
    }

    private async Task RecordAsync(PostId id, Platform platform, MetricsReading reading, CancellationToken ct)
    {
        while (await posts.FindAsync(id, ct) is { } post && post.LineOf(platform) is { IsLive: true } line)
        {
            var next = post.With(line with { Readings = [.. line.Readings.Where(r => r.Hours < reading.Hours), reading] });
            if (!await posts.CommitAsync(new() { Post = next.Quietly() }, ct)) continue;
            await cards.TellAsync(id, ct);
            return;
        }
    }
}
