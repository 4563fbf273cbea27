using Bot.Setup;

namespace Bot.Appwrite.Steps;

/// <summary>Nobody may list it or write to it but our key; each picture says itself that anybody may read it.</summary>
internal sealed class BucketStep(AppwriteClient client) : AppwriteStep(client, "buckets.read", "buckets.write", "files.read", "files.write")
{
    private const string Id = AppwritePictures.Bucket;

    private static readonly BucketSettings Wanted = new(Id, [], FileSecurity: true, Enabled: true, AppwritePictures.MostBytes, ["jpg"], "none");

    public override string Title => $"bucket {Id}";

    public override async Task<SetupLook> LookAsync(CancellationToken ct)
    {
        var there = Found(await Client.GetBucketAsync(Id, ct), SetupJson.Default.BucketState, "storage_bucket_not_found");
        if (there is null) return new([new($"bucket {Id}", "made", stop => MadeAsync(Client.CreateBucketAsync(Wanted with { BucketId = Id }, stop)))]);
        var other = new[]
        {
            (there.Permissions.Count > 0, "permissions"),
            (!there.FileSecurity, "fileSecurity"),
            (!there.Enabled, "enabled"),
            (there.MaximumFileSize < Wanted.MaximumFileSize, "maximumFileSize"),
            (!there.AllowedFileExtensions.SequenceEqual(Wanted.AllowedFileExtensions), "allowedFileExtensions"),
            (there.Compression != Wanted.Compression, "compression"),
        }.Where(o => o.Item1).Select(o => o.Item2).ToList();
        if (other.Count == 0) return SetupLook.Right;
        return new([new($"bucket {Id}", $"put right: {string.Join(", ", other)}", stop => MadeAsync(Client.UpdateBucketAsync(Id, Wanted, stop)))]);
    }
}
