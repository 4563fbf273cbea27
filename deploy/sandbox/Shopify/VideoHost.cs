using System.Buffers.Binary;

namespace Sandbox.Shopify;

/// <param name="IsFile">False for a playlist, which is no film by itself.</param>
public sealed record Rendition(string Name, int Height, bool IsFile = true);

/// <summary>A film in one of the forms that Shopify makes of it.</summary>
public sealed record VideoSource(Video Video, Rendition Rendition);

/// <summary>Product videos: bytes that begin like an MP4 and go on with numbers that follow from name and version.</summary>
public sealed class VideoHost(Catalogue catalogue)
{
    public static readonly IReadOnlyList<Rendition> Renditions = [new("m3u8", 1080, IsFile: false), new("SD-480p-0.9Mbps", 480), new("HD-1080p-7.2Mbps", 1080), new("HD-720p-2.1Mbps", 720)];

    private const string Folder = "/cdn/shop/videos/c/vp";

    public void Map(WebApplication app) => app.MapGet($"{Folder}/{{name}}/{{file}}", (string name, string file) =>
    {
        var video = catalogue.Products.Select(p => p.Video).FirstOrDefault(v => v?.Name == name);
        var rendition = Renditions.FirstOrDefault(r => r.IsFile && file == $"{name}.{r.Name}.mp4");
        return video is null || rendition is null ? Results.NotFound() : Results.Bytes(Film(video, rendition), "video/mp4");
    });

    public static string Address(VideoSource source, string address) => source.Rendition.IsFile
        ? $"{address}{Folder}/{Uri.EscapeDataString(source.Video.Name)}/{Uri.EscapeDataString(source.Video.Name)}.{source.Rendition.Name}.mp4"
        : $"{address}{Folder}/{Uri.EscapeDataString(source.Video.Name)}/{Uri.EscapeDataString(source.Video.Name)}.m3u8";

    public static int Size(Video video, Rendition rendition) => video.Bytes * rendition.Height / 1080;

    /// <summary>The movie header, which tells how long the film is.</summary>
    private static byte[] Header(int seconds)
    {
        var box = new byte[8 + 108]; // moov with nothing but its mvhd, version 0
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        "moov"u8.CopyTo(box.AsSpan(4));
        BinaryPrimitives.WriteInt32BigEndian(box.AsSpan(8), 108);
        "mvhd"u8.CopyTo(box.AsSpan(12));
        BinaryPrimitives.WriteInt32BigEndian(box.AsSpan(28), 1_000);
        BinaryPrimitives.WriteInt32BigEndian(box.AsSpan(32), seconds * 1_000);
        return box;
    }

    public static byte[] Film(Video video, Rendition rendition)
    {
        var bytes = new byte[Size(video, rendition)];
        var state = (uint)(video.Name.Aggregate(video.Version, (h, c) => h * 31 + c) + rendition.Height);
        for (var i = 0; i < bytes.Length; i++)
        {
            state = state * 1_664_525 + 1_013_904_223;
            bytes[i] = (byte)(state >> 24);
        }
        "\0\0\0\u0018ftypmp42"u8.CopyTo(bytes);
        Header(video.Seconds).CopyTo(bytes, 24);
        return bytes;
    }
}
