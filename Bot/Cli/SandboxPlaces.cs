using System.Text.Json.Serialization;

namespace Bot.Cli;

/// <summary>The first line the sandbox prints: where it is, and the settings that lead there.</summary>
internal sealed record SandboxPlaces
{
    public required IReadOnlyDictionary<string, string> Addresses { get; init; }

    public required IReadOnlyDictionary<string, string> Settings { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SandboxPlaces))]
internal sealed partial class SandboxJson : JsonSerializerContext;
