using System.Text.Json.Nodes;

namespace Sandbox.Telegram;

/// <summary>Someone with a Telegram account.</summary>
/// <param name="LanguageCode">IETF tag of the phone.</param>
public sealed record Person(long Id, string FirstName, string? LanguageCode = "en")
{
    internal JsonObject ToJson()
    {
        var json = new JsonObject { ["id"] = Id, ["is_bot"] = false, ["first_name"] = FirstName };
        if (LanguageCode is not null) json["language_code"] = LanguageCode;
        return json;
    }

    internal static string NameOf(long id) => id switch { 111 => "Alex", 222 => "Sam", _ => $"Guest {id}" };
}
