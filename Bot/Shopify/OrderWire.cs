using System.Text.Json.Serialization;

namespace Bot.Shopify;

/// <remarks>As <see cref="ShopifyJson"/>: what has no default was asked for by name.</remarks>
internal sealed record WireConnection<T>(IReadOnlyList<T> Nodes, WirePageInfo PageInfo)
{
    /// <summary>Names the next page; null on the last.</summary>
    [JsonIgnore]
    public string? Next => PageInfo is { HasNextPage: true, EndCursor: { } cursor } ? cursor : null;
}

internal sealed record WireShopMoney(WireMoney ShopMoney);

internal sealed record WireRisk(string? Recommendation);

internal sealed record WireUtm(string? Source, string? Medium, string? Campaign, string? Content, string? Term);

internal sealed record WireVisit(WireUtm? UtmParameters);

internal sealed record WireJourney(bool Ready, WireVisit? FirstVisit, WireVisit? LastVisit);

internal sealed record WireLine(string Id, string Title, int CurrentQuantity, WireShopMoney OriginalUnitPriceSet, WireId? Product);

internal sealed record WireOrder(
    string Id,
    string Name,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? CancelledAt,
    bool Test,
    string? DisplayFinancialStatus,
    string? DisplayFulfillmentStatus,
    IReadOnlyList<string> DiscountCodes,
    string? SourceName,
    WireShopMoney TotalPriceSet,
    WireShopMoney CurrentTotalPriceSet,
    WireShopMoney TotalRefundedSet,
    WireRisk? Risk,
    WireJourney? CustomerJourneySummary,
    WireConnection<WireLine> LineItems);

internal sealed record WireAction(string Action);

internal sealed record WireLocation(string Name);

internal sealed record WireParcelLine(string Id, string ProductTitle, string? VariantTitle, int RemainingQuantity);

internal sealed record WireParcel(string Id, string Status, IReadOnlyList<WireAction> SupportedActions, WireLocation AssignedLocation, WireConnection<WireParcelLine> LineItems);

internal sealed record WireShipment(string Id, string Status, IReadOnlyList<WireTracking> TrackingInfo);

internal sealed record WireTracking(string? Company, string? Number, Uri? Url);

internal sealed record WireAddress(IReadOnlyList<string> Formatted);

internal sealed record OrdersData(WireConnection<WireOrder> Orders);

/// <summary>In the order of the ids; null where there is none.</summary>
internal sealed record OrderNodesData(IReadOnlyList<WireOrder?> Nodes);

internal sealed record OrderData<T>(T? Order)
    where T : class;

internal sealed record WireLines(WireConnection<WireLine> LineItems);

internal sealed record WireParcels(WireConnection<WireParcel> FulfillmentOrders);

internal sealed record ParcelLinesData(WireParcelLines? FulfillmentOrder);

internal sealed record WireParcelLines(WireConnection<WireParcelLine> LineItems);

internal sealed record WireShipments(IReadOnlyList<WireShipment> Fulfillments);

internal sealed record WireAddressed(WireAddress? ShippingAddress);

internal sealed record ManyIds(IReadOnlyList<string> Ids);

internal sealed record NewFulfilment(FulfilmentInput Fulfillment);

/// <param name="LineItemsByFulfillmentOrder">One parcel.</param>
/// <param name="NotifyCustomer">An e-mail to the customer is public: nobody has tapped for it.</param>
internal sealed record FulfilmentInput(IReadOnlyList<ParcelInput> LineItemsByFulfillmentOrder, WireTracking? TrackingInfo, bool NotifyCustomer);

/// <param name="FulfillmentOrderLineItems">Null for all that is left.</param>
internal sealed record ParcelInput(string FulfillmentOrderId, IReadOnlyList<ParcelLineInput>? FulfillmentOrderLineItems);

internal sealed record ParcelLineInput(string Id, int Quantity);

internal sealed record NewTracking(string Id, WireTracking Tracking);

/// <summary>One of the two, as it was asked for.</summary>
internal sealed record FulfilmentAnswer(WireFulfilled? FulfillmentCreate = null, WireFulfilled? FulfillmentTrackingInfoUpdate = null);

internal sealed record WireFulfilled(WireId? Fulfillment, [property: JsonPropertyName("userErrors")] IReadOnlyList<UserError> UserErrors);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(OrdersData))]
[JsonSerializable(typeof(OrderNodesData))]
[JsonSerializable(typeof(OrderData<WireLines>))]
[JsonSerializable(typeof(OrderData<WireParcels>))]
[JsonSerializable(typeof(OrderData<WireShipments>))]
[JsonSerializable(typeof(OrderData<WireAddressed>))]
[JsonSerializable(typeof(ParcelLinesData))]
[JsonSerializable(typeof(ManyIds))]
[JsonSerializable(typeof(NewFulfilment))]
[JsonSerializable(typeof(NewTracking))]
[JsonSerializable(typeof(FulfilmentAnswer))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class OrderJson : JsonSerializerContext;
