using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Sandbox.Telegram;

/// <summary>The one bot this Telegram knows.</summary>
internal static partial class BotAccount
{
    public const long Id = 7000000001;
    public const string Token = "7000000001:AAEsandbox0token0of0a0valid0form000";
    public const string Name = "Shop assistant";
    public const string Username = "sandbox_shop_bot";

    public static JsonObject User() => new() { ["id"] = Id, ["is_bot"] = true, ["first_name"] = Name, ["username"] = Username };

    public static JsonObject Me()
    {
        var me = User();
        me["can_join_groups"] = true;
        me["can_read_all_group_messages"] = false;
        me["supports_inline_queries"] = false;
        me["can_connect_to_business"] = false;
        me["has_main_web_app"] = false;
        me["has_topics_enabled"] = false;
        return me;
    }

    /// <exception cref="Refusal">401 for another bot's token, 404 for what is no token.</exception>
    public static void Check(string token)
    {
        if (!Form().IsMatch(token)) throw new Refusal(404, "Not Found");
        if (token != Token) throw new Refusal(401, "Unauthorized");
    }

    [GeneratedRegex("^[1-9][0-9]{0,15}:[A-Za-z0-9_-]{20,64}$")]
    private static partial Regex Form();
}
