using System.Text.Json.Nodes;
using SkiaSharp;

namespace Sandbox.Appwrite;

public sealed record StoredFile(string Id, string BucketId, string Name, JsonArray Permissions, byte[] Bytes, DateTimeOffset CreatedAt)
{
    /// <summary>By its bytes, whatever it is called.</summary>
    public string MimeType { get; } = TypeOf(Bytes);

    public bool IsPublic => Permissions.Any(p => p?.ToString() == "read(\"any\")");

    public JsonObject Json() => new()
    {
        ["$id"] = Id,
        ["bucketId"] = BucketId,
        ["$createdAt"] = Dates.Write(CreatedAt),
        ["$updatedAt"] = Dates.Write(CreatedAt),
        ["$permissions"] = Permissions.DeepClone(),
        ["name"] = Name,
        ["mimeType"] = MimeType,
        ["sizeOriginal"] = Bytes.Length,
        ["chunksTotal"] = 1,
        ["chunksUploaded"] = 1,
    };

    private static string TypeOf(byte[] bytes)
    {
        using var codec = SKCodec.Create(new MemoryStream(bytes));
        return codec?.EncodedFormat switch
        {
            SKEncodedImageFormat.Jpeg => "image/jpeg",
            SKEncodedImageFormat.Png => "image/png",
            SKEncodedImageFormat.Gif => "image/gif",
            SKEncodedImageFormat.Webp => "image/webp",
            _ => "application/octet-stream",
        };
    }
}
