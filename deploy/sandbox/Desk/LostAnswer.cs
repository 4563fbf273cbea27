namespace Sandbox.Desk;

/// <summary>
/// Told to a vendor whose answer will not arrive, or not whole or in time, because a fault was asked for. A rule of the vendor's that would save a
/// client from doing it twice is not to be relied on then.
/// </summary>
public static class LostAnswer
{
    private static readonly object Key = new();

    public static void Order(HttpContext context) => context.Items[Key] = true;

    public static bool IsOrdered(HttpContext context) => context.Items.ContainsKey(Key);
}
