using Conversations.Orders;
using Conversations.Shop;
using Sandbox.Desk;
using Sandbox.Shopify.Orders;

namespace Tests.Shop.Orders;

/// <summary>What leaves the house, with the sandbox's ledger as the judge.</summary>
public sealed class Shipping
{
    private static readonly Tracking Parcel = new("DHL Express", "JD014600", null);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_parcel_is_sent_whole_and_read_back()
    {
        await using var shop = await ShopWithOrders.OpenAsync();
        var id = shop.Order(new() { Lines = [new() { Quantity = 3 }, new() { Title = "Olive soap", Product = null }] });
        var parcel = Assert.Single(await shop.Orders.ParcelsAsync(id, Ct));
        Assert.Equal(("Workshop", true), (parcel.Location, parcel.MayShip));
        Assert.Equal([3, 1], parcel.Lines.Select(l => l.Left));
        Assert.Equal("Olive soap", parcel.Lines[1].Title);

        Assert.Equal(new ShipAnswer(ShipResult.Done), await shop.Orders.ShipAsync(parcel, Parcel, Ct));

        var shipment = Assert.Single(shop.Shipped);
        Assert.Equal([3, 1], shipment.Pieces.Select(p => p.Quantity));
        Assert.False(shipment.Notified);
        Assert.Empty(await shop.Orders.ParcelsAsync(id, Ct));
        var told = Assert.Single(await shop.Orders.ShipmentsAsync(id, Ct));
        Assert.Equal(new($"{shipment.Id}", new("DHL Express", "JD014600", new("https://www.dhl.com/en/express/tracking.html?AWB=JD014600"))), told);
        Assert.Equal(("fulfilled", OrderStatus.Shipped), ((await shop.ReadAsync(id)).Fulfilment, (await shop.ReadAsync(id)).Status));
    }

    [Fact]
    public async Task Each_location_sends_its_own_and_what_cannot_be_sent_says_so()
    {
        await using var shop = await ShopWithOrders.OpenAsync();
        var id = shop.Order(new() { Lines = [new() { Location = "Berlin" }, new() { Location = "Wien", Quantity = 2 }, new() { Location = "Graz", Held = "ON_HOLD" }, new() { Location = "Robots", Service = true }] });
        var parcels = await shop.Orders.ParcelsAsync(id, Ct);
        Assert.Equal([("Berlin", true), ("Wien", true), ("Graz", false)], parcels.Select(p => (p.Location, p.MayShip)));
        Assert.Equal(ShipResult.Done, (await shop.Orders.ShipAsync(parcels[1], null, Ct)).Result);
        Assert.Equal("partial", (await shop.ReadAsync(id)).Fulfilment);
        Assert.Equal(["Berlin", "Graz"], (await shop.Orders.ParcelsAsync(id, Ct)).Select(p => p.Location));
        Assert.Equal(new(ShipResult.NotDone, $"Fulfillment order {parcels[2].Id} has an unfulfillable status= on_hold."), await shop.Orders.ShipAsync(parcels[2], null, Ct));
        shop.Shop.Scopes = [.. shop.Shop.Scopes, "write_third_party_fulfillment_orders"];
        Assert.Equal([("Berlin", true), ("Graz", false), ("Robots", false)], (await shop.Orders.ParcelsAsync(id, Ct)).Select(p => (p.Location, p.MayShip)));
    }

    [Fact]
    public async Task More_than_was_shown_is_never_sent_and_twice_is_refused()
    {
        await using var shop = await ShopWithOrders.OpenAsync();
        var id = shop.Order(new() { Lines = [new() { Quantity = 3 }] });
        var parcel = (await shop.Orders.ParcelsAsync(id, Ct))[0];
        var line = shop.Shop.Orders.All[0].Parcels[0].Lines[0].Id;
        shop.Shop.Orders.Ship([shop.Shop.Orders.All[0].Parcels[0].Id], "elsewhere", o => Fulfilling.Pieces(o, [new(o!.Parcels[0].Id, [(line, 1)])]), [], false);
        Assert.Equal(ShipResult.NotDone, (await shop.Orders.ShipAsync(parcel, null, Ct)).Result);
        var left = (await shop.Orders.ParcelsAsync(id, Ct))[0];
        Assert.Equal(2, left.Lines[0].Left);
        Assert.Equal(ShipResult.Done, (await shop.Orders.ShipAsync(left, null, Ct)).Result);
        Assert.Equal(ShipResult.NotDone, (await shop.Orders.ShipAsync(left, null, Ct)).Result);
        Assert.Equal([1, 2], shop.Shipped.Select(s => s.Pieces.Sum(p => p.Quantity)));
    }

