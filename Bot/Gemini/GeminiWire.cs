using System.Text.Json;
using System.Text.Json.Serialization;
using Conversations.Costs;

namespace Bot.Gemini;

// https://ai.google.dev/api/generate-content
internal sealed record GenerateRequest(WireContent? SystemInstruction, IReadOnlyList<WireContent> Contents, GenerationConfig GenerationConfig);

internal sealed record WireContent(string? Role, IReadOnlyList<WirePart>? Parts);

internal sealed record WirePart(string? Text = null, InlineData? InlineData = null, bool? Thought = null);

internal sealed record InlineData(string MimeType, string Data);

internal sealed record GenerationConfig(int MaxOutputTokens, ThinkingConfig? ThinkingConfig, string? ResponseMimeType, JsonElement? ResponseJsonSchema);

internal sealed record ThinkingConfig(string ThinkingLevel);

internal sealed record GenerateAnswer(
    IReadOnlyList<Candidate>? Candidates, PromptFeedback? PromptFeedback, UsageMetadata? UsageMetadata, string? ModelVersion, string? ResponseId);

internal sealed record Candidate(WireContent? Content, string? FinishReason);

internal sealed record PromptFeedback(string? BlockReason);

internal sealed record UsageMetadata(
    int? PromptTokenCount, int? CachedContentTokenCount, int? CandidatesTokenCount, int? ThoughtsTokenCount, int? TotalTokenCount)
{
    /// <summary>An absent field is 0. Thoughts are billed like output.</summary>
    [JsonIgnore]
    public TokenUsage Billed => new(PromptTokenCount ?? 0, CachedContentTokenCount ?? 0, (CandidatesTokenCount ?? 0) + (ThoughtsTokenCount ?? 0));
}

// https://ai.google.dev/api/models
internal sealed record ModelAnswer(string? Name, ModelStatus? ModelStatus);

internal sealed record ModelStatus(string? RetirementTime);

internal sealed record ErrorAnswer(WireError? Error);

internal sealed record WireError(string? Status, string? Message, IReadOnlyList<WireDetail>? Details);

internal sealed record WireDetail(string? Reason, string? RetryDelay, IReadOnlyList<WireViolation>? Violations);

internal sealed record WireViolation(string? QuotaId);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GenerateRequest))]
[JsonSerializable(typeof(GenerateAnswer))]
[JsonSerializable(typeof(ModelAnswer))]
[JsonSerializable(typeof(ErrorAnswer))]
internal sealed partial class GeminiJson : JsonSerializerContext;
