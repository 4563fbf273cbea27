using System.Security.Cryptography;

namespace Sandbox.Facebook;

/// <summary>The one Page and everything on it. Thread-safe.</summary>
public sealed class Page(TimeProvider time)
{
    public const string Id = "104455667788990";
    public const string Username = "linenandloaf";
    public const string Name = "Linen & Loaf";

    private readonly Lock _gate = new();
    private readonly List<LedgerEntry> _posts = [];
    private readonly List<RefusedDuplicate> _refused = [];
    private readonly Dictionary<string, Photo> _photos = [];
    private readonly Dictionary<string, Engagement> _engagement = [];
    private long _made;

    public bool ReadsBroken { get; set; }

    /// <summary>For how long after a post was asked for the API's reads know nothing of it, while people see it already.</summary>
    public TimeSpan ReadLag { get; set; }

    /// <summary>Everything, the newest last: scheduled, hidden and taken down too.</summary>
    public IReadOnlyList<LedgerEntry> Posts
    {
        get { lock (_gate) return [.. _posts]; }
    }

    /// <summary>What people see now, the newest first.</summary>
    public IReadOnlyList<LedgerEntry> Shown => [.. Posts.Where(p => !p.Deleted && p.IsPublic(time.GetUtcNow())).OrderByDescending(p => p.At)];

    /// <summary>The same as the API's lists have it.</summary>
    public IReadOnlyList<LedgerEntry> Listed => [.. Shown.Where(IsKnown)];

    /// <summary>What waits for its time, the earliest first.</summary>
    public IReadOnlyList<LedgerEntry> Scheduled => [.. Posts.Where(p => !p.Deleted && p.At > time.GetUtcNow()).OrderBy(p => p.At)];

    public IReadOnlyList<Photo> Photos
    {
        get { lock (_gate) return [.. _photos.Values]; }
    }

    /// <summary>Posts that were tried once more.</summary>
    public IReadOnlyList<RefusedDuplicate> Refused
    {
        get { lock (_gate) return [.. _refused]; }
    }

    public Photo AddPhoto(PictureRules.Judged picture, string url, string caption, string altText, bool temporary)
    {
        lock (_gate)
        {
            var photo = new Photo
            {
                Id = $"{1_229_000_000_000_000 + ++_made * 4_157}",
                Url = url,
                Caption = caption,
                AltText = altText,
                Picture = picture.Bytes,
                PictureSha256 = Convert.ToHexStringLower(SHA256.HashData(picture.Bytes)),
                Width = picture.Width,
                Height = picture.Height,
                Temporary = temporary,
                CreatedAt = time.GetUtcNow(),
            };
            return _photos[photo.Id] = photo;
        }
    }

    public Photo? Photo(string id)
    {
        lock (_gate) return _photos.TryGetValue(id, out var photo) && !photo.IsGone(time.GetUtcNow()) ? photo : null;
    }

    /// <summary>Makes a post of it. Called twice, there are two: the worst that the platform could do.</summary>
    /// <param name="at">From when on people see it; null for never.</param>
    public LedgerEntry Add(string message, string link, IReadOnlyList<Photo> photos, DateTimeOffset? at, bool answerLost = false, string by = "app")
    {
        lock (_gate)
        {
            var post = new LedgerEntry
            {
                PostId = $"{Id}_{122_100_000_000_000_000 + ++_made * 6_343}",
                Message = message,
                Link = link,
                Photos = [.. photos.Select(p => new LedgerPhoto(p.Id, p.Url, p.PictureSha256, p.AltText))],
                By = by,
                AskedAt = time.GetUtcNow(),
                At = at,
                AnswerLost = answerLost,
            };
            foreach (var photo in photos) photo.StoryId ??= post.PostId;
            _posts.Add(post);
            return post;
        }
    }

    /// <summary>
    /// Whether it says the same as the last post that stands. One whose answer was lost does not count: the platform has been seen
    /// to post again and again what it answered with an error (arsduo/koala issue 699).
    /// </summary>
    public bool IsDuplicate(string message)
    {
        lock (_gate)
        {
            var last = _posts.LastOrDefault(p => !p.Deleted && p.At is not null);
            if (message.Trim().Length == 0 || last is null or { AnswerLost: true } || last.Message.Trim() != message.Trim()) return false;
            _refused.Add(new(time.GetUtcNow(), message));
            return true;
        }
    }

    public LedgerEntry? Post(string id)
    {
        lock (_gate) return _posts.Find(p => p.PostId == id && !p.Deleted);
    }

    /// <summary>Whether the API's reads know of it yet.</summary>
    public bool IsKnown(LedgerEntry post) => time.GetUtcNow() - post.AskedAt >= ReadLag;

    /// <returns>False when there is no such post.</returns>
    public bool Change(string id, Func<LedgerEntry, LedgerEntry> change)
    {
        lock (_gate)
        {
            var i = _posts.FindIndex(p => p.PostId == id && !p.Deleted);
            if (i < 0) return false;
            _posts[i] = change(_posts[i]);
            return true;
        }
    }

    public Engagement EngagementOf(string postId)
    {
        lock (_gate) return _engagement.GetValueOrDefault(postId) ?? new();
    }

    public void Engage(string postId, Engagement engagement)
    {
        lock (_gate) _engagement[postId] = engagement;
    }
}

/// <summary>A post that said the same as the one before it and was refused for that.</summary>
public sealed record RefusedDuplicate(DateTimeOffset At, string Message);
