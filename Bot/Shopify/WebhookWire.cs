using System.Text.Json.Serialization;

namespace Bot.Shopify;

internal sealed record WebhookTopics(IReadOnlyList<string> Topics);

internal sealed record WebhooksData(WireInstallation CurrentAppInstallation, WireNodes<WireWebhook> WebhookSubscriptions);

internal sealed record WireInstallation(IReadOnlyList<WireScope> AccessScopes);

internal sealed record WireScope(string Handle);

internal sealed record WireWebhook(string Id, string Topic, string Uri, string Format, string? Filter, IReadOnlyList<string> IncludeFields, string? Name);

internal sealed record WebhookInput(string Uri, string Format, string Filter, IReadOnlyList<string> IncludeFields, string Name);

internal sealed record NewWebhook(string Topic, WebhookInput Webhook);

internal sealed record ChangedWebhook(string Id, WebhookInput Webhook);

/// <summary>One of the two, as it was asked for.</summary>
internal sealed record WebhookAnswer(UserErrors? WebhookSubscriptionCreate = null, UserErrors? WebhookSubscriptionUpdate = null);

internal sealed record UserErrors([property: JsonPropertyName("userErrors")] IReadOnlyList<UserError> All);

internal sealed record UserError(string Message);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(WebhookTopics))]
[JsonSerializable(typeof(WebhooksData))]
[JsonSerializable(typeof(NewWebhook))]
[JsonSerializable(typeof(ChangedWebhook))]
[JsonSerializable(typeof(WebhookAnswer))]
internal sealed partial class WebhookJson : JsonSerializerContext;
