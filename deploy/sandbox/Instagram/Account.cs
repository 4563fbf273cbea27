using System.Security.Cryptography;

namespace Sandbox.Instagram;

/// <summary>The one professional account and everything on it. Thread-safe.</summary>
public sealed class Account(TimeProvider time)
{
    public const string Id = "17841405309211844";
    public const string Username = "linen.and.loaf";
    public const string Name = "Linen & Loaf";

    private readonly Lock _gate = new();
    private readonly List<LedgerEntry> _posts = [];
    private readonly Dictionary<string, MediaContainer> _containers = [];
    private readonly Dictionary<string, byte[]> _pictures = [];
    private readonly Dictionary<string, IReadOnlyDictionary<string, long>> _counted = [];
    private long _made;

    /// <summary>Used publications that the ledger does not show, set by hand.</summary>
    public int ExtraUsed { get; set; }

    public int QuotaTotal { get; set; } = 100;

    public bool ReadsBroken { get; set; }

    /// <summary>How long a reel is worked on before it can be published.</summary>
    public TimeSpan ReelTakes { get; set; } = TimeSpan.FromSeconds(25);

    public IReadOnlyList<LedgerEntry> Posts
    {
        get { lock (_gate) return [.. _posts]; }
    }

    public IReadOnlyList<MediaContainer> Containers
    {
        get { lock (_gate) return [.. _containers.Values]; }
    }

    /// <summary>Published within the last 24 hours; a post taken down still counts.</summary>
    public int QuotaUsed
    {
        get { lock (_gate) return ExtraUsed + _posts.Count(p => time.GetUtcNow() - p.At < TimeSpan.FromHours(24)); }
    }

    /// <summary>A post's metrics by name; what is not there has not been counted yet.</summary>
    public IReadOnlyDictionary<string, long> CountedOf(string mediaId)
    {
        lock (_gate) return _counted.GetValueOrDefault(mediaId) ?? new Dictionary<string, long>();
    }

    public void Count(string mediaId, IReadOnlyDictionary<string, long> counted)
    {
        lock (_gate) _counted[mediaId] = counted;
    }

    /// <param name="item">To be shown within another.</param>
    /// <param name="children">What it shows, for a carousel.</param>
    public MediaContainer AddContainer(string imageUrl, string caption, string altText, byte[] picture, bool item = false, IReadOnlyList<MediaContainer>? children = null)
    {
        lock (_gate)
        {
            var container = new MediaContainer
            {
                Id = $"{17_950_000_000_000_000 + ++_made * 7_919}",
                ImageUrl = imageUrl,
                Caption = caption,
                AltText = altText,
                Picture = picture,
                PictureSha256 = Convert.ToHexStringLower(SHA256.HashData(picture)),
                CreatedAt = time.GetUtcNow(),
                IsCarouselItem = item,
                Children = children ?? [],
            };
            return _containers[container.Id] = container;
        }
    }

    /// <param name="videoUrl">Where the film was fetched from.</param>
    public MediaContainer AddReel(string videoUrl, string caption, byte[] film, TimeSpan takes)
    {
        lock (_gate)
        {
            var container = new MediaContainer
            {
                Id = $"{17_950_000_000_000_000 + ++_made * 7_919}",
                ImageUrl = videoUrl,
                Caption = caption,
                AltText = "",
                Picture = [],
                PictureSha256 = "",
                VideoSha256 = Convert.ToHexStringLower(SHA256.HashData(film)),
                Takes = takes,
                CreatedAt = time.GetUtcNow(),
            };
            return _containers[container.Id] = container;
        }
    }

    public MediaContainer? Container(string id)
    {
        lock (_gate) return _containers.GetValueOrDefault(id);
    }

    /// <summary>Makes it public. Called twice, it is public twice: the worst that the platform could do.</summary>
    public LedgerEntry Publish(MediaContainer container)
    {
        lock (_gate)
        {
            var number = ++_made;
            var post = new LedgerEntry
            {
                MediaId = $"{18_030_000_000_000_000 + number * 6_151}",
                ContainerId = container.Id,
                Caption = container.Caption,
                AltText = container.AltText,
                ImageUrl = container.ImageUrl,
                PictureSha256 = container.PictureSha256,
                VideoSha256 = container.VideoSha256,
                Pictures = container.VideoSha256 is not null ? [] : [.. container.Shown.Select(c => new LedgerPicture(c.ImageUrl, c.PictureSha256, c.AltText, PictureFetch.IsCropped(c.Picture, container.Picture)))],
                At = time.GetUtcNow(),
                Shortcode = ShortcodeOf(number),
            };
            container.Published = true;
            _pictures[post.MediaId] = container.Picture;
            foreach (var (child, i) in container.Children.Select((c, i) => (c, i))) _pictures[$"{post.MediaId}-{i + 1}"] = child.Picture;
            _posts.Add(post);
            return post;
        }
    }

    public LedgerEntry? Post(string mediaId)
    {
        lock (_gate) return _posts.Find(p => p.MediaId == mediaId && !p.Deleted);
    }

    public LedgerEntry? PostByShortcode(string shortcode)
    {
        lock (_gate) return _posts.Find(p => p.Shortcode == shortcode && !p.Deleted);
    }

    public byte[]? Picture(string mediaId)
    {
        lock (_gate) return _pictures.GetValueOrDefault(mediaId);
    }

    public bool Delete(string mediaId)
    {
        lock (_gate)
        {
            var i = _posts.FindIndex(p => p.MediaId == mediaId && !p.Deleted);
            if (i < 0) return false;
            _posts[i] = _posts[i] with { Deleted = true };
            return true;
        }
    }

    private static string ShortcodeOf(long number)
    {
        const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var mixed = unchecked((ulong)number * 0x9E3779B97F4A7C15);
        return "D" + string.Concat(Enumerable.Range(0, 10).Select(i => Letters[(int)(mixed >> (6 * i) & 63)]));
    }
}
