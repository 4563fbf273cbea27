using System.Text.Json;
using System.Text.Json.Serialization;
using Bot.Health;

namespace Bot.Social.TikTok;

/// <param name="Address">Where the bytes go; as good as a token.</param>
/// <param name="EndsAt">When the address is no longer valid; UTC.</param>
/// <param name="IsBegun">The first byte may have left.</param>
internal sealed record Upload(Uri Address, long Size, DateTimeOffset EndsAt, bool IsBegun)
{
    /// <summary>Without the address, which must reach no log.</summary>
    public override string ToString() => $"an upload of {Size} bytes until {EndsAt:u}";
}

[JsonSerializable(typeof(Upload))]
internal sealed partial class UploadJson : JsonSerializerContext;

/// <summary>Uploads that were begun, by their publish id: on disk, encrypted like tokens, and in nobody else's books.</summary>
public sealed class TikTokUploads(ISealedStore store)
{
    internal Upload? Find(string publishId)
    {
        try
        {
            return store.Find(Key(publishId)) is { } text ? JsonSerializer.Deserialize(text, UploadJson.Default.Upload) : null;
        }
        catch (JsonException)
        {
            return null; // another release's form: the same as lost
        }
    }

    internal Task SaveAsync(string publishId, Upload upload) => store.SaveAsync(Key(publishId), JsonSerializer.Serialize(upload, UploadJson.Default.Upload));

    internal Task ForgetAsync(string publishId) => store.Find(Key(publishId)) is null ? Task.CompletedTask : store.RemoveAsync(Key(publishId));

    private static string Key(string publishId) => $"tiktok upload {publishId}";
}
