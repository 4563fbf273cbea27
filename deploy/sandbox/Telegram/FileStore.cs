using SkiaSharp;

namespace Sandbox.Telegram;

/// <summary>Every picture ever sent. Thread-safe.</summary>
internal sealed class FileStore(int seed)
{
    private const int MaximumBytes = 10 << 20;

    private readonly Lock _gate = new();
    private readonly Random _random = new(seed);
    private readonly Dictionary<string, (Photo Photo, PhotoSize Size)> _byFileId = [];
    private readonly Dictionary<string, (Photo Photo, PhotoSize Size)> _byPath = [];
    private readonly Dictionary<string, string> _paths = [];

    /// <exception cref="Refusal">It is no picture, or too large in one way or another.</exception>
    public Photo Add(byte[] bytes)
    {
        if (bytes.Length == 0) throw Refusal.BadRequest("file must be non-empty");
        if (bytes.Length > MaximumBytes)
            throw Refusal.BadRequest($"file of size {bytes.Length} bytes is too big for a photo; the maximum size is {MaximumBytes} bytes");
        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data);
        if (codec?.EncodedFormat is not (SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Png or SKEncodedImageFormat.Webp))
            throw Refusal.BadRequest("IMAGE_PROCESS_FAILED");
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if (width + height > 10_000 || Math.Max(width, height) > 20 * Math.Min(width, height))
            throw Refusal.BadRequest("PHOTO_INVALID_DIMENSIONS");
        lock (_gate)
        {
            var photo = new Photo(_random.NextInt64(1L << 50, 1L << 55).ToString("x", null), bytes, codec.EncodedFormat, width, height);
            foreach (var size in photo.Sizes) _byFileId[photo.FileId(size.Letter)] = (photo, size);
            return photo;
        }
    }

    public Photo? Find(string fileId)
    {
        lock (_gate) return _byFileId.GetValueOrDefault(fileId).Photo;
    }

    /// <summary>The File object for <paramref name="fileId"/>, with a path to download it from.</summary>
    public System.Text.Json.Nodes.JsonObject? Describe(string fileId)
    {
        lock (_gate)
        {
            if (!_byFileId.TryGetValue(fileId, out var file)) return null;
            if (!_paths.TryGetValue(fileId, out var path))
            {
                path = _paths[fileId] = $"photos/file_{_paths.Count}.jpg";
                _byPath[path] = file;
            }
            var json = file.Photo.FileJson(file.Size);
            json.Remove("width");
            json.Remove("height");
            json["file_path"] = path;
            return json;
        }
    }

    /// <summary>A JPEG, or null.</summary>
    public byte[]? Download(string path)
    {
        (Photo Photo, PhotoSize Size) file;
        lock (_gate)
        {
            if (!_byPath.TryGetValue(path, out file) && !_byFileId.TryGetValue(path, out file)) return null;
        }
        return file.Photo.Jpeg(file.Size);
    }
}
