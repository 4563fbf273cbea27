using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Bot.Setup;

namespace Bot.Appwrite.Steps;

/// <summary>What the steps at Appwrite have in common: how its answers are read.</summary>
/// <param name="scopes">All that the step may need of the key, by Appwrite's names.</param>
internal abstract class AppwriteStep(AppwriteClient client, params string[] scopes) : ISetupStep
{
    public abstract string Title { get; }

    public string Vendor => "Appwrite";

    public virtual string? Off => client.IsOn ? null : "Appwrite is off: set APPWRITE_ENDPOINT, APPWRITE_PROJECT and APPWRITE_API_KEY.";

    public virtual TimeSpan Patience => TimeSpan.FromMinutes(2);

    protected AppwriteClient Client => client;

    public abstract Task<SetupLook> LookAsync(CancellationToken ct);

    /// <param name="missing">The types of a 404 that says it is not there.</param>
    /// <returns>Null when it is not there.</returns>
    protected T? Found<T>(AppwriteAnswer answer, JsonTypeInfo<T> type, params ReadOnlySpan<string> missing)
        where T : class
    {
        if (answer.Result == AppwriteResult.Done) return Read(answer, type);
        // Another 404 may mean a wrong project, which is not an empty one.
        if (answer.Result == AppwriteResult.NotFound && missing.Contains(answer.Type)) return null;
        throw Refused(answer);
    }

    protected T Read<T>(AppwriteAnswer answer, JsonTypeInfo<T> type)
    {
        if (answer.Result != AppwriteResult.Done) throw Refused(answer);
        try
        {
            return JsonSerializer.Deserialize(answer.Body, type) ?? throw new JsonException("null");
        }
        catch (JsonException e)
        {
            throw new SetupException("Appwrite gave an answer that cannot be read.", e);
        }
    }

    /// <summary>"Exists" is fine: another run was quicker, or the answer to our own was lost.</summary>
    protected async Task MadeAsync(Task<AppwriteAnswer> asked)
    {
        if (await asked is { Result: not (AppwriteResult.Done or AppwriteResult.Exists) } answer) throw Refused(answer);
    }

    /// <summary>Gone is gone, whoever did it.</summary>
    protected async Task RemovedAsync(Task<AppwriteAnswer> asked)
    {
        // 204 has no body, which elsewhere counts as no answer at all.
        if (await asked is { Status: not 204, Result: not (AppwriteResult.Done or AppwriteResult.NotFound) } answer) throw Refused(answer);
    }

    protected SetupException Refused(AppwriteAnswer answer) => new(answer.Type == "general_unauthorized_scope"
        ? $"Appwrite's key lacks a right for this step, which needs {string.Join(", ", scopes)}. Give it what is missing in the console, under the project's API keys."
        : answer.Sentence);
}
