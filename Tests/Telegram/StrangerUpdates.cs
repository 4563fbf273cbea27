using System.Text.Json.Nodes;

namespace Tests.Telegram;

/// <summary>
/// Updates of every kind of https://core.telegram.org/bots/api#update, from people who are not on the list. The press is a
/// forgery with the data of a real button.
/// </summary>
internal sealed class StrangerUpdates(Random random, int cardMessage, string buttonData)
{
    private static readonly string[] Texts =
        ["/start", "/stop", "/approve_1", "/reject_1", "/resume", "/status@linen_bot", "hello", "https://linen-and-loaf.myshopify.com/products/linen-tote", "/start 0123456789abcdef"];

    public static readonly IReadOnlyList<string> Kinds =
    [
        "message", "edited_message", "channel_post", "edited_channel_post", "business_connection", "business_message", "edited_business_message",
        "deleted_business_messages", "guest_message", "message_reaction", "message_reaction_count", "inline_query", "chosen_inline_result", "callback_query",
        "shipping_query", "pre_checkout_query", "purchased_paid_media", "poll", "poll_answer", "my_chat_member", "chat_member", "chat_join_request",
        "chat_boost", "removed_chat_boost", "managed_bot", "subscription", "telepathy",
    ];

    private long _ids;

    /// <summary>The first key is one the bot asks for, so that Telegram's filter hands every kind over.</summary>
    public JsonObject Next(string kind) => kind is "message" or "callback_query"
        ? new JsonObject { [kind] = Body(kind) }
        : new JsonObject { ["message"] = null, [kind] = Body(kind) };

    private JsonObject Body(string kind) => kind switch
    {
        "message" or "edited_message" or "business_message" or "edited_business_message" or "guest_message" => Message(),
        "channel_post" or "edited_channel_post" => Post(),
        "callback_query" => Press(),
        "inline_query" => new() { ["id"] = Id(), ["from"] = Stranger(), ["query"] = "linen", ["offset"] = "" },
        "chosen_inline_result" => new() { ["result_id"] = "1", ["from"] = Stranger(), ["query"] = "x" },
        "poll" => new() { ["id"] = Id(), ["question"] = "?", ["options"] = new JsonArray(), ["total_voter_count"] = 0, ["is_closed"] = false, ["is_anonymous"] = true, ["type"] = "regular", ["allows_multiple_answers"] = false },
        "poll_answer" => new() { ["poll_id"] = Id(), ["user"] = Stranger(), ["option_ids"] = new JsonArray(1) },
        "shipping_query" => new() { ["id"] = Id(), ["from"] = Stranger(), ["invoice_payload"] = "x", ["shipping_address"] = Address() },
        "pre_checkout_query" => new() { ["id"] = Id(), ["from"] = Stranger(), ["currency"] = "EUR", ["total_amount"] = 1, ["invoice_payload"] = "x" },
        "my_chat_member" or "chat_member" => new() { ["chat"] = Private(), ["from"] = Stranger(), ["date"] = 1_795_000_000, ["old_chat_member"] = Member("left"), ["new_chat_member"] = Member("member") },
        "chat_join_request" => new() { ["chat"] = Group(), ["from"] = Stranger(), ["user_chat_id"] = 7, ["date"] = 1_795_000_000 },
        "message_reaction" => new() { ["chat"] = Group(), ["message_id"] = cardMessage, ["user"] = Stranger(), ["date"] = 1_795_000_000, ["old_reaction"] = new JsonArray(), ["new_reaction"] = new JsonArray() },
        _ => new() { ["id"] = Id(), ["from"] = Stranger(), ["user"] = Stranger(), ["chat"] = Group(), ["date"] = 1_795_000_000 },
    };

    private JsonObject Message()
    {
        var message = new JsonObject
        {
            ["message_id"] = ++_ids, ["date"] = 1_795_000_000, ["from"] = Stranger(), ["chat"] = random.Next(3) == 0 ? Group() : Private(),
        };
        switch (random.Next(7))
        {
            case 0: message["from"] = null; message["sender_chat"] = Group(); break;
            case 1: message["sticker"] = new JsonObject { ["file_id"] = "s", ["file_unique_id"] = "s", ["type"] = "regular", ["width"] = 1, ["height"] = 1, ["is_animated"] = false, ["is_video"] = false }; break;
            case 2: message["location"] = new JsonObject { ["latitude"] = 48.1, ["longitude"] = 11.5 }; break;
            case 3: message["new_chat_members"] = new JsonArray(Stranger()); break;
            default: message["text"] = Texts[random.Next(Texts.Length)]; break;
        }
        return message;
    }

    private JsonObject Post() => new()
    {
        ["message_id"] = ++_ids, ["date"] = 1_795_000_000, ["text"] = Texts[random.Next(Texts.Length)],
        ["chat"] = new JsonObject { ["id"] = -1_001_000_000_000, ["type"] = "channel", ["title"] = "c" },
    };

    /// <summary>In the owner's own chat, on the owner's own card.</summary>
    private JsonObject Press() => new()
    {
        ["id"] = Id(), ["from"] = Stranger(), ["chat_instance"] = "1", ["data"] = buttonData,
        ["message"] = random.Next(4) == 0
            ? new JsonObject { ["chat"] = new JsonObject { ["id"] = 111, ["type"] = "private", ["first_name"] = "Robin" }, ["message_id"] = cardMessage, ["date"] = 0 }
            : new JsonObject
            {
                ["message_id"] = cardMessage, ["date"] = 1_795_000_000, ["text"] = "card", ["chat"] = new JsonObject { ["id"] = 111, ["type"] = "private", ["first_name"] = "Robin" },
            },
    };

    private JsonObject Stranger()
    {
        // Never the ids of the list, but as near to them as can be.
        long[] near = [1, 110, 112, 221, 1_110, -111, 111_000_000_111, random.NextInt64(1_000, 9_000_000_000)];
        return new() { ["id"] = near[random.Next(near.Length)], ["is_bot"] = random.Next(9) == 0, ["first_name"] = "Robin", ["username"] = "robin", ["language_code"] = "en" };
    }

    private JsonObject Private() => new() { ["id"] = random.NextInt64(1_000, 9_000_000_000), ["type"] = "private", ["first_name"] = "Robin" };

    private static JsonObject Group() => new() { ["id"] = -100_777, ["type"] = "supergroup", ["title"] = "Shop" };

    private JsonObject Member(string status) => new() { ["user"] = Stranger(), ["status"] = status };

    private static JsonObject Address() => new() { ["country_code"] = "DE", ["state"] = "", ["city"] = "B", ["street_line1"] = "x", ["street_line2"] = "", ["post_code"] = "1" };

    private string Id() => $"{1_000_000 + ++_ids}";
}
