using System.Text.Json.Nodes;

namespace Tests.Orders.InTheChat;

/// <summary>A customer whose words nobody else uses, so that they are found wherever they are not to be.</summary>
internal static class PlantedBuyer
{
    public const string Street = "Musterwinkel 17";

    public static IReadOnlyList<string> Words { get; } = ["Wilhelmina", "Quastenberg", "w.quastenberg@canary.example", "+49 171 5550199", Street, "Hinterhaus 4b"];

    public static JsonObject Wish() => new()
    {
        ["first"] = Words[0], ["last"] = Words[1], ["email"] = Words[2], ["phone"] = Words[3], ["address1"] = Street, ["address2"] = Words[5], ["zip"] = "10999", ["city"] = "Berlin",
    };

    public static bool IsIn(string? text) => text is not null && Words.Any(w => text.Contains(w, StringComparison.Ordinal));
}
