namespace Sandbox.Telegram;

/// <summary>Telegram says no; <paramref name="description"/> is what the bot reads.</summary>
internal sealed class Refusal(int code, string description, int? retryAfter = null) : Exception(description)
{
    public int Code => code;

    /// <summary>Seconds.</summary>
    public int? RetryAfter => retryAfter;

    public static Refusal BadRequest(string what) => new(400, "Bad Request: " + what);

    public static Refusal Forbidden(string what) => new(403, "Forbidden: " + what);
}
