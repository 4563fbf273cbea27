using System.Text.Json.Nodes;
using SkiaSharp;

namespace Sandbox.Telegram;

/// <summary>One stored picture. Smaller sizes are drawn only when somebody downloads them.</summary>
internal sealed class Photo(string id, byte[] bytes, SKEncodedImageFormat format, int width, int height)
{
    // The letters and boxes of https://core.telegram.org/api/files#image-thumbnail-types
    private static readonly (char Letter, int Box)[] Boxes = [('s', 90), ('m', 320), ('x', 800), ('y', 1280), ('w', 2560)];

    public string UniqueId(char letter) => "AQAD" + id + letter;

    public string FileId(char letter) => "AgACAgIAAxkBAAI" + id + letter;

    public IReadOnlyList<PhotoSize> Sizes { get; } = SizesOf(width, height);

    public JsonArray SizesJson() => new([.. Sizes.Select(s => (JsonNode)FileJson(s))]);

    public JsonObject FileJson(PhotoSize size)
    {
        var json = new JsonObject
        {
            ["file_id"] = FileId(size.Letter),
            ["file_unique_id"] = UniqueId(size.Letter),
            ["width"] = size.Width,
            ["height"] = size.Height,
        };
        if (IsAsSent(size)) json["file_size"] = bytes.Length;
        return json;
    }

    /// <summary>A JPEG, as Telegram gives every photo back.</summary>
    public byte[] Jpeg(PhotoSize size)
    {
        if (IsAsSent(size)) return bytes;
        using var whole = SKBitmap.Decode(bytes);
        using var scaled = whole.Resize(new SKImageInfo(size.Width, size.Height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var data = scaled.Encode(SKEncodedImageFormat.Jpeg, 87);
        return data.ToArray();
    }

    private bool IsAsSent(PhotoSize size) => format == SKEncodedImageFormat.Jpeg && size.Width == width && size.Height == height;

    private static List<PhotoSize> SizesOf(int width, int height)
    {
        var sizes = new List<PhotoSize>();
        foreach (var (letter, box) in Boxes)
        {
            var scale = Math.Min(1.0, box / (double)Math.Max(width, height));
            sizes.Add(new(letter, Math.Max(1, (int)Math.Round(width * scale)), Math.Max(1, (int)Math.Round(height * scale))));
            if (scale >= 1) break;
        }
        return sizes;
    }
}

/// <summary>Width and height in pixels.</summary>
internal sealed record PhotoSize(char Letter, int Width, int Height);
