using System.Text.Json.Nodes;

namespace Sandbox.Telegram.Control;

/// <summary>Telegram's part of the control API: what people do, and what they see.</summary>
internal sealed class TelegramControl(TelegramVendor telegram)
{
    public void Map(RouteGroupBuilder control)
    {
        control.MapPost("/say", (Said said) => Try(() => telegram.People.Say(said)));
        control.MapPost("/press", (Pressed pressed) => Try(() => telegram.People.Press(pressed)));
        control.MapPost("/update", (JsonObject update) => Try(() => new { updateId = telegram.People.Push(update) }));
        control.MapPost("/updates", (JsonArray updates) => Try(() => new { updateIds = PushAll(updates) }));
        control.MapPost("/block", (Block block) => Try(() =>
        {
            telegram.People.Block(block.UserId, block.Blocked);
            return new { block.Blocked };
        }));
        control.MapPost("/delete", (Removal removal) => Try(() =>
        {
            telegram.People.Delete(removal.ChatId, removal.MessageId);
            return new { removal.MessageId };
        }));
        control.MapPost("/delivery", (Delivery delivery) => Try(() => new { again = telegram.Deliver(delivery.Again, delivery.Reversed) }));
        control.MapGet("/chat/{chatId:long}", (long chatId) => telegram.Chat(chatId));
        control.MapGet("/commands", (long? userId, string? languageCode) => telegram.Commands(userId ?? 111, languageCode ?? "en"));
        control.MapGet("/events", Events);
        control.MapGet("/photos/{fileId}", (string fileId) =>
            telegram.PhotoBytes(fileId) is { } jpeg ? Results.Bytes(jpeg, "image/jpeg") : Results.NotFound());
    }

    /// <param name="wait">Milliseconds to wait for the first one.</param>
    private async Task<IEnumerable<ChatEvent>> Events(long? since, int? wait, CancellationToken cancel)
    {
        var longest = TimeSpan.FromMilliseconds(wait ?? 0);
        var started = telegram.Time.GetTimestamp();
        var from = since ?? 0;
        while (true)
        {
            var events = await telegram.Events.WaitSince(from, longest - telegram.Time.GetElapsedTime(started), cancel);
            var byBot = events.Where(e => e.IsByBot).ToList();
            if (byBot.Count > 0 || events.Count == 0) return byBot;
            from = events[^1].N;
        }
    }

    private List<long?> PushAll(JsonArray updates) =>
        [.. updates.Select(u => u as JsonObject ?? throw new ArgumentException("an update is an object")).Select(u => telegram.People.Push((JsonObject)u.DeepClone()))];

    private static IResult Try<T>(Func<T> act)
    {
        try
        {
            return Results.Ok(act());
        }
        catch (ArgumentException e)
        {
            return Results.BadRequest(new { error = e.Message });
        }
    }

    /// <summary>How many updates that are confirmed already come once more, and whether the next batch comes newest first.</summary>
    private sealed record Delivery(int Again, bool Reversed);

    private sealed record Removal(long ChatId, int MessageId);

    private sealed record Block(long UserId, bool Blocked);
}
