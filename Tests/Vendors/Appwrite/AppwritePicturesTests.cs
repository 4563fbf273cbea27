using Bot.Appwrite;
using Conversations.Posts.Pictures;
using Conversations.Shop;
using static Tests.Vendors.Appwrite.AppwriteRig;

namespace Tests.Vendors.Appwrite;

/// <summary>Pictures that were made for posts: what is asked, and what each answer means.</summary>
public sealed class AppwritePicturesTests
{
    private const string Id = "0123456789abcdef0123456789abcdef";
    private const string Hash = Id + "ffffffffffffffffffffffffffffffff";
    private const string Address = $"https://fra.cloud.appwrite.io/v1/storage/buckets/postPictures/files/{Id}/view?project=shop";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(201, """{"$id":"x"}""")]
    [InlineData(409, """{"message":"m","code":409,"type":"storage_file_already_exists"}""")]
    public async Task D1_a_picture_is_kept_under_its_own_hash_and_anybody_may_read_it(int status, string answer)
    {
        await using var rig = New();
        rig.Vendor.Answers(status, answer);
        Assert.Equal(Address, (await rig.Get<AppwritePictures>().KeepAsync([0xFF, 0xD8, 1, 2], Hash, Ct)).AbsoluteUri);
        var asked = Assert.Single(rig.Vendor.Requests);
        Assert.Equal("POST https://fra.cloud.appwrite.io/v1/storage/buckets/postPictures/files", $"{asked.Method} {asked.Address}");
        foreach (var part in (string[])[$"name=\"fileId\"\r\n\r\n{Id}\r\n", "name=\"permissions[]\"\r\n\r\nread(\"any\")\r\n", $"filename=\"{Id}.jpg\""]) Assert.Contains(part, asked.Body, StringComparison.Ordinal);
        Assert.Equal("standard_1", asked.Headers["X-Appwrite-Key"]);
    }

    [Theory]
    [InlineData(404, "storage_bucket_not_found", "run setup --tables")]
    [InlineData(401, "general_unauthorized_scope", "buckets and files")]
    [InlineData(402, "", "quota is used up")]
    [InlineData(503, "", "trouble of its own")]
    public async Task What_is_not_kept_has_its_sentence(int status, string type, string sentence)
    {
        await using var rig = New();
        rig.Vendor.Answers(status, Error(status, type));
        var trouble = await Assert.ThrowsAsync<PictureStoreException>(() => rig.Get<AppwritePictures>().KeepAsync([1], Hash, Ct));
        Assert.Contains(sentence, trouble.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task V1_a_yes_that_cannot_be_read_is_none()
    {
        await using var rig = New();
        rig.Vendor.Answers(201, """{"$id":"01""").Fails(HttpRequestError.ConnectionError);
        foreach (var _ in (int[])[1, 2]) await Assert.ThrowsAsync<PictureStoreException>(() => rig.Get<AppwritePictures>().KeepAsync([1], Hash, Ct));
    }

    [Fact]
    public async Task X3_it_is_read_back_as_anybody_reads_it_without_our_key()
    {
        await using var rig = New();
        rig.Vendor.AnswersBytes(200, [0xFF, 0xD8, 7]).Answers(404, Error(404, "storage_file_not_found"));
        var pictures = rig.Get<AppwritePictures>();
        Assert.Equal([0xFF, 0xD8, 7], await pictures.LoadAsync(new(Address), Ct));
        Assert.DoesNotContain(rig.Vendor.Requests[0].Headers.Keys, h => h.StartsWith("X-Appwrite", StringComparison.OrdinalIgnoreCase));
        Assert.Empty(rig.Calls.All);
        Assert.Contains("is gone", (await Assert.ThrowsAsync<PictureUnavailableException>(() => pictures.LoadAsync(new(Address), Ct))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Address, true)]
    [InlineData("https://fra.cloud.appwrite.io/v1/storage/buckets/postPictures/files/0123/../../../x/view?project=shop", false)]
    [InlineData("https://fra.cloud.appwrite.io/v1/storage/buckets/other/files/0123/view?project=shop", false)]
    [InlineData("https://fra.cloud.appwrite.io/v1/storage/buckets/postPictures/files/0123/view?project=else", false)]
    [InlineData("http://fra.cloud.appwrite.io/v1/storage/buckets/postPictures/files/0123/view?project=shop", false)]
    [InlineData("https://fra.cloud.appwrite.io.acme.com/v1/storage/buckets/postPictures/files/0123/view?project=shop", false)]
    public async Task X4_only_what_lies_in_our_bucket_is_read_from_there(string address, bool ours)
    {
        await using var rig = New();
        Assert.Equal(ours, rig.Get<AppwritePictures>().Holds(new(address)));
    }

    [Fact]
    public async Task D3_a_list_is_read_to_its_end_or_not_at_all()
    {
        await using var rig = New();
        static string File(int i, string at) => $$"""{"$id":"f{{i}}","$createdAt":"{{at}}"}""";
        var old = Enumerable.Range(0, 100).Select(i => File(i, i < 60 ? "2026-10-01T00:00:00.000+00:00" : "2026-11-22T00:00:00.000+00:00"));
        var page = $$"""{"total":0,"files":[{{string.Join(',', old)}}]}""";
        rig.Vendor.Answers(200, page).Answers(200, $$"""{"total":0,"files":[{{File(100, "2026-10-02T00:00:00.000+00:00")}},{"$id":"f101"}]}""").Answers(200, page).Answers(500, "");
        var pictures = rig.Get<AppwritePictures>();
        var before = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal(61, (await pictures.KeptBeforeAsync(before, Ct)).Count);
        Assert.Contains("f99", Uri.UnescapeDataString(rig.Vendor.Requests[1].Address.Query), StringComparison.Ordinal);
        await Assert.ThrowsAsync<PictureStoreException>(() => pictures.KeptBeforeAsync(before, Ct));
    }

    [Theory]
    [InlineData(204, false)]
    [InlineData(404, false)]
    [InlineData(500, true)]
    public async Task D1_what_is_gone_already_is_gone(int status, bool trouble)
    {
        await using var rig = New();
        rig.Vendor.Answers(status, status == 204 ? "" : Error(status, status == 404 ? "storage_file_not_found" : ""));
        var removing = rig.Get<AppwritePictures>().RemoveAsync(new(Address), Ct);
        if (trouble) await Assert.ThrowsAsync<PictureStoreException>(() => removing);
        else await removing;
        Assert.Equal($"DELETE {Address.Replace("/view?project=shop", "", StringComparison.Ordinal)}", $"{rig.Vendor.Requests[0].Method} {rig.Vendor.Requests[0].Address}");
    }
}
