using System.Security.Cryptography;
using Bot.Journal;
using Conversations.Posts;
using Conversations.Shop;
using Microsoft.Extensions.Options;

namespace Bot.Social.TikTok;

/// <summary>Videos on their way, one file each in <c>DATA_DIR/videos</c>, named after what is in it.</summary>
public sealed class VideoFiles(IVideoSource videos, IOptions<JournalOptions> options, TimeProvider time)
{
    private readonly string _folder = Path.Combine(Path.GetFullPath(options.Value.DataDir), "videos");

    /// <summary>Files of attempts that ended without us.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    /// <returns>Null when the shop serves another video than the approved one.</returns>
    /// <exception cref="VideoUnavailableException">It cannot be had.</exception>
    internal async Task<FileInfo?> FetchAsync(PostVideo video, CancellationToken ct)
    {
        var file = FileOf(video);
        var half = $"{file.FullName}.{Guid.NewGuid():n}.part"; // two posts may be about the same one
        try
        {
            Directory.CreateDirectory(_folder);
            Sweep();
            file.Refresh();
            if (file.Exists && await HashAsync(file, ct) == video.Hash) return file;
            LoadedVideo loaded;
            await using (var to = new FileStream(half, FileMode.CreateNew, FileAccess.Write))
                loaded = await videos.CopyAsync(video.Address, to, ct);
            if (loaded.Hash != video.Hash) return null;
            File.Move(half, file.FullName, overwrite: true);
            file.Refresh();
            return file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new VideoUnavailableException("My disk does not take the product's video. It may be full.", e);
        }
        finally
        {
            Delete(half);
        }
    }

    internal void Delete(PostVideo video) => Delete(FileOf(video).FullName);

    /// <summary>What came of the upload does not depend on it; a file that stays is swept a day later.</summary>
    private static void Delete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    private FileInfo FileOf(PostVideo video) => new(Path.Combine(_folder, $"{video.Hash}.mp4"));

    private void Sweep()
    {
        var before = time.GetUtcNow().UtcDateTime - KeptFor;
        foreach (var file in new DirectoryInfo(_folder).EnumerateFiles().Where(f => f.LastWriteTimeUtc < before)) file.Delete();
    }

    private static async Task<string> HashAsync(FileInfo file, CancellationToken ct)
    {
        await using var stream = file.OpenRead();
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, ct));
    }
}
