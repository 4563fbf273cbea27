using Sandbox.Desk;
using Sandbox.Telegram;

namespace Sandbox.Clock;

/// <summary>The clock on the chat page: what time it is, and what its buttons do.</summary>
internal sealed class ClockDesk(Lockstep clocks, ChatEvents chat) : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    public void Map(IEndpointRouteBuilder app)
    {
        app.Show("/chat/clock", Shown);
        app.On("POST", "/chat/clock", async context => await PushAsync(await context.Request.ReadFromJsonAsync<Push>()));
        app.On("POST", "/control/clock/join", async context => Results.Json(await clocks.JoinAsync(context.RequestAborted)));
        app.On("POST", "/control/clock/rest", async context =>
            Results.Json(await clocks.RestAsync((await context.Request.ReadFromJsonAsync<BotAtRest>())!, context.RequestAborted)));
    }

    public void Dispose() => clocks.Dispose();

    private object Shown() => new { at = clocks.Now.ToUnixTimeMilliseconds(), pushing = clocks.IsPushing };

    private async Task<IResult> PushAsync(Push? push)
    {
        if (push?.Minutes is <= 0 or > 1440) return Results.BadRequest(new { error = "minutes is a number from 1 to 1440, or missing" });
        var news = new ChatNews(chat);
        var pushed = await clocks.PushAsync(clocks.Now + (push?.Minutes is { } minutes ? TimeSpan.FromMinutes(minutes) : Longest),
            () => push?.Minutes is null && news.IsOver(clocks.Now));
        return pushed ? Results.Json(Shown()) : Results.Json(new { error = "The bot does not answer. It may be starting: try again." }, statusCode: 503);
    }

    /// <param name="Minutes">How far; null for as long as nothing happens.</param>
    private sealed record Push(int? Minutes);
}
