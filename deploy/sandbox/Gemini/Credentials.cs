using Sandbox.Desk;

namespace Sandbox.Gemini;

/// <summary>Exactly one credential, in the header. https://ai.google.dev/gemini-api/docs/api-key</summary>
public static class Credentials
{
    public const string Key = "AQ.Ab8RN6LsandboxKeyOfTheLinenAndLoafShop-Zp0";

    public static GoogleError? Refuses(HttpRequest request)
    {
        var header = request.Headers["x-goog-api-key"].ToString();
        var query = request.Query["key"].ToString();
        var bearer = request.Headers.Authorization.ToString();
        if (bearer.Length > 0 && (header.Length > 0 || query.Length > 0)) return GoogleError.TwoCredentials;
        if (bearer.Length > 0) return GoogleError.Unauthenticated;
        if (header.Length == 0 && query.Length == 0) return GoogleError.NoKey;
        // Keys of the AQ. form are not taken from the address.
        return header == Key || Leniency.IsGranted(request.HttpContext) ? null : GoogleError.WrongKey;
    }
}
