using System.Text.Json.Nodes;

namespace Tests.Telegram;

/// <summary>Updates of every kind that no Telegram would send: parts missing, of another type, out of range, huge, nested.</summary>
internal sealed class BrokenUpdates(Random random, long person, int cardMessage)
{
    private readonly StrangerUpdates _kinds = new(random, cardMessage, "show:1:1");

    public JsonObject Next(string kind)
    {
        var update = kind switch
        {
            "message" => new JsonObject { [kind] = Message() },
            "callback_query" => new JsonObject { [kind] = Press() },
            _ => _kinds.Next(kind),
        };
        for (var breaks = random.Next(1, 4); breaks > 0; breaks--) Break((JsonNode?)update[kind] ?? update);
        return update;
    }

    private JsonObject Message() => new()
    {
        ["message_id"] = random.Next(1, 9_999), ["date"] = 1_795_000_000, ["from"] = Person(), ["chat"] = Chat(), ["text"] = "/help https://a.example/x",
        ["entities"] = new JsonArray(Entity("bot_command", 0, 5), Entity("url", 6, 19)),
        ["forward_origin"] = new JsonObject { ["type"] = "hidden_user", ["date"] = 1_795_000_000, ["sender_user_name"] = "Shop" },
    };

    private JsonObject Press() => new()
    {
        ["id"] = $"{random.NextInt64()}", ["from"] = Person(), ["chat_instance"] = "1", ["data"] = "show:1:1",
        ["message"] = new JsonObject { ["message_id"] = cardMessage, ["date"] = 1_795_000_000, ["chat"] = Chat(), ["text"] = "card", ["photo"] = new JsonArray() },
    };

    private JsonObject Person() => new() { ["id"] = person, ["is_bot"] = false, ["first_name"] = "Robin" };

    private JsonObject Chat() => new() { ["id"] = person, ["type"] = "private", ["first_name"] = "Robin" };

    private static JsonObject Entity(string type, int offset, int length) => new() { ["type"] = type, ["offset"] = offset, ["length"] = length };

    /// <summary>Spoils one value somewhere below, or the one at hand.</summary>
    private void Break(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject { Count: > 0 } all:
                var key = all.ElementAt(random.Next(all.Count)).Key;
                if (all[key] is JsonObject or JsonArray { Count: > 0 } && random.Next(3) > 0) Break(all[key]);
                else if (random.Next(3) == 0) all.Remove(key);
                else all[key] = Odd();
                break;
            case JsonArray { Count: > 0 } list:
                var at = random.Next(list.Count);
                if (list[at] is JsonObject && random.Next(3) > 0) Break(list[at]);
                else list[at] = Odd();
                break;
        }
    }

    private JsonNode? Odd() => random.Next(14) switch
    {
        0 => null,
        1 => "",
        2 => "x",
        3 => true,
        4 => -1,
        5 => int.MaxValue,
        6 => long.MinValue,
        7 => 1.5,
        8 => 1e300,
        9 => new JsonArray(),
        10 => new JsonObject(),
        11 => new string('\u202E', 5_000),
        12 => string.Concat(Enumerable.Repeat("<b>🧸", 20_000)),
        _ => Nested(),
    };

    private static JsonNode Nested()
    {
        JsonNode inner = "x";
        for (var i = 0; i < 40; i++) inner = new JsonArray(inner);
        return inner;
    }
}
