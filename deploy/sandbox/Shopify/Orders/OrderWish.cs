namespace Sandbox.Shopify.Orders;

/// <summary>An order to be made. Everything is optional: without lines it has one of a linen tote, unless the list is there and empty.</summary>
public sealed record OrderWish
{
    public long? Id { get; init; }

    public int? Number { get; init; }

    /// <summary>The shop's.</summary>
    public string Currency { get; init; } = "EUR";

    /// <summary>What the customer sees; the shop's own when absent.</summary>
    public string? Presentment { get; init; }

    public decimal Rate { get; init; } = 1;

    public IReadOnlyList<LineWish>? Lines { get; init; }

    public decimal Shipping { get; init; }

    public decimal Discount { get; init; }

    /// <summary>A word of OrderDisplayFinancialStatus, or one that does not exist yet.</summary>
    public string Financial { get; init; } = "PAID";

    /// <summary>Instead of what the parcels would say.</summary>
    public string? Fulfilment { get; init; }

    public bool Test { get; init; }

    public string? Source { get; init; } = "web";

    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>A word of OrderRiskRecommendationResult.</summary>
    public string Risk { get; init; } = "ACCEPT";

    public BuyerWish? Buyer { get; init; }

    public bool Guest { get; init; }

    /// <summary>Path and query of the page on which the last visit began.</summary>
    public string? Landing { get; init; }

    /// <summary>Of an earlier visit.</summary>
    public string? FirstLanding { get; init; }

    /// <summary>Seconds until Shopify knows the journey; below zero: it never has one.</summary>
    public double JourneyAfter { get; init; }

    /// <summary>Seconds since it was ordered.</summary>
    public double Ago { get; init; }

    public ShopOrder Make(Func<long> next, int number, DateTimeOffset now, Catalogue catalogue)
    {
        var id = Id ?? next();
        OrderLine[] lines = [.. (Lines ?? [new LineWish()]).Select(l => l.Make(next(), catalogue))];
        var total = lines.Sum(l => l.Price * l.Quantity) + Shipping - Discount;
        var created = now.AddSeconds(-Ago);
        var wishes = Lines ?? [new LineWish()];
        return new()
        {
            Id = id,
            Number = Number ?? number,
            CreatedAt = created,
            UpdatedAt = created,
            Currency = Currency,
            Presentment = Presentment ?? Currency,
            Rate = Rate,
            Total = total,
            CurrentTotal = total,
            Financial = Financial,
            Fulfilment = Fulfilment,
            Test = Test,
            Source = Source,
            Codes = Codes,
            Recommendation = Risk,
            Buyer = Buyer?.Make(next()),
            Guest = Guest,
            Journey = Source != "web" || JourneyAfter < 0 ? null : new(FirstLanding ?? Landing ?? "/", FirstLanding is null ? null : Landing ?? "/", now.AddSeconds(JourneyAfter)),
            Lines = lines,
            Parcels =
            [
                .. lines.Zip(wishes).GroupBy(l => (l.Second.Location, l.Second.Service, l.Second.Held)).Select(g => new Parcel(next(), g.Key.Location, g.Key.Service, g.Key.Held, false,
                    [.. g.Select(l => new ParcelLine(next(), l.First.Id, l.First.Quantity, l.First.Quantity))])),
            ],
        };
    }
}

public sealed record LineWish
{
    public long? Id { get; init; }

    /// <summary>Handle of a product of the catalogue; its title and price where they are not given.</summary>
    public string? Product { get; init; } = "linen-tote";

    public string? Title { get; init; }

    public int Quantity { get; init; } = 1;

    public decimal? Price { get; init; }

    /// <summary>Who sends it.</summary>
    public string Location { get; init; } = "Workshop";

    /// <summary>The location belongs to a fulfilment service.</summary>
    public bool Service { get; init; }

    /// <summary><c>ON_HOLD</c> or <c>SCHEDULED</c>.</summary>
    public string? Held { get; init; }

    public OrderLine Make(long next, Catalogue catalogue)
    {
        var product = Product is null ? null : catalogue.ByHandle(Product);
        var variant = product?.Variants[0];
        return new(Id ?? next, Title ?? product?.Title ?? "Something", variant?.Values.Count > 0 ? variant.Title : null, variant?.Sku, Quantity, Quantity, Price ?? variant?.Price ?? 10, product?.Id, variant?.Id);
    }
}

public sealed record BuyerWish
{
    public string First { get; init; } = "";

    public string Last { get; init; } = "";

    public string Email { get; init; } = "";

    public string Phone { get; init; } = "";

    public string Address1 { get; init; } = "";

    public string? Address2 { get; init; }

    public string Zip { get; init; } = "";

    public string City { get; init; } = "";

    public string Country { get; init; } = "DE";

    public Buyer Make(long id) => new(id, First, Last, Email, Phone, Address1, Address2, Zip, City, Country);
}
