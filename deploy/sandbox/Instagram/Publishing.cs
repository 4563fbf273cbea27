using System.Text.Json.Nodes;
using Sandbox.Meta;

namespace Sandbox.Instagram;

/// <summary>Container, then publication. https://developers.facebook.com/docs/instagram-platform/content-publishing</summary>
public sealed class Publishing(Account account, PictureFetch pictures, TimeProvider time)
{
    public async Task<IResult> MakeContainer(GraphRequest request, string id, CancellationToken cancel)
    {
        if (id != Account.Id) return GraphError.NotFound(id, "post").Answer();
        if (request["media_type"] is { } type && type != "IMAGE")
        {
            return new GraphError(100, 2207023, "Invalid parameter") { Title = "Unknown media type", Explanation = $"The media type {type} is unknown." }.Answer();
        }
        if (request["image_url"] is not { Length: > 0 } url) return GraphError.Required("image_url").Answer();
        var caption = request["caption"] ?? "";
        if (CaptionRules.Refuses(caption) is { } refusal) return refusal.Answer();
        var (picture, error) = await pictures.Get(url, cancel);
        if (error is not null) return error.Answer();
        var container = account.AddContainer(url, caption, request["alt_text"] ?? "", picture);
        return GraphAnswer.Ok(new JsonObject { ["id"] = container.Id });
    }

    public IResult Publish(GraphRequest request, string id)
    {
        if (id != Account.Id) return GraphError.NotFound(id, "post").Answer();
        if (request["creation_id"] is not { Length: > 0 } creation) return GraphError.Required("creation_id").Answer();
        if (account.Container(creation) is not { } container) return Missing.Answer();
        switch (container.StatusCode(time.GetUtcNow()))
        {
            case "IN_PROGRESS" or "ERROR" when !request.IsLenient:
                return NotReady.Answer();
            case "EXPIRED":
                return Expired.Answer();
        }
        if (account.QuotaUsed >= account.QuotaTotal) return LimitReached.Answer();
        return GraphAnswer.Ok(new JsonObject { ["id"] = account.Publish(container).MediaId });
    }

    private static GraphError Missing => new(24, 2207008, "The requested resource does not exist")
    {
        Title = "Media builder not found",
        Explanation = "The media builder with this creation id does not exist or has expired.",
    };

    private static GraphError NotReady => new(9007, 2207027, "The media is not ready to be published.")
    {
        Title = "Media ID is not available",
        Explanation = "The media is not ready for publishing, please wait for a moment.",
    };

    private static GraphError Expired => new(-2, 2207020, "The media you are trying to access has expired.")
    {
        Title = "Media expired",
        Explanation = "The media you are trying to access has expired. Please try to upload again.",
    };

    private static GraphError LimitReached => new(9, 2207042, "Application request limit reached")
    {
        Status = 403,
        Title = "Maximum number of posts reached",
        Explanation = "You reached the maximum number of posts that is allowed to be published by Content Publishing API.",
    };
}