    /// <summary>The sandbox is no kinder than the vendor: a part of what is left, asked for twice, is sent twice.</summary>
    [Fact]
    public async Task The_sandbox_ships_twice_when_it_is_asked_twice()
    {
        await using var shop = await ShopWithOrders.OpenAsync();
        var id = shop.Order(new() { Lines = [new() { Quantity = 3 }] });
        var parcel = (await shop.Orders.ParcelsAsync(id, Ct))[0];
        var one = parcel with { Lines = [parcel.Lines[0] with { Left = 1 }] };
        Assert.Equal(ShipResult.Done, (await shop.Orders.ShipAsync(one, null, Ct)).Result);
        Assert.Equal(ShipResult.Done, (await shop.Orders.ShipAsync(one, null, Ct)).Result);
        Assert.Equal((2, 2, "IN_PROGRESS"), (shop.Shipped.Count, shop.Asked, shop.Shop.Orders.All[0].Parcels[0].Status));
    }

    [Fact]
    public async Task Five_hundred_lines_leave_as_one()
    {
        await using var shop = await ShopWithOrders.OpenAsync();
        var id = shop.Order(new() { Lines = [.. Enumerable.Range(1, 500).Select(i => new LineWish { Price = 1, Title = $"Soap {i}", Product = null })] });
        var parcel = Assert.Single(await shop.Orders.ParcelsAsync(id, Ct));
        Assert.Equal(500, parcel.Lines.Count);
        Assert.Equal(ShipResult.Done, (await shop.Orders.ShipAsync(parcel, null, Ct)).Result);
        Assert.Equal(500, Assert.Single(shop.Shipped).Pieces.Count);
    }

    /// <summary>A request leaves once at most, whatever comes back; and what the answer says is never surer than it is.</summary>
    /// <param name="sent">Whether the shop has carried it out.</param>
    [Theory]
    [InlineData(FaultKind.ResetBefore, 0, 0, ShipResult.Unknown)]
    [InlineData(FaultKind.ResetAfter, 0, 1, ShipResult.Unknown)]
    [InlineData(FaultKind.Cut, 0, 1, ShipResult.Unknown)]
    [InlineData(FaultKind.Delay, 0, 0, ShipResult.Unknown)]
    [InlineData(FaultKind.DelayAfter, 0, 1, ShipResult.Unknown)]
    [InlineData(FaultKind.Drip, 0, 1, ShipResult.Unknown)]
    [InlineData(FaultKind.Status, 500, 0, ShipResult.Unknown)]
    [InlineData(FaultKind.Status, 502, 0, ShipResult.Unknown)]
    [InlineData(FaultKind.Status, 429, 0, ShipResult.Unknown)]
    [InlineData(FaultKind.StatusAfter, 500, 1, ShipResult.Unknown)]
    [InlineData(FaultKind.StatusAfter, 503, 1, ShipResult.Unknown)]
    [InlineData(FaultKind.StatusAfter, 429, 1, ShipResult.Unknown)]
    [InlineData(FaultKind.Status, 401, 0, ShipResult.NotDone)]
    [InlineData(FaultKind.Status, 402, 0, ShipResult.NotDone)]
    [InlineData(FaultKind.Status, 403, 0, ShipResult.NotDone)]
    [InlineData(FaultKind.Status, 423, 0, ShipResult.NotDone)]
    public async Task It_is_asked_once_under_every_fault(FaultKind kind, int status, int sent, ShipResult result)
    {
        await using var shop = await ShopWithOrders.OpenAsync();
        var id = shop.Order(new() { Lines = [new() { Quantity = 2 }] });
        var parcel = (await shop.Orders.ParcelsAsync(id, Ct))[0];
        var before = shop.Requests;
        shop.Break(kind, status);
        var asked = shop.Orders.ShipAsync(parcel, Parcel, Ct);
        var answer = kind is FaultKind.Delay or FaultKind.DelayAfter or FaultKind.Drip ? await shop.Finish(asked) : await asked;
        Assert.Equal((result, sent, 1), (answer.Result, shop.Shipped.Count, shop.Requests - before));
        Assert.False(string.IsNullOrWhiteSpace(answer.Reason));

        shop.Faults.Clear(null);
        Assert.Equal(1 - sent, (await shop.Orders.ParcelsAsync(id, Ct)).Count);
        Assert.Equal(sent, (await shop.Orders.ShipmentsAsync(id, Ct)).Count);
    }

