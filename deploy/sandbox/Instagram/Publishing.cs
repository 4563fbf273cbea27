using System.Text.Json.Nodes;
using Sandbox.Meta;

namespace Sandbox.Instagram;

/// <summary>Container, then publication. https://developers.facebook.com/docs/instagram-platform/content-publishing</summary>
public sealed class Publishing(Account account, PictureFetch pictures, TimeProvider time)
{
    public async Task<IResult> MakeContainer(GraphRequest request, string id, CancellationToken cancel)
    {
        if (id != Account.Id) return GraphError.NotFound(id, "post").Answer();
        if (request["media_type"] == "CAROUSEL") return MakeCarousel(request);
        if (request["media_type"] == "REELS") return await MakeReel(request, cancel);
        if (request["media_type"] is { } type && type != "IMAGE")
        {
            return new GraphError(100, 2207023, "Invalid parameter") { Title = "Unknown media type", Explanation = $"The media type {type} is unknown." }.Answer();
        }
        if (request["image_url"] is not { Length: > 0 } url) return GraphError.Required("image_url").Answer();
        var caption = request["caption"] ?? "";
        if (CaptionRules.Refuses(caption) is { } refusal) return refusal.Answer();
        var (picture, error) = await pictures.Get(url, cancel);
        if (error is not null) return error.Answer();
        var container = account.AddContainer(url, caption, request["alt_text"] ?? "", picture, item: request["is_carousel_item"] is "true" or "True");
        return GraphAnswer.Ok(new JsonObject { ["id"] = container.Id });
    }

    /// <summary>A film, fetched at once and worked on for a while; it has no alternative text.</summary>
    private async Task<IResult> MakeReel(GraphRequest request, CancellationToken cancel)
    {
        if (request["video_url"] is not { Length: > 0 } url) return GraphError.Required("video_url").Answer();
        if (request["alt_text"] is not null) return new GraphError(100, 2207023, "Invalid parameter") { Title = "Unsupported parameter", Explanation = "alt_text is not supported for reels." }.Answer();
        var caption = request["caption"] ?? "";
        if (CaptionRules.Refuses(caption) is { } refusal) return refusal.Answer();
        var (film, error) = await pictures.Film(url, cancel);
        if (error is not null) return error.Answer();
        var container = account.AddReel(url, caption, film, account.ReelTakes);
        if (!FilmRules.IsTaken(film)) (container.ForcedSubcode, container.Forced) = (2207026, "ERROR"); // it says so only once it has looked at it
        return GraphAnswer.Ok(new JsonObject { ["id"] = container.Id });
    }

    /// <summary>Two to ten pictures that were made for it, each done and each once; only it has a caption.</summary>
    private IResult MakeCarousel(GraphRequest request)
    {
        if (request["image_url"] is not null || request["alt_text"] is not null) return Unfit("A carousel has no picture of its own, only children.").Answer();
        var caption = request["caption"] ?? "";
        if (CaptionRules.Refuses(caption) is { } refusal) return refusal.Answer();
        List<string> ids = request["children"] is { } listed && !listed.StartsWith('[') ? [.. listed.Split(',')] : [.. request.Items("children").Select(i => i.ToString())];
        if (ids.Count is < 2 or > 10 || ids.Distinct().Count() != ids.Count) return Unfit($"{ids.Count} children; a carousel has 2 to 10 different ones.").Answer();
        var children = new List<MediaContainer>();
        foreach (var id in ids)
        {
            if (account.Container(id) is not { IsCarouselItem: true } child) return Unfit($"{id} was not made with is_carousel_item.").Answer();
            switch (child.StatusCode(time.GetUtcNow()))
            {
                case "FINISHED":
                    children.Add(child);
                    break;
                case "EXPIRED":
                    return Expired.Answer();
                default:
                    return NotReady.Answer();
            }
        }
        var first = children[0];
        var carousel = account.AddContainer(first.ImageUrl, caption, first.AltText, first.Picture, children: children);
        return GraphAnswer.Ok(new JsonObject { ["id"] = carousel.Id });
    }

    public IResult Publish(GraphRequest request, string id)
    {
        if (id != Account.Id) return GraphError.NotFound(id, "post").Answer();
        if (request["creation_id"] is not { Length: > 0 } creation) return GraphError.Required("creation_id").Answer();
        if (account.Container(creation) is not { } container) return Missing.Answer();
        if (container.IsCarouselItem) return Unfit("It is a part of a carousel and cannot be published by itself.").Answer();
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

    private static GraphError Unfit(string explanation) => new(100, 2207028, "Invalid parameter") { Title = "Carousel validation failed", Explanation = explanation };

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
