namespace Sandbox.Appwrite;

/// <summary>A refusal with one of Appwrite's own types. https://appwrite.io/docs/advanced/platform/response-codes</summary>
public sealed class AppwriteException(int status, string type, string message) : Exception(message)
{
    public int Status => status;

    public string Type => type;

    public static AppwriteException Argument(string message) => new(400, "general_argument_invalid", message);

    public static AppwriteException Query(string message) => new(400, "general_query_invalid", message);

    public static AppwriteException Structure(string message) => new(400, "row_invalid_structure", "Invalid document structure: " + message);

    public static AppwriteException NoRoute() => new(404, "general_route_not_found", "The requested route was not found. Please refer to the API docs and try again.");
}
