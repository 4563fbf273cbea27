using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Conversations.Posts;
using Conversations.Posts.Publishing;

namespace Bot.Appwrite;

/// <summary>
/// A ledger row as other devices see it. The same id and columns are used for the claim and for the outbox, so that the
/// second is an update of the first.
/// </summary>
public static class PublicationRow
{
    public static string Id(Publication publication) =>
        string.Create(CultureInfo.InvariantCulture, $"{publication.Post.Value}-{Name(publication)}-{publication.Attempt}");

    /// <param name="device">Whose claim it is.</param>
    public static JsonObject Data(Publication publication, string device) => new()
    {
        ["postId"] = publication.Post.ToString(),
        ["platform"] = Name(publication),
        ["attempt"] = publication.Attempt,
        ["state"] = JsonNamingPolicy.CamelCase.ConvertName(publication.State.ToString()),
        ["hash"] = publication.Hash,
        ["handle"] = publication.Handle,
        ["mediaId"] = publication.MediaId,
        ["intentAt"] = Time(publication.IntentAt),
        ["changedAt"] = Time(publication.ChangedAt),
        ["device"] = device,
        ["link"] = publication.Link?.AbsoluteUri,
    };

    /// <summary>What <see cref="Data"/> has written.</summary>
    /// <exception cref="Exception">A <see cref="FormatException"/>, <see cref="ArgumentException"/> or <see cref="JsonException"/>: another release, or another hand, wrote it.</exception>
    public static Publication Read(JsonObject row)
    {
        string? Text(string column) => row[column]?.GetValue<string>() is { } text ? OperatorGuard.Read(text) : null;
        DateTimeOffset? At(string column) => Text(column) is { } at ? DateTimeOffset.Parse(at, CultureInfo.InvariantCulture) : null;
        string Needed(string column) => Text(column) ?? throw new JsonException($"{column} is missing");
        return new()
        {
            Post = new(long.Parse(Needed("postId"), CultureInfo.InvariantCulture)),
            Platform = Enum.Parse<Platform>(Needed("platform"), ignoreCase: true),
            Attempt = row["attempt"]?.GetValue<int>() ?? throw new JsonException("attempt is missing"),
            State = Enum.Parse<PublicationState>(Needed("state"), ignoreCase: true),
            Hash = Needed("hash"),
            Handle = Text("handle"),
            MediaId = Text("mediaId"),
            IntentAt = At("intentAt"),
            ChangedAt = At("changedAt") ?? throw new JsonException("changedAt is missing"),
            Link = Text("link") is { } link ? new(link) : null,
        };
    }

    private static string Name(Publication publication) => publication.Platform.ToString().ToLowerInvariant();

    private static string? Time(DateTimeOffset? at) => at?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);
}
