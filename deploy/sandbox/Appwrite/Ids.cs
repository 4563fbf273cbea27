using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Sandbox.Appwrite;

public static partial class Ids
{
    /// <summary><c>unique()</c> becomes an id here, on the server.</summary>
    public static string Take(string parameter, string? asked)
    {
        if (asked == "unique()") return Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(10));
        if (asked is null || !Valid().IsMatch(asked))
            throw AppwriteException.Argument($"Invalid `{parameter}` param: Parameter must contain at most 36 chars. Valid chars are a-z, A-Z, 0-9, period, hyphen, and underscore. Can't start with a special char");
        return asked;
    }

    public static void CheckKey(string? key)
    {
        if (key is null || !Valid().IsMatch(key))
            throw AppwriteException.Argument("Invalid `key` param: Parameter must contain at most 36 chars. Valid chars are a-z, A-Z, 0-9, period, hyphen, and underscore. Can't start with a special char");
    }

    [GeneratedRegex("^[a-zA-Z0-9][a-zA-Z0-9._-]{0,35}$")]
    private static partial Regex Valid();
}
