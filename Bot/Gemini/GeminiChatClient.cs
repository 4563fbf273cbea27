using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Conversations.Costs;
using Conversations.Posts.Writing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace Bot.Gemini;

/// <summary>
/// Gemini as a chat client. Each model of the settings is tried at most twice, and only where a second try can help;
/// every other end is a <see cref="ModelTroubleException"/>. Each single request is first taken from the month's budget.
/// </summary>
public sealed class GeminiChatClient(GeminiClient client, Spending spending, IOptions<GeminiOptions> settings, TimeProvider time) : IChatClient
{
    /// <summary>Models whose daily allowance is used up, and until when.</summary>
    private readonly ConcurrentDictionary<string, DateTimeOffset> _usedUp = new();

    /// <exception cref="ModelTroubleException">No usable text came.</exception>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (!settings.Value.IsOn) throw new ModelTroubleException(ModelTrouble.Off, "GEMINI_API_KEY is not set.");
        var request = GeminiRequests.From(messages, options);
        var purpose = CallPurpose.Of(options);
        GeminiVerdict.NextModel? last = null;
        foreach (var model in settings.Value.Models)
        {
            GeminiVerdict verdict;
            try
            {
                verdict = UsedUp(model) ?? await TryAsync(model, request.For(model), purpose, CanWait(last), cancellationToken);
            }
            catch (BudgetUsedException) when (CanWait(last))
            {
                break; // this model is too dear now: the trouble of the one before is what can pass
            }
            if (verdict is GeminiVerdict.Good good) return Response(good, model);
            if (verdict is GeminiVerdict.Final end) throw Trouble(end.Trouble, end.Detail, end.RetryAfter);
            var next = (GeminiVerdict.NextModel)verdict;
            if (next is { Trouble: ModelTrouble.DayQuotaUsed, RetryAfter: { } wait }) _usedUp[model] = time.GetUtcNow() + wait;
            // That one model is gone says less than that another is only overloaded.
            if (last is null || next.Trouble != ModelTrouble.ModelGone) last = next;
        }
        throw Trouble(last!.Trouble, last.Detail, last.RetryAfter);
    }

    /// <summary>The whole answer in one piece: drafts are checked as a whole.</summary>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var response = await GetResponseAsync(messages, options, cancellationToken);
        foreach (var update in response.ToChatResponseUpdates()) yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }

    private GeminiVerdict.NextModel? UsedUp(string model) => _usedUp.TryGetValue(model, out var until) && until - time.GetUtcNow() is var left && left > TimeSpan.Zero
        ? new(ModelTrouble.DayQuotaUsed, "Used up earlier today", left)
        : null;

    /// <summary>Whether the model before can be asked again another time.</summary>
    private static bool CanWait(GeminiVerdict.NextModel? before) => before is { Trouble: not ModelTrouble.ModelGone };

    private async Task<GeminiVerdict> TryAsync(string model, GenerateRequest request, CallPurpose purpose, bool isFallback, CancellationToken ct)
    {
        var verdict = await AskAsync(model, request, purpose, isFallback, ct);
        if (verdict is not GeminiVerdict.OnceMore first) return verdict;
        if (first.Wait > TimeSpan.Zero) await Task.Delay(first.Wait, time, ct);
        GeminiVerdict second;
        try
        {
            second = await AskAsync(model, first.MoreRoom ? request.WithMoreRoom() : request, purpose, isFallback: true, ct);
        }
        catch (BudgetUsedException)
        {
            second = first;
        }
        return second is not GeminiVerdict.OnceMore again ? second
            : again.ThenNextModel ? new GeminiVerdict.NextModel(again.Trouble, again.Detail)
            : new GeminiVerdict.Final(again.Trouble, again.Detail, again.Trouble == ModelTrouble.Busy ? again.Wait : null);
    }

    /// <summary>What is thrown in between, also by a stop of the program, leaves the reservation as it is: nobody knows what came of the request.</summary>
    private async Task<GeminiVerdict> AskAsync(string model, GenerateRequest request, CallPurpose purpose, bool isFallback, CancellationToken ct)
    {
        var reservation = await spending.ReserveAsync(purpose, model, request.MostInput(), request.GenerationConfig.MaxOutputTokens, ct, isFallback);
        var reply = await client.GenerateAsync(model, request, ct);
        switch (reply.Bill)
        {
            case GeminiBill.Nothing:
                await spending.ReleaseAsync(reservation);
                break;
            case GeminiBill.Tokens tokens:
                await spending.SettleAsync(reservation, tokens.ModelVersion, tokens.Usage.Billed);
                break;
        }
        return reply.Verdict;
    }

    private static ModelTroubleException Trouble(ModelTrouble trouble, string detail, TimeSpan? retryAfter) => new(trouble, $"Gemini: {detail}", retryAfter);

    private static ChatResponse Response(GeminiVerdict.Good good, string model)
    {
        var usage = good.Answer.UsageMetadata;
        return new(new ChatMessage(ChatRole.Assistant, good.Text))
        {
            ModelId = good.Answer.ModelVersion ?? model,
            ResponseId = good.Answer.ResponseId,
            FinishReason = ChatFinishReason.Stop,
            Usage = usage is null ? null : new()
            {
                InputTokenCount = usage.PromptTokenCount ?? 0,
                CachedInputTokenCount = usage.CachedContentTokenCount ?? 0,
                // Thoughts are billed like output.
                OutputTokenCount = (usage.CandidatesTokenCount ?? 0) + (usage.ThoughtsTokenCount ?? 0),
                ReasoningTokenCount = usage.ThoughtsTokenCount ?? 0,
                TotalTokenCount = usage.TotalTokenCount ?? 0,
            },
        };
    }
}
