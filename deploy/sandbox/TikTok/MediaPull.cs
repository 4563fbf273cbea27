using System.Security.Cryptography;
using SkiaSharp;

namespace Sandbox.TikTok;

/// <summary>Fetches media as TikTok does: only from where the app has shown to be at home, without redirects.</summary>
public sealed class MediaPull(TaskBook book, VerifiedDomains domains) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        Timeout = TimeSpan.FromSeconds(10),
        DefaultRequestHeaders = { UserAgent = { new("TikTok-Media-Fetcher", "1.0") } },
    };

    public bool MayTake(string url) => domains.Hold(url);

    /// <summary>Fetches all of it; what cannot be had, or is not fit, fails the attempt once it is looked at.</summary>
    /// <param name="refuses">What is wrong with the bytes as a <c>fail_reason</c>, or null.</param>
    public async Task Fill(PublishTask task, IReadOnlyList<string> urls, string unreachable, Func<byte[], string?> refuses, CancellationToken cancel)
    {
        var got = new List<byte[]>();
        string? failure = null;
        foreach (var url in urls)
        {
            var bytes = await Get(new(url), cancel);
            failure ??= bytes is null ? unreachable : refuses(bytes);
            got.Add(bytes ?? []);
        }
        book.Change(task, t =>
        {
            t.Failure ??= failure;
            t.Received = got.Sum(b => b.LongLength);
            t.Shown = got;
            t.Sha256 = [.. got.Select(b => Convert.ToHexStringLower(SHA256.HashData(b)))];
        });
        book.Complete(task);
    }

    public void Dispose() => _client.Dispose();

    public static string? IsVideo(byte[] bytes) =>
        bytes is [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] or [0x1A, 0x45, 0xDF, 0xA3, ..] ? null : "file_format_check_failed";

    /// <summary>JPEG or WebP, 20 MB and 1080p at most.</summary>
    public static string? IsPicture(byte[] bytes)
    {
        using var codec = SKCodec.Create(new MemoryStream(bytes));
        if (codec is not { EncodedFormat: SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Webp }) return "file_format_check_failed";
        var (shorter, longer) = (Math.Min(codec.Info.Width, codec.Info.Height), Math.Max(codec.Info.Width, codec.Info.Height));
        return bytes.Length > 20_000_000 || shorter > 1080 || longer > 1920 ? "picture_size_check_failed" : null;
    }

    private async Task<byte[]?> Get(Uri address, CancellationToken cancel)
    {
        if (!address.IsLoopback) return null;
        try
        {
            using var answer = await _client.GetAsync(address, cancel);
            return answer.IsSuccessStatusCode ? await answer.Content.ReadAsByteArrayAsync(cancel) : null;
        }
        catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !cancel.IsCancellationRequested))
        {
            return null;
        }
    }
}
