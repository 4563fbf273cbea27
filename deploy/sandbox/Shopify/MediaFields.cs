using System.Globalization;
using System.Text.Json.Nodes;
using Sandbox.Shopify.GraphQl;

namespace Sandbox.Shopify;

public static class MediaFields
{
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
