using Sandbox.Shopify.GraphQl;

namespace Sandbox.Shopify;

/// <summary>What the app has subscribed to. https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/webhookSubscriptionCreate</summary>
public sealed class Webhooks(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly List<Webhook> _all = [];
    private long _last = 1_190_420_000_000;

    /// <summary>What the app may do.</summary>
    public IReadOnlyList<string> Scopes { get; set; } = ShopFields.Scopes;

    public IReadOnlyList<Webhook> All
    {
        get { lock (_gate) return [.. _all]; }
    }

    public Outcome Create(Arguments arguments)
    {
        lock (_gate)
        {
            var webhook = Read(new() { Id = ++_last, Topic = arguments.Text("topic")!, CreatedAt = time.GetUtcNow() }, arguments);
            if (Refusal(webhook) is { } refusal) return refusal;
            _all.Add(webhook);
            return new(webhook);
        }
    }

    public Outcome Update(Arguments arguments)
    {
        lock (_gate)
        {
            if (Find(arguments) is not (>= 0 and var at)) return NotThere;
            var webhook = Read(_all[at], arguments);
            if (Refusal(webhook) is { } refusal) return refusal;
            _all[at] = webhook;
            return new(webhook);
        }
    }

    public Outcome Delete(Arguments arguments)
    {
        lock (_gate)
        {
            if (Find(arguments) is not (>= 0 and var at)) return NotThere;
            var gone = _all[at];
            _all.RemoveAt(at);
            return new(gone);
        }
    }

    private static Outcome NotThere => new(null, new("id", "Webhook subscription does not exist"));

    private int Find(Arguments arguments) => _all.FindIndex(w => w.Gid == arguments.Text("id"));

    private Webhook Read(Webhook before, Arguments arguments)
    {
        var input = arguments.Fields("webhookSubscription")!;
        return before with
        {
            Uri = input.ContainsKey("uri") ? input["uri"]?.ToString() ?? "" : before.Uri,
            Format = input["format"]?.ToString() ?? before.Format,
            Filter = input.ContainsKey("filter") ? input["filter"]?.ToString() : before.Filter,
            Name = input.ContainsKey("name") ? input["name"]?.ToString() : before.Name,
            IncludeFields = input["includeFields"]?.AsArray().Select(f => f!.ToString()).ToList() ?? before.IncludeFields,
            UpdatedAt = time.GetUtcNow(),
        };
    }

    private Outcome? Refusal(Webhook webhook)
    {
        if (webhook.Topic.StartsWith("ORDERS_", StringComparison.Ordinal) || webhook.Topic.StartsWith("REFUNDS_", StringComparison.Ordinal))
            if (!Scopes.Contains("read_orders")) return new(null, new("topic", $"You do not have permission to create or update webhooks with {webhook.Topic} topic."));
        if (!System.Uri.TryCreate(webhook.Uri, UriKind.Absolute, out var uri)) return new(null, new("webhookSubscription,uri", "Address is invalid"));
        if (uri.Scheme != "https") return new(null, new("webhookSubscription,uri", $"Address protocol {uri.Scheme}:// is not supported"));
        return _all.Any(w => w.Id != webhook.Id && w.Topic == webhook.Topic && w.Uri == webhook.Uri) ? new(null, new("webhookSubscription,uri", "Address for this topic has already been taken")) : null;
    }

    public sealed record Webhook
    {
        public required long Id { get; init; }

        public required string Topic { get; init; }

        public string Uri { get; init; } = "";

        public string Format { get; init; } = "JSON";

        public string? Filter { get; init; }

        public string? Name { get; init; }

        public IReadOnlyList<string> IncludeFields { get; init; } = [];

        public required DateTimeOffset CreatedAt { get; init; }

        public DateTimeOffset UpdatedAt { get; init; }

        public string Gid => GlobalId.Of("WebhookSubscription", Id);

        public object? Resolve(string field) => field switch
        {
            "id" => Gid,
            "legacyResourceId" => $"{Id}",
            "topic" => Topic,
            "uri" => Uri,
            "format" => Format,
            "filter" => Filter,
            "name" => Name,
            "includeFields" => IncludeFields,
            "apiVersion" => Versions.Public().First(v => v.Handle == Versions.Newest),
            "createdAt" => CreatedAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
            _ => UpdatedAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
        };
    }

    /// <summary>What a mutation gives back: the subscription, or why not.</summary>
    public sealed record Outcome(Webhook? Subscription, Mistake? Mistake = null)
    {
        public object? Resolve(string field) => field switch
        {
            "userErrors" => Mistake is null ? Array.Empty<Mistake>() : new[] { Mistake },
            "deletedWebhookSubscriptionId" => Subscription?.Gid,
            _ => Subscription,
        };
    }

    /// <param name="Fields">Comma-separated.</param>
    public sealed record Mistake(string Fields, string Message)
    {
        public object? Resolve(string field) => field == "message" ? Message : Fields.Split(',');
    }
}
