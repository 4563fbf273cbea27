using System.Buffers.Binary;
using System.Globalization;

namespace Bot.Social.Facebook;

/// <summary>
/// The photos of a post in one handle: the id of the only one, or all ids packed, since a handle has 128 characters and ten ids in digits have more.
/// </summary>
internal static class PhotoHandle
{
    private const string Several = "photos:";

    /// <returns>Null when an id is not a number, as all of Facebook's are.</returns>
    public static string? Of(IReadOnlyList<string> ids)
    {
        if (ids is [var only]) return only;
        var packed = new byte[ids.Count * sizeof(ulong)];
        foreach (var (id, i) in ids.Select((id, i) => (id, i)))
        {
            if (!ulong.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
            BinaryPrimitives.WriteUInt64BigEndian(packed.AsSpan(i * sizeof(ulong)), number);
        }
        return Several + Convert.ToBase64String(packed);
    }

    public static IReadOnlyList<string> Ids(string handle)
    {
        if (!handle.StartsWith(Several, StringComparison.Ordinal)) return [handle];
        var packed = Convert.FromBase64String(handle[Several.Length..]);
        return [.. packed.Chunk(sizeof(ulong)).Select(c => BinaryPrimitives.ReadUInt64BigEndian(c).ToString(CultureInfo.InvariantCulture))];
    }
}
