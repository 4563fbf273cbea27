using System.Buffers;
using System.Security.Cryptography;
using Bot.Health;
using Conversations.Shop;

namespace Bot.Shopify;

/// <summary>Product videos from the shop's addresses. What comes is judged by its first bytes, and goes straight on to where it is wanted.</summary>
public sealed class ShopifyVideos(ShopifyWeb web, IHttpClientFactory http, TimeProvider time) : IVideoSource
{
    /// <summary>Ours: what a home line carries within <see cref="Longest"/> and a memory card has room for. TikTok takes 4 GB.</summary>
    public const long MostBytes = 256_000_000;

    internal const string Name = "shopify videos";

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public async Task<LoadedVideo> CopyAsync(Uri video, Stream to, CancellationToken ct)
    {
        var reached = web.Reach(video);
        if (!web.MayOpen(reached)) throw new VideoUnavailableException("The product's video is at an address that I may not open.");
        using var deadline = new CancellationTokenSource(Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, deadline.Token);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, reached);
            using var client = http.CreateClient(Name);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            if ((int)response.StatusCode is 404 or 410) throw new VideoUnavailableException("The product's video is gone from the shop.");
            if (!response.IsSuccessStatusCode) throw new VideoUnavailableException("The shop did not hand out the product's video.");
            if (response.Content.Headers.ContentLength > MostBytes) throw TooLarge;
            await using var from = await response.Content.ReadAsStreamAsync(either.Token);
            return await CopyAsync(from, to, either.Token);
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            throw new VideoUnavailableException("The product's video took too long to load.", e);
        }
        catch (VendorCallException e)
        {
            throw new VideoUnavailableException(NotLoaded, e);
        }
    }

    private const string NotLoaded = "The product's video could not be loaded from the shop.";

    private static VideoUnavailableException TooLarge => new("The product's video is larger than 256 MB, which is more than I carry.");

    private static async Task<LoadedVideo> CopyAsync(Stream from, Stream to, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            var total = 0L;
            while (await ReadAsync(from, buffer, ct) is var read and > 0)
            {
                if (total == 0 && !IsMp4(buffer.AsSpan(0, read))) throw new VideoUnavailableException("The product's video is not an MP4.");
                if ((total += read) > MostBytes) throw TooLarge;
                hash.AppendData(buffer, 0, read);
                await to.WriteAsync(buffer.AsMemory(0, read), ct);
            }
            return total > 0 ? new(Convert.ToHexStringLower(hash.GetHashAndReset()), total) : throw new VideoUnavailableException("The product's video is empty.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>What breaks here is the line; what breaks beyond is the disk.</summary>
    private static async Task<int> ReadAsync(Stream from, byte[] buffer, CancellationToken ct)
    {
        try
        {
            return await from.ReadAtLeastAsync(buffer, 12, throwOnEndOfStream: false, ct);
        }
        catch (IOException e)
        {
            throw new VideoUnavailableException(NotLoaded, e);
        }
    }

    // ISO/IEC 14496-12: a box of type ftyp comes first.
    private static bool IsMp4(ReadOnlySpan<byte> start) => start.Length >= 12 && start[4..8].SequenceEqual("ftyp"u8);
}
