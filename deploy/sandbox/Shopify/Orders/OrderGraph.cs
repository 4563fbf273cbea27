using Sandbox.Shopify.GraphQl;

namespace Sandbox.Shopify.Orders;

/// <summary>The ways into the orders: by search, by id, and the mutations.</summary>
public sealed class OrderGraph(OrderBook book, OrderAccess access, Catalogue catalogue)
{
    private readonly Fulfilling _fulfilling = new(book);

    public object? Find(string field, Arguments arguments, IReadOnlyList<string> path)
    {
        if (field == "nodes") return arguments.Texts("ids")!.Select(id => ById(id, path)).ToList();
        if (field == "fulfillmentOrder")
        {
            access.NeedsParcels(write: false, path);
            return GlobalId.Read(arguments.Text("id")!, "FulfillmentOrder") is { } parcel && book.OfParcel(parcel) is { } of && access.Sees(of) && of.Parcels.First(p => p.Id == parcel) is var found && (access.SeesServices || !found.Service)
                ? new ParcelNode(found, Node(of)) : null;
        }
        access.NeedsOrders(path);
        if (field == "order") return ById(arguments.Text("id")!, path);
        var sort = arguments.Text("sortKey");
        return Connection.Page(OrderSearch.Find(book.All.Where(access.Finds), arguments.Text("query")).Select(Node), o => OrderSearch.Key(o.Order, sort), o => o.Order.Id, arguments, path);
    }

    public object? Change(string field, Arguments arguments, IReadOnlyList<string> path)
    {
        access.NeedsParcels(write: true, path);
        return field == "fulfillmentCreate" ? _fulfilling.Create(arguments) : _fulfilling.Track(arguments);
    }

    private OrderNode Node(ShopOrder order) => new(order, access, catalogue);

    private OrderNode? ById(string id, IReadOnlyList<string> path)
    {
        if (GlobalId.Read(id, "Order") is not { } number) return null;
        access.NeedsOrders(path);
        return book.Find(number) is { } order && access.Sees(order) ? Node(order) : null;
    }
}
