using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Shopify;

namespace Tests.Vendors.Contracts;

/// <param name="Says">Words of the problem that must be told.</param>
internal sealed record Mistake(string What, string Says, SentRequest Request);

/// <summary>A right request, and what it is with one mistake in it.</summary>
internal sealed record ContractCase(SentRequest Right)
{
    public string Vendor => Right.Vendor;

    public IReadOnlyList<Mistake> Mistakes { get; init; } = [];

    /// <summary>One mistake made by a change of the text of path or body.</summary>
    public ContractCase Mistaken(string what, string says, string old, string changed) => this with
    {
        Mistakes = [.. Mistakes, new(what, says, Changed(old, changed))],
    };

    public ContractCase WithoutHeader(string name) => this with
    {
        Mistakes = [.. Mistakes, new($"no {name}", name, Right with { Headers = Right.Headers.Where(h => h.Key != name).ToDictionary(StringComparer.OrdinalIgnoreCase) })],
    };

    private SentRequest Changed(string old, string changed)
    {
        var (target, body) = ($"{Right.Path}?{Right.Query}", Right.Text);
        Assert.Contains(old, $"{target} {body}", StringComparison.Ordinal);
        return SentRequest.Of(Right.Vendor, Right.Method, target.Replace(old, changed, StringComparison.Ordinal).TrimEnd('?'), Right.Headers, Encoding.UTF8.GetBytes(body.Replace(old, changed, StringComparison.Ordinal)));
    }
}

internal static class ContractCases
{
    private static readonly (string, string)[] AppwriteHeaders = [("X-Appwrite-Project", "p"), ("X-Appwrite-Key", "k"), ("X-Appwrite-Response-Format", "1.9.5")];

    public static IReadOnlyList<ContractCase> All { get; } = [.. Telegram(), .. Shopify(), .. Gemini(), .. Appwrite(), .. Meta(), .. Facebook(), .. TikTok()];

    private static IEnumerable<ContractCase> Telegram()
    {
        const string boundary = "b0";
        yield return Json("telegram", "POST", "/bot1:a/sendMessage", """{"chat_id":111,"text":"Hello","parse_mode":"HTML","reply_markup":{"inline_keyboard":[[{"text":"Yes","callback_data":"approve:7:1"}]]}}""")
            .Mistaken("unknown method", "no method", "sendMessage", "sendMesage")
            .Mistaken("unknown parameter", "“parsemode” is not known", "parse_mode", "parsemode")
            .Mistaken("wrong type", "sendMessage.text", "\"Hello\"", "7")
            .Mistaken("missing parameter", "“text” is missing", "\"text\":\"Hello\",", "")
            .Mistaken("unknown field of a button", "“callback” is not known", "callback_data", "callback")
            .Mistaken("a row that is no list", "not a list", """[[{"text":"Yes","callback_data":"approve:7:1"}]]""", """[{"text":"Yes"}]""");
        yield return new ContractCase(SentRequest.Of("telegram", "POST", "/bot1:a/editMessageMedia", new Dictionary<string, string> { ["Content-Type"] = $"multipart/form-data; boundary={boundary}" }, Encoding.UTF8.GetBytes(
            Part("chat_id", "111") + Part("message_id", "5") + Part("media", """{"type":"photo","media":"attach://0","caption":"c"}""") + Part("0", "jpeg", "p.jpg") + $"--{boundary}--\r\n")))
            .Mistaken("an upload that nothing names", "named by nothing", "attach://0", "file-id")
            .Mistaken("an upload that is not there", "without its upload", "attach://0", "attach://1")
            .Mistaken("a form's number that is none", "message_id", "\r\n\r\n5\r\n", "\r\n\r\nfive\r\n")
            .Mistaken("an edit of no message", "“message_id” is missing", Part("message_id", "5"), "")
            .Mistaken("a media without its type", "“type” is missing", "\"type\":\"photo\",", "");

        static string Part(string name, string value, string? file = null) =>
            $"--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"{(file is null ? "" : $"; filename=\"{file}\"")}\r\n\r\n{value}\r\n";
    }

