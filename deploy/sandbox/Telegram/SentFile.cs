using System.Text.Json.Nodes;

namespace Sandbox.Telegram;

/// <summary>A file as it was sent. https://core.telegram.org/bots/api#document</summary>
/// <param name="Type">The MIME type that the sender named.</param>
internal sealed record SentFile(string Id, string Name, string Type, byte[] Bytes)
{
    public string FileId => "BQACAgIAAxkBAAI" + Id;

    public JsonObject ToJson() => new()
    {
        ["file_name"] = Name, ["mime_type"] = Type, ["file_id"] = FileId, ["file_unique_id"] = "AgAD" + Id, ["file_size"] = Bytes.Length,
    };
}
