namespace Bot.Shopify;

/// <summary>
/// What we ask about orders. None but <see cref="Address"/> names a field of the customer (X8). A query may cost 1,000 points: an order is
/// about 35, five lines of it included.
/// </summary>
internal static class OrderQueries
{
    public const int OrdersAtOnce = 25;

    public const string Since = "query OrdersSince($query: String!, $after: String) { orders(first: 25, after: $after, query: $query, sortKey: UPDATED_AT) { nodes { ...OrderFacts } pageInfo { hasNextPage endCursor } } }\n" + Facts;

    /// <summary>By id and not by search, whose index is a little behind.</summary>
    public const string ByIds = "query OrdersById($ids: [ID!]!) { nodes(ids: $ids) { ...OrderFacts } }\n" + Facts;

    public const string MoreLines = "query OrderLines($id: ID!, $after: String) { order(id: $id) { lineItems(first: 200, after: $after) { ...OrderLines } } }\n" + Lines;

    public const string Parcels = """
        query Parcels($id: ID!, $after: String) {
          order(id: $id) { fulfillmentOrders(first: 12, after: $after) { nodes {
            id status supportedActions { action } assignedLocation { name } lineItems(first: 50) { ...ParcelLines }
          } pageInfo { hasNextPage endCursor } } }
        }

        """ + LinesOfParcel;

    public const string MoreParcelLines = "query ParcelLines($id: ID!, $after: String) { fulfillmentOrder(id: $id) { lineItems(first: 250, after: $after) { ...ParcelLines } } }\n" + LinesOfParcel;

    public const string Shipments = "query Shipments($id: ID!) { order(id: $id) { fulfillments(first: 100) { id status trackingInfo(first: 1) { company number url } } } }";

    public const string Address = "query Address($id: ID!) { order(id: $id) { shippingAddress { formatted(withName: true, withCompany: true) } } }";

    public const string Ship = "mutation Ship($fulfillment: FulfillmentInput!) { fulfillmentCreate(fulfillment: $fulfillment) { fulfillment { id } userErrors { message } } }";

    public const string Track = "mutation Track($id: ID!, $tracking: FulfillmentTrackingInput!) { fulfillmentTrackingInfoUpdate(fulfillmentId: $id, trackingInfoInput: $tracking) { fulfillment { id } userErrors { message } } }";

    private const string Facts = """
        fragment OrderFacts on Order {
          id name createdAt updatedAt cancelledAt test displayFinancialStatus displayFulfillmentStatus discountCodes sourceName
          totalPriceSet { shopMoney { amount currencyCode } } currentTotalPriceSet { shopMoney { amount currencyCode } } totalRefundedSet { shopMoney { amount currencyCode } }
          risk { recommendation }
          customerJourneySummary { ready firstVisit { ...Visit } lastVisit { ...Visit } }
          lineItems(first: 5) { ...OrderLines }
        }
        fragment Visit on CustomerVisit { utmParameters { source medium campaign content term } }

        """ + Lines;

    private const string Lines = """
        fragment OrderLines on LineItemConnection {
          nodes { id title currentQuantity originalUnitPriceSet { shopMoney { amount currencyCode } } product { id } }
          pageInfo { hasNextPage endCursor }
        }
        """;

    private const string LinesOfParcel = """
        fragment ParcelLines on FulfillmentOrderLineItemConnection {
          nodes { id productTitle variantTitle remainingQuantity }
          pageInfo { hasNextPage endCursor }
        }
        """;
}
