using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Sandbox.Desk;

namespace Sandbox.Shopify.Orders;

/// <summary>Customers, payment providers and the admin, as a test plays them; and what has left the house.</summary>
public sealed class OrderControl(OrderBook book, OrderAccess access, Catalogue catalogue)
{
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Map(RouteGroupBuilder control)
    {
        control.Show("/orders", () => book.All.Select(Seen));
        control.Show("/shipments", () => book.All.SelectMany(o => o.Shipments).OrderBy(s => s.Id));
        control.Show("/shipments/calls", () => book.Calls);
        control.Turn<OrderWish>("/orders", (wish, _) => wish.Id is { } id && book.Find(id) is not null
            ? Results.Conflict($"there is an order {id}")
            : Results.Json(Seen(book.Add((next, number) => wish.Make(next, number, book.Now, catalogue)))));
        control.Turn<AccessWish>("/orders/access", (wish, _) =>
        {
            if (wish.Customers is not (null or "open" or "null" or "refused")) return Results.BadRequest("customers is open, null or refused");
            access.Customers = wish.Customers ?? access.Customers;
            access.SearchLag = wish.SearchLag is { } lag ? TimeSpan.FromSeconds(lag) : access.SearchLag;
            return null;
        });
        control.On("GET", "/orders/{id}/webhook", context => Find(context) is not { } order ? Results.NotFound()
            : OrderWebhook.Body(order, context.Request.Query["topic"].ToString()) is { } body ? Results.Text(body.ToJsonString(AsWritten), "application/json")
            : Results.NotFound());
        Changes<EditWish>(control, "edit", (o, wish) => o.Edited(wish));
        Changes<CancelWish>(control, "cancel", (o, wish) => o.Cancelled(wish, book.Now));
        // A refund's number is drawn before the order is taken in hand: both are under one lock.
        control.Turn<RefundWish>("/orders/{id}/refund", (wish, context) => book.NextId() is var id && Find(context) is { } order
            ? Results.Json(Seen(book.Change(order.Id, o => o.Refund(wish, id, book.Now))!)) : Results.NotFound());
        Changes<object>(control, "pay", (o, _) => o.Paid());
        control.Turn<ElsewhereWish>("/orders/{id}/ship", (wish, context) => Find(context) is { } order ? Ship(order, wish) : Results.NotFound());
    }

    private void Changes<T>(RouteGroupBuilder control, string verb, Func<ShopOrder, T, ShopOrder> change) => control.Turn<T>($"/orders/{{id}}/{verb}", (wish, context) =>
        Find(context) is { } order ? Results.Json(Seen(book.Change(order.Id, o => change(o, wish))!)) : Results.NotFound());

    private IResult Ship(ShopOrder order, ElsewhereWish wish)
    {
        if ((wish.Parcel is { } at ? order.Parcels.ElementAtOrDefault(at) : order.Parcels.FirstOrDefault(p => p.Left > 0)) is not { } parcel) return Results.BadRequest("there is no such parcel");
        var line = parcel.Lines.FirstOrDefault(l => l.Left > 0);
        var wanted = new WantedParcel(parcel.Id, wish.Quantity is { } quantity && line is not null ? [(line.Id, quantity)] : null);
        TrackingInfo[] tracking = wish.Number is null && wish.Url is null ? [] : [new(wish.Company, wish.Number, wish.Url)];
        var (shipment, refusal) = book.Ship([parcel.Id], "elsewhere", o => Fulfilling.Pieces(o, [wanted]), tracking, notify: false);
        return shipment is null ? Results.BadRequest(refusal) : Results.Json(shipment);
    }

    private ShopOrder? Find(HttpContext context) => long.TryParse(context.Hole("id"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? book.Find(id) : null;

    /// <summary>Numbers as text beside the numbers: not everybody's JSON keeps them.</summary>
    private static object Seen(ShopOrder o) => new { Key = $"{o.Id}", o.Name, Status = o.FulfilmentStatus, Order = o };
}
