using System.Globalization;
using Sandbox.Shopify.GraphQl;

namespace Sandbox.Shopify.Orders;

/// <summary>A part of an order that answers its fields itself.</summary>
public interface IOrderPart
{
    object? Resolve(string type, string field, Arguments arguments, IReadOnlyList<string> path);
}

public sealed record OrderNode(ShopOrder Order, OrderAccess Access, Catalogue Catalogue) : IOrderPart, ITyped
{
    public string TypeName => "Order";

    public object? Resolve(string type, string field, Arguments arguments, IReadOnlyList<string> path) => field switch
    {
        "id" => GlobalId.Of("Order", Order.Id),
        "legacyResourceId" => Order.Id.ToString(CultureInfo.InvariantCulture),
        "name" => Order.Name,
        "number" => Order.Number,
        "createdAt" or "processedAt" => ProductFields.Date(Order.CreatedAt),
        "updatedAt" => ProductFields.Date(Order.UpdatedAt),
        "cancelledAt" => Order.CancelledAt is { } at ? ProductFields.Date(at) : null,
        "cancelReason" => Order.CancelReason,
        "closed" => false,
        "closedAt" => null,
        "test" => Order.Test,
        "email" => Access.Protected(Order.Buyer?.Email, path),
        "phone" => Access.Protected(Order.Buyer?.Phone, path),
        "displayFinancialStatus" => Order.Financial,
        "displayFulfillmentStatus" => Order.FulfilmentStatus,
        "discountCode" => Order.Codes.Count > 0 ? Order.Codes[0] : null,
        "discountCodes" => Order.Codes,
        "sourceName" => Order.Source,
        "currencyCode" => Order.Currency,
        "presentmentCurrencyCode" => Order.Presentment,
        "currentTotalPriceSet" => Money(Order.CurrentTotal),
        "totalPriceSet" => Money(Order.Total),
        "totalRefundedSet" => Money(Order.Refunded),
        "customer" => Order is { Guest: false, Buyer: { } buyer } ? new BuyerNode(buyer, Access) : null,
        "shippingAddress" => Access.Protected(Order.Buyer is { } to ? new BuyerNode(to, Access) : null, path),
        "lineItems" => Connection.Page([.. Order.Lines.Select(l => new LineNode(l, this))], l => l.Line.Id, arguments, path),
        "customerJourneySummary" => Order.Journey is { } journey ? new JourneyNode(Order, journey, Access.IsReady(journey)) : null,
        "risk" => new Answer(f => Order.Recommendation),
        "fulfillmentOrders" => Parcels(arguments, path),
        "fulfillments" => Order.Shipments.Take(arguments.Whole("first") ?? int.MaxValue).Select(s => new ShipmentNode(s)),
        _ => throw new InvalidOperationException($"no answer for Order.{field}"),
    };

    public MoneyBag Money(decimal amount) => new(amount, Order);

    private IConnection Parcels(Arguments arguments, IReadOnlyList<string> path)
    {
        Access.NeedsParcels(write: false, path);
        return Connection.Page([.. Order.Parcels.Where(p => Access.SeesServices || !p.Service).Select(p => new ParcelNode(p, this))], p => p.Parcel.Id, arguments, path);
    }
}

public sealed record LineNode(OrderLine Line, OrderNode Of) : IOrderPart
{
    public object? Resolve(string type, string field, Arguments arguments, IReadOnlyList<string> path) => field switch
    {
        "id" => GlobalId.Of("LineItem", Line.Id),
        "title" => Line.Title,
        "variantTitle" => Line.VariantTitle,
        "name" => Line.Name,
        "sku" => Line.Sku,
        "quantity" => Line.Quantity,
        "currentQuantity" => Line.Current,
        "unfulfilledQuantity" => Of.Order.Parcels.SelectMany(p => p.Lines).Where(l => l.LineId == Line.Id).Sum(l => l.Left),
        "originalUnitPriceSet" => Of.Money(Line.Price),
        "discountedTotalSet" => Of.Money(Line.Price * Line.Quantity),
        "product" => Line.ProductId is { } id ? Of.Catalogue.ById(id) : null,
        _ => Line.VariantId is { } variant && Of.Catalogue.ByVariant(variant) is { } found ? new Owned<Variant>(found.Product, found.Variant) : null,
    };
}

