namespace Sandbox.Telegram.Api;

/// <summary>A photo by upload, by file id, or by an address Telegram fetches itself.</summary>
internal sealed class PhotoInput(FileStore files)
{
    /// <param name="value">What stands in the parameter: a file id, an address, or <c>attach://name</c>.</param>
    /// <param name="field">The parameter's name, under which a file may come directly.</param>
    public async Task<Photo> ReadAsync(Call call, string value, string field)
    {
        if (call.Files.TryGetValue(field, out var direct)) return files.Add(await BytesOf(direct));
        if (value.Length == 0) throw Refusal.BadRequest("there is no photo in the request");
        if (value.StartsWith("attach://", StringComparison.Ordinal))
        {
            return call.Files.TryGetValue(value[9..], out var attached)
                ? files.Add(await BytesOf(attached))
                : throw Refusal.BadRequest("wrong file identifier/HTTP URL specified");
        }
        if (files.Find(value) is { } known) return known;
        if (Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            return files.Add(await PublicDownload.GetAsync(address, call.Context.RequestAborted));
        throw Refusal.BadRequest("wrong file identifier/HTTP URL specified");
    }

    private static async Task<byte[]> BytesOf(IFormFile file)
    {
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