    [Fact]
    public async Task A_shop_that_cannot_be_reached_has_not_been_asked()
    {
        var shop = await ShopWithOrders.OpenAsync();
        var id = shop.Order(new());
        var parcel = (await shop.Orders.ParcelsAsync(id, Ct))[0];
        await shop.CloseAsync();
        Assert.Equal(ShipResult.NotDone, (await shop.Orders.ShipAsync(parcel, null, Ct)).Result);
        await Assert.ThrowsAsync<ShopUnavailableException>(() => shop.Orders.ParcelsAsync(id, Ct));
        await shop.DisposeAsync();
    }

    [Fact]
    public async Task A_missing_scope_is_named_and_an_empty_bucket_is_no_answer()
    {
        await using var shop = await ShopWithOrders.OpenAsync();
        var id = shop.Order(new());
        var parcel = (await shop.Orders.ParcelsAsync(id, Ct))[0];
        var scopes = shop.Shop.Scopes;
        shop.Shop.Scopes = ["read_orders", "read_merchant_managed_fulfillment_orders"];
        var answer = await shop.Orders.ShipAsync(parcel, null, Ct);
        Assert.Equal(ShipResult.NotDone, answer.Result);
        Assert.Contains("write_merchant_managed_fulfillment_orders", answer.Reason, StringComparison.Ordinal);
        shop.Shop.Scopes = scopes;
        shop.Shop.Bucket.Empty();
        Assert.Equal(new(ShipResult.Unknown, "Shopify did not confirm. It answered with an error (THROTTLED)."), await shop.Orders.ShipAsync(parcel, null, Ct));
        Assert.Empty(shop.Shipped);
    }

    [Theory]
    [InlineData(null, ShipResult.Done, true)]
    [InlineData(FaultKind.Cut, ShipResult.Unknown, true)]
    [InlineData(FaultKind.ResetBefore, ShipResult.Unknown, false)]
    public async Task Tracking_can_follow(FaultKind? kind, ShipResult result, bool there)
    {
        await using var shop = await ShopWithOrders.OpenAsync();
        var id = shop.Order(new());
        await shop.Orders.ShipAsync((await shop.Orders.ParcelsAsync(id, Ct))[0], null, Ct);
        var shipment = Assert.Single(await shop.Orders.ShipmentsAsync(id, Ct));
        Assert.Null(shipment.Tracking);
        var tracking = new Tracking(null, "B 7", new("https://bike.example/track/7"));
        if (kind is { } fault) shop.Break(fault);
        Assert.Equal(result, (await shop.Orders.AddTrackingAsync(shipment.Id, tracking, Ct)).Result);
        Assert.Equal(there ? tracking : null, Assert.Single(await shop.Orders.ShipmentsAsync(id, Ct)).Tracking);
        Assert.Equal(new(ShipResult.NotDone, "Fulfillment does not exist."), await shop.Orders.AddTrackingAsync("1", tracking, Ct));
    }
}
