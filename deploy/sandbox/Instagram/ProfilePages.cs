using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Sandbox.Instagram;

/// <summary>What followers see: the profile grid, and one page for each post.</summary>
public sealed partial class ProfilePages(Account account)
{
    public void Map(WebApplication app)
    {
        app.MapGet("/", () => Page(Account.Name, Grid()));
        app.MapGet("/p/{shortcode}", (string shortcode) => account.PostByShortcode(shortcode) is { } post
            ? Page($"{Account.Name} on Instagram", Single(post))
            : Page("Page not found", "<main class=gone><h1>Sorry, this page isn't available.</h1><p>The link may be broken, or the page may have been removed. <a href=/>Go to the profile</a></p></main>", 404));
        app.MapGet("/picture/{id}.jpg", (string id) => account.Picture(id) is { } bytes ? Results.Bytes(bytes, "image/jpeg") : Results.NotFound());
    }

    private string Grid()
    {
        var posts = account.Posts.Where(p => !p.Deleted).Reverse().ToList();
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"""
            <header><b>{Account.Username}</b></header>
            <main>
            <section class=who>
              <img class=ring src=/picture/profile.svg alt="">
              <div class=n><b>{posts.Count}</b><span>posts</span></div><div class=n><b>1,843</b><span>followers</span></div><div class=n><b>212</b><span>following</span></div>
            </section>
            <section class=bio><b>{H(Account.Name)}</b><i>Home goods store</i><p>Linen, clay and wool for slow days.<br>Made in small batches, sent without plastic.</p><a href=#>linen-and-loaf.example</a></section>
            <nav><span class=on>▦</span><span>▷</span><span>☺</span></nav>
            """);
        if (posts.Count == 0) html.Append("<p class=empty><b>No posts yet</b><br>What is published appears here.</p>");
        html.Append("<div class=grid>");
        foreach (var post in posts)
            html.Append(CultureInfo.InvariantCulture, $"<a href=/p/{post.Shortcode}/>{(post.VideoSha256 is null ? $"<img src=/picture/{post.MediaId}.jpg alt=\"{H(post.AltText)}\">" : Reel)}</a>");
        return html.Append("</div></main>").ToString();
    }

    private static string Single(LedgerEntry post) => $"""
        <header><a href=/ aria-label=Back>‹</a><b>Posts</b></header>
        <main><article>
        <div class=by><img src=/picture/profile.svg alt=""><b>{Account.Username}</b><span>⋯</span></div>
        {Photos(post)}
        <div class=acts>
          <svg viewBox="0 0 24 24"><path d="M12 20.5S3.5 15.4 3.5 9.3A4.7 4.7 0 0 1 12 6.6a4.7 4.7 0 0 1 8.5 2.7c0 6.1-8.5 11.2-8.5 11.2z"/></svg>
          <svg viewBox="0 0 24 24"><path d="M20.5 12a8.5 8.5 0 1 0-3.2 6.6l3 .9-.9-3a8.4 8.4 0 0 0 1.1-4.5z"/></svg>
          <svg viewBox="0 0 24 24"><path d="M21 3.5 10 13M21 3.5l-6.5 17L10 13 3 9.5z"/></svg>
          <svg class=save viewBox="0 0 24 24"><path d="M5.5 3.5h13v17L12 15l-6.5 5.5z"/></svg>
        </div>
        <div class=cap><b>{Account.Username}</b> {Tags().Replace(H(post.Caption), "<em>$0</em>")}</div>
        <time datetime="{post.At:O}">{post.At.ToString("d MMMM yyyy 'at' HH:mm 'UTC'", CultureInfo.InvariantCulture)}</time>
        </article></main>
        """;

    /// <summary>Stands for a film; those of the shop here are numbers only.</summary>
    private const string Reel = "<span class=reel>▷</span>";

    private static string Photos(LedgerEntry post) => post.VideoSha256 is not null ? Reel : post.Pictures.Count == 1
        ? $"<img class=photo src=/picture/{post.MediaId}.jpg alt=\"{H(post.AltText)}\">"
        : $"<div class=strip>{string.Concat(post.Pictures.Select((p, i) => $"<img class=photo src=/picture/{post.MediaId}-{i + 1}.jpg alt=\"{H(p.AltText)}\">"))}</div>";

    private static IResult Page(string title, string body, int status = 200) =>
        Results.Text($"<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content=\"width=device-width,initial-scale=1\"><title>{H(title)}</title><style>{ProfileStyle.Css}</style>{body}</html>",
            "text/html; charset=utf-8", Encoding.UTF8, status);

    private static string H(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace("\"", "&quot;");

    [GeneratedRegex(@"(?<![&\p{L}\p{N}_])#[\p{L}\p{M}\p{N}_]*[\p{L}_][\p{L}\p{M}\p{N}_]*")]
    private static partial Regex Tags();
}
