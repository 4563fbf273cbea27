using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
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

    private static string Name(Publication publication) => publication.Platform.ToString().ToLowerInvariant();

    private static string? Time(DateTimeOffset? at) => at?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);
}