public sealed record ParcelNode(Parcel Parcel, OrderNode Of) : IOrderPart
{
    public object? Resolve(string type, string field, Arguments arguments, IReadOnlyList<string> path) => field switch
    {
        "id" => GlobalId.Of("FulfillmentOrder", Parcel.Id),
        "status" => Parcel.Status,
        "requestStatus" => "UNSUBMITTED",
        "orderId" => GlobalId.Of("Order", Of.Order.Id),
        "orderName" => Of.Order.Name,
        "createdAt" => ProductFields.Date(Of.Order.CreatedAt),
        "updatedAt" => ProductFields.Date(Of.Order.UpdatedAt),
        "assignedLocation" => new Answer(f => f == "name" ? Parcel.Location : new Answer(l => l == "name" ? Parcel.Location : GlobalId.Of("Location", 71_000_000_001))),
        "supportedActions" => Parcel.Actions.Select(a => new Answer(f => f == "action" ? a : null)),
        _ => Connection.Page([.. Parcel.Lines.Select(l => new ParcelLineNode(l, new LineNode(Of.Order.Lines.First(o => o.Id == l.LineId), Of)))], l => l.Line.Id, arguments, path),
    };
}

public sealed record ParcelLineNode(ParcelLine Line, LineNode Item) : IOrderPart
{
    public object? Resolve(string type, string field, Arguments arguments, IReadOnlyList<string> path) => field switch
    {
        "id" => GlobalId.Of("FulfillmentOrderLineItem", Line.Id),
        "remainingQuantity" => Line.Left,
        "totalQuantity" => Line.Total,
        "productTitle" => Item.Line.Title,
        "variantTitle" => Item.Line.VariantTitle,
        "sku" => Item.Line.Sku,
        _ => Item,
    };
}

public sealed record ShipmentNode(Shipment Shipment) : IOrderPart
{
    public object? Resolve(string type, string field, Arguments arguments, IReadOnlyList<string> path) => field switch
    {
        "id" => GlobalId.Of("Fulfillment", Shipment.Id),
        "legacyResourceId" => Shipment.Id.ToString(CultureInfo.InvariantCulture),
        "name" => $"F{Shipment.Id}",
        "status" => "SUCCESS",
        "displayStatus" => "FULFILLED",
        "totalQuantity" => Shipment.Pieces.Sum(p => p.Quantity),
        "createdAt" => ProductFields.Date(Shipment.At),
        "updatedAt" => ProductFields.Date(Shipment.UpdatedAt),
        _ => Shipment.Tracking.Take(arguments.Whole("first") ?? int.MaxValue).Select(t => new Answer(f => f switch { "company" => t.Company, "number" => t.Number, _ => t.Url })),
    };
}

public sealed record BuyerNode(Buyer Buyer, OrderAccess Access) : IOrderPart
{
    public object? Resolve(string type, string field, Arguments arguments, IReadOnlyList<string> path) => (type, field) switch
    {
        ("CustomerEmailAddress", _) => Buyer.Email,
        ("Customer", "id") => GlobalId.Of("Customer", Buyer.Id),
        ("Customer", "displayName") => Access.Customers == "open" ? Buyer.Name : "",
        ("Customer", "defaultEmailAddress") => Access.Protected(this, path),
        ("Customer", "numberOfOrders") => "1",
        ("Customer", "firstName") => Access.Protected(Buyer.First, path),
        ("Customer", "lastName") => Access.Protected(Buyer.Last, path),
        (_, "firstName") => Buyer.First,
        (_, "lastName") => Buyer.Last,
        (_, "legacyResourceId") => Buyer.Id.ToString(CultureInfo.InvariantCulture),
        (_, "id") => GlobalId.Of("MailingAddress", Buyer.Id + 1),
        (_, "name") => Buyer.Name,
        (_, "address1") => Buyer.Address1,
        (_, "address2") => Buyer.Address2,
        (_, "zip") => Buyer.Zip,
        (_, "city") => Buyer.City,
        (_, "countryCodeV2") => Buyer.Country,
        (_, "phone") => Buyer.Phone,
        (_, "formatted") => new[] { arguments.Flag("withName") ? Buyer.Name : null, Buyer.Address1, Buyer.Address2, $"{Buyer.Zip} {Buyer.City}", Buyer.Country }.Where(l => !string.IsNullOrWhiteSpace(l)),
        _ => null,
    };
}

/// <summary>An amount in both currencies.</summary>
public sealed record MoneyBag(decimal Amount, ShopOrder Of) : IOrderPart
{
    public object? Resolve(string type, string field, Arguments arguments, IReadOnlyList<string> path)
    {
        var (amount, currency) = field == "shopMoney" ? (Amount, Of.Currency) : (decimal.Round(Amount * Of.Rate, Currencies.Digits(Of.Presentment), MidpointRounding.AwayFromZero), Of.Presentment);
        return new Answer(f => f == "amount" ? amount.ToString("0.0###", CultureInfo.InvariantCulture) : currency);
    }
}

/// <summary>A part so small that a function answers it.</summary>
public sealed record Answer(Func<string, object?> Of) : IOrderPart
{
    public object? Resolve(string type, string field, Arguments arguments, IReadOnlyList<string> path) => Of(field);
}
