using System.Text.Json;
using System.Text.Json.Serialization;
using Conversations.Chat;

namespace Conversations.Orders;

/// <summary>What a person who adds tracking is in the middle of. Bound to the order: a number is never put on another one (R4).</summary>
/// <param name="Shipment">The shipment it is for; null while the order has not been shipped.</param>
/// <param name="Shown">Our newest message of it; null while there is none.</param>
public sealed record TrackingState(string Order, int Revision, string? Company = null, string? Number = null, string? Url = null, string? Shipment = null, int? Shown = null)
{
    [JsonIgnore]
    public Tracking? Typed => Number is null && Url is null ? null : new(Company, Number, Url is null ? null : new Uri(Url));
}

[JsonSerializable(typeof(TrackingState))]
internal sealed partial class TrackingStateJson : JsonSerializerContext;

/// <summary>Where that is kept.</summary>
public sealed class TrackingSessions(ISessionStore sessions)
{
    public const string Name = "tracking";
    public const int Version = 1;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    public async Task<TrackingState?> OpenAsync(SessionKey key, CancellationToken ct) =>
        await sessions.GetAsync(key, ct) is { Conversation: Name, Version: Version } session ? Read(session) : null;

    public Task RememberAsync(SessionKey key, TrackingState state, CancellationToken ct) =>
        sessions.SetAsync(key, new(Name, Version, JsonSerializer.Serialize(state, TrackingStateJson.Default.TrackingState)), Lifetime, ct);

    /// <summary>Ends it if it is about that order.</summary>
    public async Task EndAsync(SessionKey key, string order, CancellationToken ct)
    {
        if ((await OpenAsync(key, ct))?.Order == order) await sessions.RemoveAsync(key, ct);
    }

    public static TrackingState? Read(Session session)
    {
        try
        {
            return JsonSerializer.Deserialize(session.State, TrackingStateJson.Default.TrackingState);
        }
        catch (JsonException)
        {
            return null; // an older release's form, or a damaged value: the same as lost
        }
    }
}
