namespace Conversations.Books;

/// <summary>Every sentence about the shop's books that nobody asked for.</summary>
public static class BooksTexts
{
    /// <param name="rows">That wait to be written.</param>
    public static string Trouble(BooksTrouble trouble, int rows) =>
        $"⚠️ {trouble.Sentence}{(trouble.NeedsPerson ? "" : " That mostly passes by itself.")}\nNothing is lost: {Wait(rows)} here, and drafts, approvals and posts go on. I keep trying and go on by myself.";

    public static string Back(int rows) => $"✅ Appwrite takes the shop's books again{(rows == 0 ? "; all is written." : $"; {Wait(rows)} to be written.")}";

    private static string Wait(int rows) => rows == 1 ? "1 row waits" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{rows:N0} rows wait");
}
