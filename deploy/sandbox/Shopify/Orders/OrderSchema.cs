namespace Sandbox.Shopify.Orders;

/// <summary>The part of the Admin schema, version 2026-10, that orders and their fulfilment are. https://shopify.dev/docs/api/admin-graphql</summary>
public static class OrderSchema
{
    public const string Sdl = """

        enum CountryCode { AT CH DE FR GB IL JP KW US }
        enum FulfillmentDisplayStatus { FULFILLED MARKED_AS_FULFILLED }
        enum FulfillmentOrderAction { CREATE_FULFILLMENT HOLD MARK_AS_OPEN MOVE RELEASE_HOLD REQUEST_FULFILLMENT }
        enum FulfillmentOrderRequestStatus { ACCEPTED SUBMITTED UNSUBMITTED }
        enum FulfillmentOrderStatus { CANCELLED CLOSED INCOMPLETE IN_PROGRESS ON_HOLD OPEN SCHEDULED }
        enum FulfillmentStatus { CANCELLED ERROR FAILURE SUCCESS }
        enum MarketingTactic { AD LINK NEWSLETTER POST SEO }
        enum OrderCancelReason { CUSTOMER DECLINED FRAUD INVENTORY OTHER STAFF }
        enum OrderDisplayFinancialStatus { AUTHORIZED EXPIRED PAID PARTIALLY_PAID PARTIALLY_REFUNDED PENDING REFUNDED VOIDED }
        enum OrderDisplayFulfillmentStatus { FULFILLED FULFILLMENT_NOT_REQUIRED IN_PROGRESS ON_HOLD OPEN PARTIALLY_FULFILLED PENDING_FULFILLMENT REQUEST_DECLINED RESTOCKED SCHEDULED UNFULFILLED }
        enum OrderRiskRecommendationResult { ACCEPT CANCEL INVESTIGATE NONE }
        enum OrderSortKeys { CREATED_AT CURRENT_TOTAL_PRICE CUSTOMER_NAME DESTINATION FINANCIAL_STATUS FULFILLMENT_STATUS ID ORDER_NUMBER PO_NUMBER PROCESSED_AT RELEVANCE TOTAL_ITEMS_QUANTITY TOTAL_PRICE UPDATED_AT }
        input FulfillmentInput { lineItemsByFulfillmentOrder: [FulfillmentOrderLineItemsInput!]! notifyCustomer: Boolean = false originAddress: FulfillmentOriginAddressInput trackingInfo: FulfillmentTrackingInput }
        input FulfillmentOrderLineItemInput { id: ID! quantity: Int! }
        input FulfillmentOrderLineItemsInput { fulfillmentOrderId: ID! fulfillmentOrderLineItems: [FulfillmentOrderLineItemInput!] }
        input FulfillmentOriginAddressInput { address1: String address2: String city: String countryCode: String! provinceCode: String zip: String }
        input FulfillmentTrackingInput { company: String number: String numbers: [String!] url: URL urls: [URL!] }
        type FulfillmentCreatePayload { fulfillment: Fulfillment userErrors: [UserError!]! }
        type FulfillmentTrackingInfoUpdatePayload { fulfillment: Fulfillment userErrors: [UserError!]! }
        type OrderConnection { edges: [OrderEdge!]! nodes: [Order!]! pageInfo: PageInfo! }
        type OrderEdge { cursor: String! node: Order! }
        type Order implements Node {
          cancelReason: OrderCancelReason
          cancelledAt: DateTime
          closed: Boolean!
          closedAt: DateTime
          createdAt: DateTime!
          currencyCode: CurrencyCode!
          currentTotalPriceSet: MoneyBag!
          customer: Customer
          customerJourneySummary: CustomerJourneySummary
          discountCode: String
          discountCodes: [String!]!
          displayFinancialStatus: OrderDisplayFinancialStatus
          displayFulfillmentStatus: OrderDisplayFulfillmentStatus!
          email: String
          fulfillmentOrders(after: String, before: String, displayable: Boolean = false, first: Int, last: Int, query: String, reverse: Boolean = false): FulfillmentOrderConnection!
          fulfillments(first: Int, query: String): [Fulfillment!]!
          id: ID!
          legacyResourceId: UnsignedInt64!
          lineItems(after: String, before: String, first: Int, last: Int, reverse: Boolean = false): LineItemConnection!
          name: String!
          number: Int!
          phone: String
          presentmentCurrencyCode: CurrencyCode!
          processedAt: DateTime!
          risk: OrderRiskSummary!
          shippingAddress: MailingAddress
          sourceName: String
          test: Boolean!
          totalPriceSet: MoneyBag!
          totalRefundedSet: MoneyBag!
          updatedAt: DateTime!
        }
        type MoneyBag { presentmentMoney: MoneyV2! shopMoney: MoneyV2! }
        type OrderRiskSummary { recommendation: OrderRiskRecommendationResult! }
        type Customer implements Node { defaultEmailAddress: CustomerEmailAddress displayName: String! firstName: String id: ID! lastName: String legacyResourceId: UnsignedInt64! numberOfOrders: UnsignedInt64! }
        type CustomerEmailAddress { emailAddress: String! }
        type MailingAddress implements Node { address1: String address2: String city: String company: String countryCodeV2: CountryCode firstName: String formatted(withCompany: Boolean = true, withName: Boolean = false): [String!]! id: ID! lastName: String name: String phone: String zip: String }
        type CustomerJourneySummary { customerOrderIndex: Int daysToConversion: Int firstVisit: CustomerVisit lastVisit: CustomerVisit momentsCount: Count ready: Boolean! }
        type CustomerVisit implements Node { id: ID! landingPage: URL occurredAt: DateTime! referrerUrl: URL source: String! sourceType: MarketingTactic utmParameters: UTMParameters }
        type UTMParameters { campaign: String content: String medium: String source: String term: String }
        type LineItemConnection { edges: [LineItemEdge!]! nodes: [LineItem!]! pageInfo: PageInfo! }
        type LineItemEdge { cursor: String! node: LineItem! }
        type LineItem implements Node { currentQuantity: Int! discountedTotalSet(withCodeDiscounts: Boolean = false): MoneyBag! id: ID! name: String! originalUnitPriceSet: MoneyBag! product: Product quantity: Int! sku: String title: String! unfulfilledQuantity: Int! variant: ProductVariant variantTitle: String }
        type FulfillmentOrderConnection { edges: [FulfillmentOrderEdge!]! nodes: [FulfillmentOrder!]! pageInfo: PageInfo! }
        type FulfillmentOrderEdge { cursor: String! node: FulfillmentOrder! }
        type FulfillmentOrder implements Node { assignedLocation: FulfillmentOrderAssignedLocation! createdAt: DateTime! id: ID! lineItems(after: String, before: String, first: Int, last: Int, reverse: Boolean = false): FulfillmentOrderLineItemConnection! orderId: ID! orderName: String! requestStatus: FulfillmentOrderRequestStatus! status: FulfillmentOrderStatus! supportedActions: [FulfillmentOrderSupportedAction!]! updatedAt: DateTime! }
        type FulfillmentOrderAssignedLocation { location: Location name: String! }
        type Location implements Node { id: ID! name: String! }
        type FulfillmentOrderSupportedAction { action: FulfillmentOrderAction! externalUrl: URL }
        type FulfillmentOrderLineItemConnection { edges: [FulfillmentOrderLineItemEdge!]! nodes: [FulfillmentOrderLineItem!]! pageInfo: PageInfo! }
        type FulfillmentOrderLineItemEdge { cursor: String! node: FulfillmentOrderLineItem! }
        type FulfillmentOrderLineItem implements Node { id: ID! lineItem: LineItem! productTitle: String! remainingQuantity: Int! sku: String totalQuantity: Int! variantTitle: String }
        type Fulfillment implements Node { createdAt: DateTime! displayStatus: FulfillmentDisplayStatus id: ID! legacyResourceId: UnsignedInt64! name: String! status: FulfillmentStatus! totalQuantity: Int! trackingInfo(first: Int): [FulfillmentTrackingInfo!]! updatedAt: DateTime! }
        type FulfillmentTrackingInfo { company: String number: String url: URL }
        """;
}
