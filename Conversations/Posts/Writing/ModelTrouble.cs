namespace Conversations.Posts.Writing;

/// <summary>Why no usable text came from the model. Each has its sentence in <see cref="PostTexts"/>.</summary>
public enum ModelTrouble
{
    /// <summary>The model refused to work on this product text.</summary>
    PromptBlocked,

    /// <summary>An answer was withheld by a safety rule.</summary>
    AnswerWithheld,

    /// <summary>It would have repeated somebody's published text.</summary>
    Recitation,

    /// <summary>Nothing came.</summary>
    Empty,

    /// <summary>It ended in the middle.</summary>
    Cut,

    /// <summary>Not in the form that was asked for.</summary>
    Malformed,

    /// <summary>Too many requests this minute.</summary>
    Busy,

    /// <summary>The day's allowance is used up.</summary>
    DayQuotaUsed,

    /// <summary>Overloaded, or broken on their side.</summary>
    Away,

    /// <summary>Took longer than we wait.</summary>
    TooSlow,

    /// <summary>The key is missing, wrong or without the right.</summary>
    KeyRefused,

    /// <summary>None of the configured models exists any more.</summary>
    ModelGone,

    /// <summary>Billing or region does not allow it.</summary>
    NotAllowed,

    /// <summary>Our own request was refused as wrong: a mistake of ours.</summary>
    RequestRefused,

    /// <summary>Drafting is switched off: there is no key.</summary>
    Off,

    /// <summary>The month's budget does not bear another call.</summary>
    BudgetUsed,
}

/// <summary>Thrown by the chat client for a failure with a name; the message is for the log.</summary>
public class ModelTroubleException(ModelTrouble trouble, string message, TimeSpan? retryAfter = null, Exception? inner = null)
    : Exception(message, inner)
{
    public ModelTrouble Trouble { get; } = trouble;

    public TimeSpan? RetryAfter { get; } = retryAfter;
}
