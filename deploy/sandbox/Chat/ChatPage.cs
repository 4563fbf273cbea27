using System.Reflection;
using Sandbox.Desk;
using Sandbox.Telegram;

namespace Sandbox.Chat;

/// <summary>The chat page: its embedded files, what it may forward, and the live stream of one chat.</summary>
internal static class ChatPage
{
    private const string Folder = "page/";
    private static readonly Assembly Own = Assembly.GetExecutingAssembly();

    public static void Map(WebApplication app, SandboxServer sandbox)
    {
        foreach (var resource in Own.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)))
        {
            var name = resource[Folder.Length..];
            app.MapGet(name == "index.html" ? "/" : "/" + name, (HttpResponse response) => File(resource, response));
        }
        app.MapGet("/chat/config", (long? user) => new
        {
            bot = BotAccount.Name,
            username = BotAccount.Username,
            personId = user ?? 111,
            personName = Person.NameOf(user ?? 111),
            instagram = sandbox.Addresses["instagram"],
            facebook = sandbox.Addresses["facebook"] + "/facebook",
            tiktok = sandbox.Addresses["tiktok"],
            clock = sandbox.Pushed is not null,
        });
        app.MapGet("/chat/links", () => sandbox.Links());
        var stream = new ChatStream(sandbox.Telegram);
        app.MapGet("/chat/stream", (long? chat, HttpContext context) => TypedResults.ServerSentEvents(stream.Of(chat ?? 111, context.RequestAborted)));
    }

    private static IResult File(string resource, HttpResponse response)
    {
        response.Headers.CacheControl = "no-cache";
        // What a bot sends can show itself and nothing more; product pictures may come from the shop. Browser drivers need eval to wait.
        response.Headers.ContentSecurityPolicy = "default-src 'self'; script-src 'self' 'unsafe-eval'; img-src * data:; base-uri 'none'; form-action 'self'";
        var type = Path.GetExtension(resource) switch { ".css" => "text/css", ".js" => "text/javascript", _ => "text/html" };
        return Results.Stream(Own.GetManifestResourceStream(resource)!, type + "; charset=utf-8");
    }
}
