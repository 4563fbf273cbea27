using Conversations.Posts;
using Microsoft.Extensions.AI;

namespace Conversations.Costs;

/// <summary>What a call to the model is for.</summary>
/// <param name="Post">Null when it is for no post.</param>
/// <param name="Rewrite">0 for a first text, 1 for the first rewrite.</param>
public sealed record CallPurpose(PostId? Post, int Rewrite = 0)
{
    private const string Key = "purpose";

    public static CallPurpose Unknown { get; } = new(Post: null);

    /// <summary>Travels beside the request, and is not sent.</summary>
    public static CallPurpose Of(ChatOptions? options) =>
        options?.AdditionalProperties?.TryGetValue(Key, out var value) == true && value is CallPurpose purpose ? purpose : Unknown;

    public ChatOptions On(ChatOptions options)
    {
        (options.AdditionalProperties ??= [])[Key] = this;
        return options;
    }
}
