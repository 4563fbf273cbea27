using System.Text.Json.Nodes;

namespace Sandbox.Telegram.Text;

/// <summary>A stretch of text with a meaning; offset and length in UTF-16 units.</summary>
public sealed record Entity(string Type, int Offset, int Length)
{
    public string? Url { get; init; }

    public string? Language { get; init; }

    public string? CustomEmojiId { get; init; }

    public int End => Offset + Length;

    internal JsonObject ToJson()
    {
        var json = new JsonObject { ["offset"] = Offset, ["length"] = Length, ["type"] = Type };
        if (Url is not null) json["url"] = Url;
        if (Language is not null) json["language"] = Language;
        if (CustomEmojiId is not null) json["custom_emoji_id"] = CustomEmojiId;
        return json;
    }

    internal static Entity From(JsonNode? json)
    {
        if (json is not JsonObject o || o.Text("type") is not { } type)
            throw Refusal.BadRequest("can't parse entities: Can't parse MessageEntity: Object expected");
        return new(type, (int)(o.Number("offset") ?? 0), (int)(o.Number("length") ?? 0))
        {
            Url = o.Text("url"),
            Language = o.Text("language"),
            CustomEmojiId = o.Text("custom_emoji_id"),
        };
    }
}
