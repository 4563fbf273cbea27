using System.Globalization;
using System.Text.Json.Nodes;
using Sandbox.Shopify.GraphQl;

namespace Sandbox.Shopify;

public static class MediaFields
{
    /// <summary>In order: the pictures, then the video.</summary>
    public static IReadOnlyList<ITyped> Of(Product p) =>
        [.. p.Pictures.Select(m => new Owned<Picture>(p, m)), .. p.Video is { } video ? new ITyped[] { new Owned<Video>(p, video) } : []];

    public static long IdOf(ITyped media) => media switch
    {
        Owned<Picture> m => m.Value.Id,
        Owned<Video> v => v.Value.Id,
        _ => throw new InvalidOperationException($"no media: {media}"),
    };

    /// <summary>https://shopify.dev/docs/api/admin-graphql/latest/objects/Video</summary>
    public static object? Film(Owned<Video> media, string field) => field switch
    {
        "id" => GlobalId.Of("Video", media.Value.Id),
        "alt" => "",
        "filename" => $"{media.Value.Name}.mp4",
        "mediaContentType" => "VIDEO",
        "status" or "fileStatus" => "READY",
        "duration" => media.Value.Seconds * 1_000,
        "createdAt" => ProductFields.Date(media.Product.CreatedAt),
        "updatedAt" => ProductFields.Date(media.Product.UpdatedAt),
        "preview" => media.Product.Pictures.Count > 0 ? new Owned<Picture>(media.Product, media.Product.Pictures[0]) : null,
        _ => VideoHost.Renditions.Select(r => new VideoSource(media.Value, r)),
    };

    public static object? Source(VideoSource source, string field, string address) => field switch
    {
        "fileSize" => source.Rendition.IsFile ? VideoHost.Size(source.Video, source.Rendition) : null,
        "format" => source.Rendition.IsFile ? "mp4" : "m3u8",
        "mimeType" => source.Rendition.IsFile ? "video/mp4" : "application/x-mpegURL",
        "height" => source.Rendition.Height,
        "width" => source.Rendition.Height * 9 / 16,
        _ => VideoHost.Address(source, address),
    };

    public static object? Media(Owned<Picture> media, string field) => field switch
    {
        "id" => GlobalId.Of("MediaImage", media.Value.Id),
        "alt" => media.Value.Alt ?? "",
        "mediaContentType" => "IMAGE",
        "status" or "fileStatus" => "READY",
        "mimeType" => "image/jpeg",
        "createdAt" => ProductFields.Date(media.Product.CreatedAt),
        "updatedAt" => ProductFields.Date(media.Product.UpdatedAt),
        _ => media,
    };

    public static object? Image(Owned<Picture> media, string field, Arguments arguments, string address)
    {
        var picture = media.Value;
        return field switch
        {
            "id" => GlobalId.Of("ImageSource", picture.Id + 6_000_000),
            "altText" => picture.Alt,
            "width" => picture.Width,
            "height" => picture.Height,
            "thumbhash" => null,
            _ => Address(picture, address) + Transformed(arguments.Fields("transform")),
        };
    }

    public static string Address(Picture picture, string address) =>
        string.Create(CultureInfo.InvariantCulture, $"{address}/cdn/shop/files/{Uri.EscapeDataString(picture.Name)}.jpg?v={picture.Version}");

    /// <summary>What the picture host is told about size, crop and format.</summary>
    private static string Transformed(JsonObject? transform)
    {
        if (transform is null) return "";
        var text = "";
        if (transform["maxWidth"] is { } width) text += $"&width={width}";
        if (transform["maxHeight"] is { } height) text += $"&height={height}";
        if (transform["crop"] is { } crop) text += $"&crop={crop.ToString().ToLowerInvariant()}";
        if (transform["preferredContentType"] is { } type) text += $"&format={(type.ToString() == "JPG" ? "pjpg" : type.ToString().ToLowerInvariant())}";
        return text;
    }
}
