namespace Sandbox.Shopify;

/// <summary>What a test or a curious person may look at and turn.</summary>
public sealed class ShopifyControl(Catalogue catalogue, AccessTokens tokens, CostBucket bucket, AdminApi admin, PictureHost pictures, TimeProvider time)
{
    public void Map(RouteGroupBuilder control)
    {
        control.MapGet("/products", () => catalogue.Products.Select(p => new
        {
            p.Id,
            p.Handle,
            p.Title,
            Status = p.Status.ToString().ToUpperInvariant(),
            Published = p.PublishedAt is not null,
            Url = ProductFields.Link(p),
            Price = p.Variants[0].Price,
            p.Variants[0].CompareAtPrice,
            Inventory = p.TotalInventory,
            Pictures = p.Pictures.Select(m => new { m.Name, m.Version }),
        }));
        control.MapPatch("/products/{handle}", (string handle, Wish wish) => Change(handle, wish));
        control.MapPatch("/product/{handle}", (string handle, Wish wish) => Change(handle, wish));
        control.MapDelete("/product/{handle}", (string handle) => catalogue.Remove(handle) ? Results.NoContent() : Results.NotFound());
        control.MapPost("/picture/{name}", (string name, PictureWish wish) =>
        {
            pictures.Put(name, Convert.FromBase64String(wish.Bytes));
            return Results.NoContent();
        });
        control.MapGet("/links", () => new { ShortLinks = ShortLinks.Codes.Select(c => $"{ShopFields.Url}/s/{c}"), catalogue.Redirects, catalogue.TranslatedHandles });
        control.MapPost("/tokens/revoke", () =>
        {
            tokens.Revoke();
            return Results.NoContent();
        });
        control.MapPost("/throttle", () =>
        {
            bucket.Empty();
            return Results.NoContent();
        });
        control.MapPost("/state", (StateWish wish) =>
        {
            if (wish.Status is not (0 or 402 or 403 or 404 or 423 or 430)) return Results.BadRequest("status is 0, 402, 403, 404, 423 or 430");
            admin.Blocked = wish.Status;
            return Results.NoContent();
        });
    }

    private IResult Change(string handle, Wish wish)
    {
        ProductStatus? status = null;
        if (wish.Status is { } text)
        {
            if (!Enum.TryParse<ProductStatus>(text, ignoreCase: true, out var parsed)) return Results.BadRequest("status is ACTIVE, DRAFT, ARCHIVED or UNLISTED");
            status = parsed;
        }
        var changed = catalogue.Change(handle, p => p with
        {
            Title = wish.Title ?? p.Title,
            Status = status ?? p.Status,
            PublishedAt = wish.Published switch { true => p.PublishedAt ?? time.GetUtcNow(), false => null, null => p.PublishedAt },
            UpdatedAt = time.GetUtcNow(),
            Variants = [.. p.Variants.Select((v, i) => v with
            {
                Price = wish.Price ?? v.Price,
                CompareAtPrice = wish.CompareAtPrice is { } was ? was == 0 ? null : was : v.CompareAtPrice,
                // The wished number is the product's total: the first variant has it all.
                Inventory = wish.Inventory is { } total ? i == 0 ? total : 0 : v.Inventory,
            })],
            Video = wish.Picture == true && p.Video is { } film ? film with { Version = film.Version + 1 } : wish.VideoSeconds is { } seconds && p.Video is { } timed ? timed with { Seconds = seconds } : p.Video,
            Pictures = wish.Picture == true ? [.. p.Pictures.Select(m => m with { Version = m.Version + 1 })] : p.Pictures,
        });
        return changed is null ? Results.NotFound() : Results.NoContent();
    }

    /// <summary>Everything is optional. <c>compareAtPrice</c> 0 takes it away; <c>picture</c> true draws another one.</summary>
    private sealed record Wish(decimal? Price, decimal? CompareAtPrice, int? Inventory, string? Status, string? Title, bool? Published, bool? Picture, int? VideoSeconds);

    /// <param name="Bytes">In base 64; empty for a picture that is gone.</param>
    private sealed record PictureWish(string Bytes);

    private sealed record StateWish(int Status);
}
