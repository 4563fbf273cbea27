using System.Globalization;
using System.Text;
using Sandbox.Desk;

namespace Sandbox.TikTok;

/// <summary>What people see of the profile, and what the creator sees in the app: drafts to be posted or thrown away.</summary>
public sealed class TikTokPages(TaskBook book)
{
    public void Map(WebApplication app)
    {
        var inbox = new Inbox(book);
        app.On("GET", "/", _ => Answer(Creator.Nickname, Profile(inbox.Waiting.Count)));
        app.On("GET", $"/@{Creator.Username}", _ => Answer(Creator.Nickname, Profile(inbox.Waiting.Count)));
        app.On("GET", $"/@{Creator.Username}/video/{{id}}", c => Public.FirstOrDefault(t => $"{t.PostId}" == c.Hole("id")) is { } post
            ? Answer($"{Creator.Nickname} on TikTok", $"<header><a href=/ aria-label=Back>‹</a><b>{Creator.Username}</b></header><main><article>{Media(post)}<p class=text>{H(post.Text)}</p></article></main>")
            : Answer("Not found", "<main class=empty><b>Video currently unavailable</b><br><a href=/>Go to the profile</a></main>", 404));
        app.On("GET", "/inbox", _ => Answer("Inbox", Drafts(inbox.Waiting)));
        app.On("POST", "/inbox/{id}", async c =>
        {
            var form = await c.Request.ReadFormAsync();
            inbox.Finish(c.Hole("id"), form["action"].ToString(), form["text"].ToString());
            return Results.Redirect(form["action"] == "post" ? "/" : "/inbox");
        });
        app.On("GET", "/media/{id}/{number}", c => book.All.FirstOrDefault(t => $"{t.PostId}" == c.Hole("id") && t.CompleteAt is not null) switch
        {
            { Media: "video", Shown.Count: > 0 } video => Results.Bytes([.. video.Shown.SelectMany(b => b)], "video/mp4", enableRangeProcessing: true),
            { Media: "photo" } photo when int.TryParse(c.Hole("number"), NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n < photo.Shown.Count => Results.Bytes(photo.Shown[n], "image/jpeg"),
            _ => Results.NotFound(),
        });
    }

    private IEnumerable<PublishTask> Public => book.All.Where(t => t.IsPublic(book.Now)).OrderByDescending(t => t.PublishedAt(book.Now));

    private string Profile(int drafts)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"""
            <header><b>{H(Creator.Nickname)}</b><a class=inbox href=/inbox>Inbox{(drafts > 0 ? $" ({drafts})" : "")}</a></header>
            <main><section class=who><b>@{Creator.Username}</b><span>318 followers</span></section>
            """);
        var posts = Public.ToList();
        if (posts.Count == 0) html.Append("<p class=empty><b>No posts yet</b><br>What is published appears here.</p>");
        html.Append("<div class=grid>");
        foreach (var post in posts)
            html.Append(CultureInfo.InvariantCulture, $"<a href=/@{Creator.Username}/video/{post.PostId}>{Media(post, small: true)}<span>{H(post.Text)}</span></a>");
        return html.Append("</div></main>").ToString();
    }

    private static string Drafts(IReadOnlyList<PublishTask> drafts)
    {
        var html = new StringBuilder("<header><a href=/ aria-label=Back>‹</a><b>Inbox</b></header><main>");
        if (drafts.Count == 0) html.Append("<p class=empty><b>Nothing waits</b><br>Drafts that an app sends appear here.</p>");
        foreach (var draft in drafts)
            html.Append(CultureInfo.InvariantCulture, $"""
                <form method=post action="/inbox/{Uri.EscapeDataString(draft.Id)}">{Media(draft)}
                <textarea name=text rows=4 aria-label=Description>{H(draft.Text)}</textarea>
                <button name=action value=post>Post</button><button name=action value=discard class=quiet>Discard</button></form>
                """);
        return html.Append("</main>").ToString();
    }

    private static string Media(PublishTask task, bool small = false) => task switch
    {
        { Shown.Count: 0 } => "<div class=none>Video</div>",
        { Media: "video" } => $"<video src=/media/{task.PostId}/0 {(small ? "muted" : "controls")} playsinline></video>",
        _ => string.Concat(Enumerable.Range(0, small ? 1 : task.Shown.Count).Select(i => $"<img src=/media/{task.PostId}/{i} alt=\"\">")),
    };

    private static IResult Answer(string title, string body, int status = 200) =>
        Results.Text($"<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content=\"width=device-width,initial-scale=1\"><title>{H(title)}</title><style>{TikTokStyle.Css}</style>{body}</html>",
            "text/html; charset=utf-8", Encoding.UTF8, status);

    private static string H(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace("\"", "&quot;");
}
