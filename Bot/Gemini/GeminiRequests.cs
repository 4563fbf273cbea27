using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Bot.Gemini;

/// <summary>Chat messages into Gemini's form.</summary>
internal static class GeminiRequests
{
    // Thinking is billed and counted as output: less room than this comes back empty or cut.
    private const int LeastOutput = 2_048;

    /// <summary>Without temperature and its kin: they are gone since 3.6.</summary>
    public static GenerateRequest From(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        var all = messages.ToList();
        var system = all.Where(m => m.Role == ChatRole.System).SelectMany(Parts).ToList();
        if (options?.Instructions is { Length: > 0 } instructions) system.Insert(0, new(instructions));
        var contents = all.Where(m => m.Role != ChatRole.System)
            .Select(m => new WireContent(m.Role == ChatRole.Assistant ? "model" : "user", [.. Parts(m)]))
            .ToList();
        var format = options?.ResponseFormat as ChatResponseFormatJson;
        return new(
            system.Count == 0 ? null : new(null, system),
            contents,
            new(Math.Max(options?.MaxOutputTokens ?? 0, LeastOutput), null, format is null ? null : "application/json", format?.Schema));
    }

    public static GenerateRequest For(this GenerateRequest request, string model) =>
        request with { GenerationConfig = request.GenerationConfig with { ThinkingConfig = Thinking.For(model) } };

    /// <summary>More tokens than it can have: each stands for a byte at least.</summary>
    public static int MostInput(this GenerateRequest request) => JsonSerializer.SerializeToUtf8Bytes(request, GeminiJson.Default.GenerateRequest).Length;

    public static GenerateRequest WithMoreRoom(this GenerateRequest request) =>
        request with { GenerationConfig = request.GenerationConfig with { MaxOutputTokens = request.GenerationConfig.MaxOutputTokens * 2 } };

    private static IEnumerable<WirePart> Parts(ChatMessage message)
    {
        foreach (var content in message.Contents)
        {
            switch (content)
            {
                case TextContent text:
                    yield return new(text.Text);
                    break;
                case DataContent data:
                    yield return new(InlineData: new(data.MediaType, Convert.ToBase64String(data.Data.Span)));
                    break;
                default:
                    throw new NotSupportedException($"{content.GetType().Name} is not sent to Gemini.");
            }
        }
    }
}
