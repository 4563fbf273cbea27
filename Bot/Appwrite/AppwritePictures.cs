using System.Globalization;
using System.Text.Json;
using Bot.Health;
using Conversations.Posts.Pictures;
using Conversations.Shop;
using Microsoft.Extensions.Options;

namespace Bot.Appwrite;

/// <summary>
/// Pictures made for posts, in a bucket of their own from which anybody may read each. A file's id is of its bytes, so bringing one again
/// changes nothing. https://appwrite.io/docs/references/cloud/server-rest/storage
/// </summary>
public sealed class AppwritePictures(AppwriteClient client, IHttpClientFactory http, IOptions<AppwriteOptions> options) : IPictureStore
{
    internal const string Bucket = "postPictures";

    /// <summary>Of the HTTP client that reads as anybody does: without a key.</summary>
    internal const string Public = "appwrite public";

    /// <summary>What one request carries; larger ones would have to come in pieces.</summary>
    internal const int MostBytes = 5 * 1024 * 1024;

    private const int Page = 100;

    public bool IsOn => client.IsOn;

    private string Files => $"{options.Value.Endpoint!.TrimEnd('/')}/storage/buckets/{Bucket}/files/";

    private string View => $"/view?project={Uri.EscapeDataString(options.Value.Project!)}";

    public async Task<Uri> KeepAsync(byte[] jpeg, string hash, CancellationToken ct)
    {
        var id = hash[..32]; // Appwrite takes 36 characters
        var answer = await AskAsync(() => client.CreateFileAsync(Bucket, id, jpeg, ct));
        return answer.Result is AppwriteResult.Done or AppwriteResult.Exists ? AddressOf(id) : throw new PictureStoreException(answer.Sentence);
    }

    public async Task<IReadOnlyList<Uri>> KeptBeforeAsync(DateTimeOffset then, CancellationToken ct)
    {
        var (all, last) = (new List<Uri>(), (string?)null);
        do
        {
            var answer = await AskAsync(() => client.ListFilesAsync(Bucket, last, Page, ct));
            if (answer.Result != AppwriteResult.Done) throw new PictureStoreException(answer.Sentence);
            var files = Read(answer)?.Files ?? throw new PictureStoreException("Appwrite's list of pictures cannot be read.");
            all.AddRange(files.Where(f => Time(f.CreatedAt) < then).Select(f => AddressOf(f.Id)));
            last = files.Count < Page ? null : files[^1].Id;
        }
        while (last is not null);
        return all;
    }

    public async Task RemoveAsync(Uri picture, CancellationToken ct)
    {
        if (IdOf(picture) is not { } id) throw new ArgumentException("No picture of ours.", nameof(picture));
        var answer = await AskAsync(() => client.DeleteFileAsync(Bucket, id, ct));
        if (answer.Status is not (204 or 404)) throw new PictureStoreException(answer.Sentence);
    }

    /// <summary>Whether it lies in our bucket.</summary>
    internal bool Holds(Uri picture) => IsOn && IdOf(picture) is not null;

    /// <summary>As a platform will find it.</summary>
    /// <exception cref="PictureUnavailableException">It is gone, or cannot be had now.</exception>
    internal async Task<byte[]> LoadAsync(Uri picture, CancellationToken ct)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, picture);
            request.Headers.UserAgent.ParseAdd("Mozilla/5.0 (compatible; ShopPosts)");
            using var reader = http.CreateClient(Public);
            using var response = await reader.SendAsync(request, ct);
            if ((int)response.StatusCode is 404 or 410) throw new PictureUnavailableException("The picture that was made for this post is gone from Appwrite. Draft the product again.");
            if (!response.IsSuccessStatusCode) throw new PictureUnavailableException(NotLoaded);
            return await response.Content.ReadAsByteArrayAsync(ct);
        }
        catch (VendorCallException e)
        {
            throw new PictureUnavailableException(NotLoaded, e);
        }
    }

    private const string NotLoaded = "The picture that was made for this post could not be loaded from Appwrite.";

    private Uri AddressOf(string id) => new(Files + id + View);

    private string? IdOf(Uri picture)
    {
        var text = picture.AbsoluteUri;
        return text.StartsWith(Files, StringComparison.Ordinal) && text.EndsWith(View, StringComparison.Ordinal)
            && text[Files.Length..^View.Length] is { Length: > 0 } id && id.All(char.IsAsciiLetterOrDigit) ? id : null;
    }

    private static async Task<AppwriteAnswer> AskAsync(Func<Task<AppwriteAnswer>> ask)
    {
        try
        {
            return await ask();
        }
        catch (VendorCallException e)
        {
            throw new PictureStoreException($"Appwrite: {e.Message}", e);
        }
    }

    private static FileList? Read(AppwriteAnswer answer)
    {
        try
        {
            return JsonSerializer.Deserialize(answer.Body, AppwriteJson.Default.FileList);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // What tells no time is as good as new.
    private static DateTimeOffset Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : DateTimeOffset.MaxValue;
}
