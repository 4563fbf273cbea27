using System.Formats.Tar;
using System.IO.Compression;

namespace Bot.Appwrite.Steps;

/// <summary>The order function as it is deployed: the same files make the same archive, whenever and wherever it is made.</summary>
internal static class FunctionCode
{
    private const string Folder = "process-order/";

    /// <summary>A tar of the files this program was built with.</summary>
    public static byte[] Tar { get; } = Make();

    public static byte[] Gzip()
    {
        using var archive = new MemoryStream();
        using (var gzip = new GZipStream(archive, CompressionLevel.SmallestSize)) gzip.Write(Tar);
        return archive.ToArray();
    }

    private static byte[] Make()
    {
        var program = typeof(FunctionCode).Assembly;
        using var archive = new MemoryStream();
        using (var tar = new TarWriter(archive, TarEntryFormat.Ustar, leaveOpen: true))
        {
            foreach (var name in program.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            {
                using var file = program.GetManifestResourceStream(name);
                tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name[Folder.Length..])
                {
                    DataStream = file, ModificationTime = DateTimeOffset.UnixEpoch, Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead,
                });
            }
        }
        return archive.ToArray();
    }
}
