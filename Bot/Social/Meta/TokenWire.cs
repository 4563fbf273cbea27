using System.Text.Json.Serialization;

namespace Bot.Social.Meta;

internal sealed record TokenCheck(TokenFacts? Data);

/// <param name="ExpiresAt">Unix seconds; 0 for never.</param>
internal sealed record TokenFacts(bool? IsValid, long? ExpiresAt, IReadOnlyList<string>? Scopes, TokenFault? Error);

internal sealed record TokenFault(int? Code, int? Subcode);

/// <param name="ExpiresIn">Seconds.</param>
internal sealed record NewToken(string? AccessToken, long? ExpiresIn)
{
    /// <summary>Without the token, which must reach no log.</summary>
    public override string ToString() => $"a token for {ExpiresIn} s";
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(TokenCheck))]
[JsonSerializable(typeof(NewToken))]
internal sealed partial class TokenJson : JsonSerializerContext;
