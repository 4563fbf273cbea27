using System.Globalization;
using System.Text.Json;
using Conversations.Costs;
using Conversations.Settings;
using Conversations.Posts.Drafting.Ahead;
using Conversations.Shop;
using Microsoft.Extensions.AI;

namespace Conversations.Posts.Writing;

/// <summary>What the model wrote, in form but not yet checked.</summary>
/// <param name="Text">Caption and hashtags as they would go out.</param>
/// <param name="Confidence">The model's own number, 0 to 1: a witness, not a judge.</param>
public sealed record Caption(string Text, string AltText, double Confidence)
{
    /// <summary>The model that wrote it, as its answer named it.</summary>
    public string? ModelVersion { get; init; }
}

/// <param name="Reasons">One sentence each; empty when the model itself was unsure.</param>
public sealed record RejectedCaption(string Text, IReadOnlyList<string> Reasons);

/// <summary>Asks the model for a caption and takes nothing but the form it was asked for (V5).</summary>
public sealed class CaptionWriter(IChatClient model, IVoiceStore voice, WrittenAhead ahead)
{
    /// <param name="post">For which the calls are counted.</param>
    /// <param name="rejected">Texts that were not good enough, oldest first, each with what was found.</param>
    /// <exception cref="ModelTroubleException">No usable text came; names why.</exception>
    public async Task<Caption> WriteAsync(PostId post, Product product, CultureInfo language, IReadOnlyList<RejectedCaption> rejected, CancellationToken ct)
    {
        if (rejected.Count == 0 && await ahead.TextAsync(post, product, ct) is { } written) return Read(written.Answer) with { ModelVersion = written.ModelVersion };
        var (messages, options) = Asking(product, language, voice.Current?.Text, rejected);
        var response = await model.GetResponseAsync(messages, new CallPurpose(post, rejected.Count).On(options), ct);
        if (response.FinishReason == ChatFinishReason.Length) throw new ModelTroubleException(ModelTrouble.Cut, "The answer was cut.");
        return Read(response.Text) with { ModelVersion = response.ModelId };
    }

    internal static (IReadOnlyList<ChatMessage> Messages, ChatOptions Options) Asking(
        Product product, CultureInfo language, string? voice, IReadOnlyList<RejectedCaption> rejected)
    {
        var options = new ChatOptions
        {
            ResponseFormat = ChatResponseFormat.ForJsonSchema(CaptionPrompt.AnswerSchema, "post"),
            MaxOutputTokens = 4096,
        };
        List<ChatMessage> messages = [new(ChatRole.System, CaptionPrompt.Rules), new(ChatRole.User, CaptionPrompt.About(product, language, voice))];
        foreach (var (text, reasons) in rejected)
            messages.AddRange([new(ChatRole.Assistant, text), new(ChatRole.User, CaptionPrompt.Again(reasons))]);
        return (messages, options);
    }

    internal static Caption Read(string answer)
    {
        if (string.IsNullOrWhiteSpace(answer)) throw new ModelTroubleException(ModelTrouble.Empty, "The answer was empty.");
        CaptionAnswer? read;
        try
        {
            read = JsonSerializer.Deserialize(answer, PromptJson.Default.CaptionAnswer);
        }
        catch (JsonException e)
        {
            throw new ModelTroubleException(ModelTrouble.Malformed, "The answer was not the JSON asked for.", inner: e);
        }
        if (read is null) throw new ModelTroubleException(ModelTrouble.Malformed, "The answer was null.");
        var caption = Chat.ChatText.AsShown(read.Caption).Trim();
        if (caption.Length == 0) throw new ModelTroubleException(ModelTrouble.Empty, "The caption was empty.");
        if (caption.Length > PostLimits.Text) throw new ModelTroubleException(ModelTrouble.Malformed, "The caption was longer than any post may be.");
        var hashtags = string.Join(' ', read.Hashtags.Select(Hashtag).Where(t => t.Length > 1).Distinct(StringComparer.OrdinalIgnoreCase).Take(10));
        return new Caption(
            hashtags.Length == 0 ? caption : $"{caption}\n\n{hashtags}",
            Chat.ChatText.Cut(Chat.ChatText.AsShown(read.AltText).Trim(), PostLimits.AltText),
            double.IsFinite(read.Confidence) ? Math.Clamp(read.Confidence, 0, 1) : 0);
    }

    private static string Hashtag(string word) => "#" + string.Concat(word.Where(c => char.IsLetterOrDigit(c) || c == '_')).ToLowerInvariant();
}