    private static IEnumerable<ContractCase> Shopify()
    {
        yield return Json("shopify", "POST", "/admin/api/2026-10/graphql.json", new JsonObject { ["query"] = ShopifyQueries.ByHandle, ["variables"] = new JsonObject { ["handle"] = "linen-tote" } }.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), ("X-Shopify-Access-Token", "t"))
            .Mistaken("a deprecated field", "is deprecated", "totalInventory tracksInventory", "totalInventory bodyHtml")
            .Mistaken("a deprecated root field", "“productByHandle”", "productByIdentifier(identifier: { handle: $handle })", "productByHandle(handle: $handle)")
            .Mistaken("an unknown field", "has no field “prices”", "priceRangeV2", "prices")
            .Mistaken("an unknown argument", "has no argument “limit”", "media(first: 10)", "media(limit: 10)")
            .Mistaken("an argument of the wrong type", "is no Int", "media(first: 10)", "media(first: TEN)")
            .Mistaken("an unknown word", "has no value JPEG", "JPG", "JPEG")
            .Mistaken("a missing argument", "(identifier) is missing", "(identifier: { handle: $handle })", "")
            .Mistaken("a variable of another type", "$handle is Int!", "$handle: String!", "$handle: Int!")
            .Mistaken("a variable that is not given", "$handle is missing", "\"handle\":\"linen-tote\"", "")
            .Mistaken("a type that it never is", "is never a", "... on MediaImage", "... on Shop")
            .Mistaken("an object without fields", "say which of its fields", "minVariantPrice { amount currencyCode }", "minVariantPrice")
            .Mistaken("another version", "no such call", "2026-10/graphql", "2026-07/graphql")
            .WithoutHeader("X-Shopify-Access-Token");
        yield return Json("shopify", "POST", "/admin/oauth/access_token", """{"grant_type":"client_credentials","client_id":"i","client_secret":"s"}""")
            .Mistaken("another grant", "client_credentials", "\"client_credentials\"", "\"password\"")
            .Mistaken("no secret", "“client_secret” is missing", ",\"client_secret\":\"s\"", "");
        yield return Json("shopify", "POST", "/admin/api/2026-10/graphql.json", JsonSerializer.Serialize(new { query = ShopifyQueries.MostStock, variables = new { query = ShopifyQueries.InTheStore } }), ("X-Shopify-Access-Token", "t"))
            .Mistaken("a collection's order on all products", "has no value BEST_SELLING", "INVENTORY_TOTAL", "BEST_SELLING")
            .Mistaken("a deprecated picture", "is deprecated", "featuredMedia { id }", "featuredImage { id }");
        yield return Json("shopify", "POST", "/admin/api/2026-10/graphql.json", JsonSerializer.Serialize(new { query = ShopifyQueries.BestSellers, variables = new { id = "gid://shopify/Collection/1", after = "c" } }), ("X-Shopify-Access-Token", "t"))
            .Mistaken("an unknown order", "has no value BEST_SELLERS", "BEST_SELLING", "BEST_SELLERS");
        foreach (var (query, variables) in new[] { (ShopifyQueries.ById, "gid://shopify/Product/1"), (ShopifyQueries.ByVariant, "gid://shopify/ProductVariant/1") })
            yield return Json("shopify", "POST", "/admin/api/2026-10/graphql.json", JsonSerializer.Serialize(new { query, variables = new { id = variables } }), ("X-Shopify-Access-Token", "t"));
    }

    private static IEnumerable<ContractCase> Gemini()
    {
        yield return Json("gemini", "POST", "/v1beta/models/gemini-3.5-flash-lite:generateContent", """{"systemInstruction":{"parts":[{"text":"You write."}]},"contents":[{"role":"user","parts":[{"inlineData":{"mimeType":"image/jpeg","data":"AAAA"}}]}],"generationConfig":{"maxOutputTokens":2048,"thinkingConfig":{"thinkingLevel":"low"},"responseMimeType":"application/json","responseJsonSchema":{"type":"object"}},"safetySettings":[{"category":"HARM_CATEGORY_HARASSMENT","threshold":"BLOCK_ONLY_HIGH"}]}""", ("x-goog-api-key", "k"))
            .Mistaken("an unknown field", "“system_prompt” is not known", "systemInstruction", "system_prompt")
            .Mistaken("a deprecated field", "“temperature” is deprecated", "\"maxOutputTokens\":2048", "\"temperature\":0.7")
            .Mistaken("a wrong type", "maxOutputTokens", "2048", "\"many\"")
            .Mistaken("missing contents", "“contents” is missing", "\"contents\":[{\"role\":\"user\",\"parts\":[{\"inlineData\":{\"mimeType\":\"image/jpeg\",\"data\":\"AAAA\"}}]}],", "")
            .Mistaken("an unknown word", "is none of", "BLOCK_ONLY_HIGH", "BLOCK_SOME")
            .Mistaken("an unknown level", "is none of", "\"low\"", "\"tiny\"")
            .Mistaken("bytes that are none", "is not bytes", "\"AAAA\"", "\"not base64\"")
            .Mistaken("an unknown call", "no such call", ":generateContent", ":generate")
            .Mistaken("the key in the address", "“key” is not known", ":generateContent?", ":generateContent?key=k")
            .WithoutHeader("x-goog-api-key");
        yield return Json("gemini", "POST", "/v1beta/models/gemini-3.5-flash-lite:batchGenerateContent", """{"batch":{"displayName":"night","inputConfig":{"requests":{"requests":[{"request":{"contents":[{"parts":[{"text":"x"}]}]},"metadata":{"key":"a"}}]}}}}""", ("x-goog-api-key", "k"))
            .Mistaken("an unknown field in a batch", "“input” is not known", "inputConfig", "input");
    }

    private static IEnumerable<ContractCase> Appwrite()
    {
        yield return Json("appwrite", "POST", "/v1/tablesdb/shop/tables/posts/rows", """{"rowId":"7-instagram-1","data":{"status":"draft"}}""", AppwriteHeaders)
            .Mistaken("an unknown path", "no such call", "/rows", "/documents")
            .Mistaken("an unknown parameter", "“documentId” is not known", "rowId", "documentId")
            .Mistaken("a wrong type", "is not object", """{"status":"draft"}""", "\"status\"")
            .Mistaken("a missing parameter", "“rowId” is missing", "\"rowId\":\"7-instagram-1\",", "")
            .Mistaken("an id that is none", "is no id", "/posts/", "/_posts/")
            .WithoutHeader("X-Appwrite-Response-Format")
            .WithoutHeader("X-Appwrite-Key");
        yield return Json("appwrite", "POST", "/v1/tablesdb/shop/tables", """{"tableId":"posts","name":"posts","columns":[{"key":"aiScore","type":"double","required":false}],"indexes":[{"key":"s","type":"key","attributes":["aiScore"]}]}""", AppwriteHeaders)
            .Mistaken("a column type of the other kind", "is none of", "double", "float")
            .Mistaken("an index of columns", "“columns” is not known", "attributes", "columns");
        yield return Json("appwrite", "POST", "/v1/tablesdb/shop/tables/posts/columns/varchar", """{"key":"status","required":false,"size":32}""", AppwriteHeaders)
            .Mistaken("a deprecated kind of column", "is deprecated", "columns/varchar", "columns/string");
        yield return Json("appwrite", "GET", "/v1/tablesdb/shop/tables/posts/rows?queries[0]=%7B%22method%22%3A%22limit%22%2C%22values%22%3A%5B1%5D%7D&total=false", "", AppwriteHeaders)
            .Mistaken("an unknown parameter in the address", "“filter” is not known", "queries[0]", "filter[0]")
            .Mistaken("a wrong type in the address", "total", "total=false", "total=no");
        yield return Json("appwrite", "POST", "/v1/storage/buckets", """{"bucketId":"pictures","name":"pictures","fileSecurity":true,"allowedFileExtensions":["jpg"],"compression":"none"}""", AppwriteHeaders)
            .Mistaken("a table's word for it", "“rowSecurity” is not known", "fileSecurity", "rowSecurity")
            .Mistaken("an unknown compression", "is none of", "none", "brotli");
        const string form = "--b\r\nContent-Disposition: form-data; name=\"fileId\"\r\n\r\na1\r\n--b\r\nContent-Disposition: form-data; name=\"permissions[]\"\r\n\r\nread(\"any\")\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\n\r\nJFIF\r\n--b--";
        yield return new ContractCase(SentRequest.Of("appwrite", "POST", "/v1/storage/buckets/pictures/files", new Dictionary<string, string>(AppwriteHeaders.ToDictionary(h => h.Item1, h => h.Item2)) { ["Content-Type"] = "multipart/form-data; boundary=b" }, Encoding.UTF8.GetBytes(form)))
            .Mistaken("a file without its id", "“fileId” is missing", "fileId", "id")
            .Mistaken("a file under another name", "“photo” is not known", "name=\"file\"", "name=\"photo\"");
    }

    private static IEnumerable<ContractCase> Meta()
    {
        yield return Json("instagram", "POST", "/v26.0/178414/media", """{"image_url":"https://cdn.shopify.com/a.jpg","caption":"c","alt_text":"a"}""", ("Authorization", "Bearer t"))
            .Mistaken("an unknown edge", "no such edge", "/media", "/medias")
            .Mistaken("an unknown parameter", "“imageUrl” is not known", "image_url", "imageUrl")
            .Mistaken("a wrong type", "caption", "\"c\"", "3")
            .Mistaken("another version", "not of version", "v26.0", "v19.0")
            .WithoutHeader("Authorization");
        yield return Json("instagram", "POST", "/v26.0/178414/media", """{"media_type":"CAROUSEL","children":["17","18"],"caption":"c"}""", ("Authorization", "Bearer t"))
            .Mistaken("children that are no list", "is not a list", "[\"17\",\"18\"]", "{\"0\":\"17\"}");
        yield return Json("instagram", "POST", "/v26.0/178414/media", """{"image_url":"https://cdn.shopify.com/a.jpg","is_carousel_item":true,"alt_text":"a"}""", ("Authorization", "Bearer t"))
            .Mistaken("a mark of a carousel that is none", "is not bool", "true", "\"first\"");
        yield return Json("instagram", "POST", "/v26.0/178414/media_publish", """{"creation_id":"17889455560051444"}""", ("Authorization", "Bearer t"))
            .Mistaken("a missing parameter", "“creation_id” is missing", "\"creation_id\":\"17889455560051444\"", "")
            .Mistaken("an id that is none", "is not long", "17889455560051444", "abc");
        yield return Json("instagram", "GET", "/v26.0/178414/media?fields=id,caption,permalink,timestamp,media_type&limit=25", "", ("Authorization", "Bearer t"))
            .Mistaken("an unknown field of the answer", "has no field “published_at”", "timestamp", "published_at");
        yield return Json("instagram", "GET", "/v26.0/17889?fields=status_code,status", "", ("Authorization", "Bearer t"))
            .Mistaken("fields of two kinds of node", "has no field", "fields=status_code", "fields=status_code,permalink");
        yield return Json("instagram", "GET", "/v26.0/17889/insights?metric=views,reach&period=lifetime", "", ("Authorization", "Bearer t"))
            .Mistaken("an unknown parameter of the address", "“metrics” is not known", "metric=", "metrics=");
        yield return Json("instagram", "GET", "/v26.0/debug_token?input_token=t", "", ("Authorization", "Bearer 1|s"))
            .Mistaken("a check of no token", "“input_token” is missing", "input_token", "token");
        yield return Json("instagram", "GET", "/v26.0/oauth/access_token?grant_type=fb_exchange_token&client_id=1&client_secret=s&fb_exchange_token=t", "", ("Authorization", "Bearer t"))
            .Mistaken("an exchange without the app's secret", "“client_secret” is missing", "client_secret=s&", "");
        yield return Json("instagram", "GET", "/refresh_access_token?grant_type=ig_refresh_token&access_token=t", "")
            .Mistaken("a refresh of no token", "no token", "access_token=t", "fields=t")
            .Mistaken("a refresh without its kind", "“grant_type” is missing", "grant_type=ig_refresh_token&", "");
    }

    private static IEnumerable<ContractCase> Facebook()
    {
        yield return Json("facebook", "POST", "/v26.0/1044/photos", """{"url":"https://cdn.shopify.com/a.jpg","published":false,"alt_text_custom":"a"}""", ("Authorization", "Bearer t"))
            .Mistaken("an unknown edge", "no such edge", "/photos", "/pictures")
            .Mistaken("Instagram's name of the alt text", "“alt_text” is not known", "alt_text_custom", "alt_text")
            .Mistaken("a flag that is none", "is not bool", "false", "\"hidden\"")
            .WithoutHeader("Authorization");
        yield return Json("facebook", "POST", "/v26.0/1044/feed", """{"message":"m","link":"https://a.example/","attached_media":[{"media_fbid":"1229"}]}""", ("Authorization", "Bearer t"))
            .Mistaken("a photo without the list", "is not a list", """[{"media_fbid":"1229"}]""", """{"media_fbid":"1229"}""")
            .Mistaken("a photo without its id", "“media_fbid” is missing", "\"media_fbid\":\"1229\"", "")
            .Mistaken("another version", "not of version", "v26.0", "v25.0");
        yield return new ContractCase(SentRequest.Of("facebook", "POST", "/v26.0/1044/feed", new Dictionary<string, string> { ["Authorization"] = "Bearer t", ["Content-Type"] = "application/x-www-form-urlencoded" },
            Encoding.UTF8.GetBytes("message=m&published=false&scheduled_publish_time=1764000000&attached_media[0]={%22media_fbid%22:%221229%22}")))
            .Mistaken("a photo of a form without its id", "is not long", "1229", "new");
        yield return Json("facebook", "GET", "/v26.0/1044/published_posts?fields=id,message,created_time,attachments{media,subattachments,target}&limit=10", "", ("Authorization", "Bearer t"))
            .Mistaken("Instagram's name of the time", "has no field “timestamp”", "created_time", "timestamp");
        yield return Json("facebook", "GET", "/v26.0/1229?fields=page_story_id", "", ("Authorization", "Bearer t"))
            .Mistaken("an unknown field of a photo", "has no field “story_id”", "page_story_id", "story_id");
        yield return Json("facebook", "GET", "/v26.0/1044_7?fields=permalink_url,shares,reactions.summary(total_count),comments.summary(total_count)", "", ("Authorization", "Bearer t"))
            .Mistaken("an unknown field of a post", "has no field “share_count”", "shares", "share_count");
        yield return Json("facebook", "GET", "/v26.0/1044_7/insights?metric=post_media_view,post_clicks", "", ("Authorization", "Bearer t"))
            .Mistaken("an unknown parameter of the address", "“metrics” is not known", "metric=", "metrics=");
        yield return Json("facebook", "GET", "/v26.0/me/accounts?fields=id,name,access_token", "", ("Authorization", "Bearer t"))
            .Mistaken("an unknown field of a Page", "has no field “token”", "access_token", "token");
        yield return Json("facebook", "DELETE", "/v26.0/1044_7", "", ("Authorization", "Bearer t"))
            .Mistaken("a verb's place of its own", "no such edge", "1044_7", "1044_7/delete");
    }

    private static IEnumerable<ContractCase> TikTok()
    {
        const string form = "client_key=k&client_secret=s&grant_type=refresh_token&refresh_token=r";
        yield return new ContractCase(SentRequest.Of("tiktok", "POST", "/v2/oauth/token/", new Dictionary<string, string> { ["Content-Type"] = "application/x-www-form-urlencoded" }, Encoding.UTF8.GetBytes(form)))
            .Mistaken("a path without its last stroke", "no such call", "/token/", "/token")
            .Mistaken("another grant", "is none of", "grant_type=refresh_token", "grant_type=password")
            .Mistaken("nothing to refresh", "“refresh_token” is missing", "&refresh_token=r", "");
        yield return Json("tiktok", "POST", "/v2/post/publish/inbox/video/init/", """{"source_info":{"source":"FILE_UPLOAD","video_size":50000123,"chunk_size":10000000,"total_chunk_count":5}}""", ("Authorization", "Bearer t"))
            .Mistaken("a piece for the rest", "rounded down is another number", "\"total_chunk_count\":5", "\"total_chunk_count\":6")
            .Mistaken("small pieces", "smaller than 5 MB", "\"chunk_size\":10000000,\"total_chunk_count\":5", "\"chunk_size\":4000000,\"total_chunk_count\":12")
            .Mistaken("a size that is none", "is not long", "50000123", "\"50 MB\"")
            .Mistaken("a missing size", "“video_size” is missing", "\"video_size\":50000123,", "")
            .Mistaken("a caption for a draft", "“post_info” is not known", "{\"source_info\"", "{\"post_info\":{},\"source_info\"")
            .WithoutHeader("Authorization");
        yield return Json("tiktok", "POST", "/v2/post/publish/video/init/", """{"post_info":{"title":"t","privacy_level":"SELF_ONLY","is_aigc":false},"source_info":{"source":"PULL_FROM_URL","video_url":"https://a.example/v.mp4"}}""", ("Authorization", "Bearer t"))
            .Mistaken("an unknown level", "is none of", "SELF_ONLY", "PRIVATE")
            .Mistaken("no level", "“privacy_level” is missing", "\"privacy_level\":\"SELF_ONLY\",", "");
        yield return Json("tiktok", "POST", "/v2/post/publish/content/init/", """{"media_type":"PHOTO","post_mode":"MEDIA_UPLOAD","post_info":{"title":"t","description":"d"},"source_info":{"source":"PULL_FROM_URL","photo_images":["https://a.example/a.jpg"],"photo_cover_index":0}}""", ("Authorization", "Bearer t"))
            .Mistaken("a file for a photo", "is not \"PULL_FROM_URL\"", "PULL_FROM_URL", "FILE_UPLOAD")
            .Mistaken("one photo without a list", "is not a list", "[\"https://a.example/a.jpg\"]", "\"https://a.example/a.jpg\"");
        yield return Json("tiktok", "POST", "/v2/post/publish/status/fetch/", """{"publish_id":"v_inbox_file~v2-1.7"}""", ("Authorization", "Bearer t"))
            .Mistaken("another name of the id", "“id” is not known", "publish_id", "id");
        yield return Json("tiktok", "POST", "/v2/video/query/?fields=id,view_count", """{"filters":{"video_ids":["7"]}}""", ("Authorization", "Bearer t"))
            .Mistaken("an unknown field of a video", "has no field “reach”", "view_count", "reach")
            .Mistaken("no fields", "“fields” is missing", "fields=id,view_count", "");
        yield return Json("tiktok", "POST", "/v2/video/list/?fields=id", """{"max_count":20,"cursor":0}""", ("Authorization", "Bearer t"));
        yield return Json("tiktok", "POST", "/v2/post/publish/creator_info/query/", "{}", ("Authorization", "Bearer t"));
        yield return new ContractCase(SentRequest.Of("tiktok", "PUT", "/video/?upload_id=1&upload_token=t", new Dictionary<string, string> { ["Content-Type"] = "video/mp4", ["Content-Range"] = "bytes 0-4/9" }, "first"u8.ToArray()))
            .Mistaken("a piece that is shorter than it says", "does not fit", "first", "one")
            .WithoutHeader("Content-Range");
    }

    private static ContractCase Json(string vendor, string method, string target, string body, params (string Name, string Value)[] headers)
    {
        var all = headers.ToDictionary(h => h.Name, h => h.Value, StringComparer.OrdinalIgnoreCase);
        if (body.Length > 0) all["Content-Type"] = "application/json; charset=utf-8";
        return new(SentRequest.Of(vendor, method, target, all, Encoding.UTF8.GetBytes(body)));
    }
}
