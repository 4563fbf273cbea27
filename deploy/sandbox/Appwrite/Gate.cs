namespace Sandbox.Appwrite;

/// <summary>Project, key, scopes, and what has become of the project.</summary>
public sealed class Gate
{
    public const string Project = "linenandloaf";
    public const string Key = "standard_sandbox4f1b2c7d9e8a6b5c4d3e2f1a0b9c8d7e6f5a4b3c2d1e0f9a8b7c6d5e4f3a2b1c";

    private volatile string _state = "ok";
    private volatile string[] _withdrawn = [];

    public static readonly IReadOnlyList<string> States = ["ok", "keyRevoked", "keyExpired", "paused", "blocked", "quota", "rateLimited"];

    public void Become(string state) => _state = state;

    /// <param name="scopes">Taken from the key; an empty list gives all back.</param>
    public void Withdraw(string[] scopes) => _withdrawn = scopes;

    /// <param name="scopes">Any one of them is enough.</param>
    public void Check(HttpRequest request, params string[] scopes)
    {
        CheckProject(request);
        switch (_state)
        {
            case "keyExpired":
                throw new AppwriteException(401, "project_key_expired", "The project key has expired. Please generate a new key using the Appwrite console.");
            case "rateLimited":
                throw new AppwriteException(429, "general_rate_limit_exceeded", "Rate limit for the current endpoint has been exceeded. Please try again after some time.");
        }
        if (_state == "keyRevoked" || request.Headers["X-Appwrite-Key"] != Key) throw Missing("guests", scopes);
        if (scopes.All(_withdrawn.Contains)) throw Missing("applications", scopes);
    }

    public void CheckProject(HttpRequest request)
    {
        var project = request.Headers["X-Appwrite-Project"].ToString();
        if (project.Length == 0) throw new AppwriteException(403, "project_id_missing", "Project ID is missing. Please make sure you've added the X-Appwrite-Project header.");
        if (project != Project) throw new AppwriteException(404, "project_not_found", "Project with the requested ID could not be found. Please check the value of the X-Appwrite-Project header to ensure the correct project ID is being used.");
        CheckState();
    }

    /// <summary>What holds for everybody, with a key or without.</summary>
    public void CheckState()
    {
        switch (_state)
        {
            case "paused":
                throw new AppwriteException(403, "general_resource_blocked", "Project is paused. Please restore it from the Appwrite console.");
            case "blocked":
                throw new AppwriteException(403, "general_resource_blocked", "Access to this resource has been blocked.");
            case "quota":
                // The open source has no type for it; the status is what counts.
                throw new AppwriteException(402, "general_unknown", "The quota of the current plan has been exceeded.");
        }
    }

    private static AppwriteException Missing(string role, string[] scopes) =>
        new(401, "general_unauthorized_scope", $"User (role: {role}) missing scopes ([\"{string.Join("\",\"", scopes)}\"])");
}
