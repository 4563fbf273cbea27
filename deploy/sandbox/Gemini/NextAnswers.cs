namespace Sandbox.Gemini;

/// <summary>The next answers, when somebody asked for particular ones. Thread-safe.</summary>
public sealed class NextAnswers
{
    /// <summary>What can be asked for; a mode in angle brackets takes a reason after a colon.</summary>
    public static readonly IReadOnlyList<string> Modes =
    [
        "promptBlocked", "noCandidates", "noParts", "maxTokens", "safety", "recitation", "language", "blocklist", "prohibitedContent", "spii", "other",
        "malformedFunctionCall", "malformedResponse", "unexpectedToolCall", "tooManyToolCalls", "noImage", "imageSafety", "imageProhibitedContent",
        "imageRecitation", "imageOther", "continuation", "unknownReason", "malformedJson", "notSchema", "emptyCaption", "hugeCaption", "wrongPrice",
        "wrongDiscount", "wrongSize", "wrongStock", "foreignLink", "html", "obeysInjection", "repeated", "429PerMinute", "429PerDay", "429Bare", "503", "500",
        "504", "499", "404model", "401", "403", "400key", "400precondition", "html502",
    ];

    private readonly Lock _gate = new();
    private readonly Queue<string> _modes = new();
    private string? _always;

    /// <param name="times">0 until something else is asked for.</param>
    public void Add(string mode, int times)
    {
        lock (_gate)
        {
            _always = null;
            if (mode == "normal") _modes.Clear();
            else if (times <= 0) _always = mode;
            else for (var i = 0; i < times; i++) _modes.Enqueue(mode);
        }
    }

    public string? Take()
    {
        lock (_gate) return _modes.TryDequeue(out var mode) ? mode : _always;
    }
}
