using Bot.Appwrite;

namespace Tests.Vendors.Appwrite;

internal static class AppwriteRig
{
    public const string Row = """{"$id":"7","$sequence":1,"$tableId":"socialPosts","$databaseId":"production","$createdAt":"2026-11-22T18:30:00.000+00:00"}""";

    public static Rig New(params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>
        {
            ["APPWRITE_ENDPOINT"] = "https://fra.cloud.appwrite.io/v1",
            ["APPWRITE_PROJECT"] = "shop",
            ["APPWRITE_API_KEY"] = "standard_1",
        };
        foreach (var (name, value) in settings) all[name] = value;
        return new(services => services.AddAppwrite(), all, AppwriteClient.Name, AppwriteClient.Files, AppwritePictures.Public);
    }

    public static string Error(int code, string type) => $$"""{"message":"m","code":{{code}},"version":"1.9.6","type":"{{type}}"}""";
}
