using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Sandbox.Desk;

namespace Sandbox.Facebook;

/// <summary>What people see: the Page with its posts, and one page for each post.</summary>
public sealed partial class PagePages(Page page)
{
    public void Map(WebApplication app)
    {
        app.On("GET", "/facebook", _ => Answer(Page.Name, Timeline()));
        app.On("GET", "/facebook/posts/{number}", c => page.Shown.FirstOrDefault(p => p.Number == c.Hole("number")) is { } post
            ? Answer($"{Page.Name} on Facebook", $"<header><a href=/facebook aria-label=Back>‹</a><b>{H(Page.Name)}</b></header><main>{Single(post)}</main>")
            : Answer("Page not found", "<main class=gone><h1>This content isn't available right now</h1><p>It may have been deleted, or is not shown to everybody. <a href=/facebook>Go to the Page</a></p></main>", 404));
        app.On("GET", "/facebook/photo/{id}.jpg", c => page.Photos.FirstOrDefault(p => p.Id == c.Hole("id") && !p.Deleted) is { } photo ? Results.Bytes(photo.Picture, "image/jpeg") : Results.NotFound());
    }

    private string Timeline()
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"""
            <header><b>{H(Page.Name)}</b></header>
            <main>
            <section class=who><img src=/picture/profile.svg alt=""><div><b>{H(Page.Name)}</b><span>Home goods store · 962 followers</span></div></section>
            """);
        var posts = page.Shown;
        if (posts.Count == 0) html.Append("<p class=empty><b>No posts yet</b><br>What is published appears here.</p>");
        foreach (var post in posts) html.Append(Single(post));
        return html.Append("</main>").ToString();
    }

    private static string Single(LedgerEntry post)
    {
        var pictures = string.Concat(post.Photos.Select(p => $"<img src=/facebook/photo/{p.PhotoId}.jpg alt=\"{H(p.AltText)}\">"));
        var link = post.Link.Length > 0 ? $"<a class=link href=\"{H(post.Link)}\">{H(new Uri(post.Link).Host)}</a>" : "";
        return $"""
            <article>
            <div class=by><img src=/picture/profile.svg alt=""><div><b>{H(Page.Name)}</b><a href=/facebook/posts/{post.Number}><time datetime="{post.At:O}">{post.At?.ToString("d MMMM yyyy 'at' HH:mm 'UTC'", CultureInfo.InvariantCulture)}</time></a></div></div>
            <div class=text>{Tags().Replace(H(post.Message), "<em>$0</em>")}</div>
            <div class="photos n{Math.Min(post.Photos.Count, 2)}">{pictures}</div>{link}
            <div class=acts><span>Like</span><span>Comment</span><span>Share</span></div>
            </article>
            """;
    }

    private static IResult Answer(string title, string body, int status = 200) =>
        Results.Text($"<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content=\"width=device-width,initial-scale=1\"><title>{H(title)}</title><style>{PageStyle.Css}</style>{body}</html>",
            "text/html; charset=utf-8", Encoding.UTF8, status);

    private static string H(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace("\"", "&quot;");

    [GeneratedRegex(@"(?<![&\p{L}\p{N}_])#[\p{L}\p{M}\p{N}_]*[\p{L}_][\p{L}\p{M}\p{N}_]*")]
    private static partial Regex Tags();
}
