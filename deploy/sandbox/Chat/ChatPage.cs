using System.Reflection;
using Sandbox.Desk;
using Sandbox.Telegram;

namespace Sandbox.Chat;

/// <summary>The chat page: three embedded files, what it may forward, and the live stream of one chat.</summary>
internal static class ChatPage
{
    public static void Map(WebApplication app, SandboxServer sandbox)
    {
        app.MapGet("/", () => File("index.html", "text/html; charset=utf-8"));
        app.MapGet("/chat.css", () => File("chat.css", "text/css; charset=utf-8"));
        app.MapGet("/chat.js", () => File("chat.js", "text/javascript; charset=utf-8"));
        app.MapGet("/chat/config", (long? user) => new
        {
            bot = BotAccount.Name,
            username = BotAccount.Username,
            personId = user ?? 111,
            personName = Person.NameOf(user ?? 111),
            instagram = sandbox.Addresses.GetValueOrDefault("instagram"),
        });
        app.MapGet("/chat/links", () => sandbox.Links());
        var stream = new ChatStream(sandbox.Telegram);
        app.MapGet("/chat/stream", (long? chat, HttpContext context) => TypedResults.ServerSentEvents(stream.Of(chat ?? 111, context.RequestAborted)));
    }

    private static IResult File(string name, string type) =>
        Results.Stream(Assembly.GetExecutingAssembly().GetManifestResourceStream("page/" + name)!, type);
}
