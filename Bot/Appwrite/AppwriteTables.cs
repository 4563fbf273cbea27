namespace Bot.Appwrite;

/// <summary>A column; none is required, so that a newer release can leave one empty and an older one need not know it.</summary>
/// <param name="Type">As the route for single columns is called.</param>
/// <param name="Size">Characters; for varchar only.</param>
internal sealed record Column(string Key, string Type, int? Size = null)
{
    public static Column Varchar(string key, int size) => new(key, "varchar", size);

    /// <summary>At most 16,383 characters; a prefix can be indexed.</summary>
    public static Column Text(string key) => new(key, "text");

    /// <summary>Of any length that occurs here: up to 4 million characters.</summary>
    public static Column LongText(string key) => new(key, "mediumtext");

    public static Column Time(string key) => new(key, "datetime");

    public static Column Number(string key) => new(key, "float");

    public static Column Count(string key) => new(key, "integer");

    /// <summary>Money in minor units: https://appwrite.io/docs/products/databases/tables#columns</summary>
    public static Column Minor(string key) => new(key, "bigint");

    public static Column Flag(string key) => new(key, "boolean");

    // Inline columns go by the name of their storage, not of their route.
    public InlineColumn Inline => new(Key, Type == "float" ? "double" : Type, false, Size);

    public NewColumn Single => new(Key, false, Size);
}

internal sealed record Table(string Id, IReadOnlyList<Column> Columns, IReadOnlyList<string> Indexed);

/// <summary>The tables of DESIGN.md that exist so far.</summary>
internal static class AppwriteTables
{
    public const string SocialPosts = "socialPosts";

    public const string Publications = "publications";

    public const string Settings = "settings";

    /// <summary>Written by the order function (<c>deploy/appwrite/functions/process-order</c>), which says what each column holds.</summary>
    public const string Orders = "orders", OrderItems = "orderItems";

    private static readonly string[] UtmParts = ["Source", "Medium", "Campaign", "Content", "Term"];

    public static IReadOnlyList<Table> All { get; } =
    [
        new(
            SocialPosts,
            [
                Column.Text("platform"),
                Column.Text("content"),
                Column.Time("scheduledAt"),
                Column.Varchar("status", 32),
                Column.Text("metrics"),
                Column.Number("aiScore"),
                Column.Varchar("productId", 128),
                Column.Varchar("approvedBy", 64),
                Column.Time("approvedAt"),
                Column.Varchar("hash", 64),
                Column.Count("revision"),
                Column.LongText("record"), // the whole post while it is unfinished: what a lost journal is rebuilt from (D6)
            ],
            ["status", "scheduledAt", "productId"]),
        new(
            Publications,
            [
                Column.Varchar("postId", 36),
                Column.Varchar("platform", 32),
                Column.Count("attempt"),
                Column.Varchar("state", 32),
                Column.Varchar("hash", 64),
                Column.Varchar("handle", 128),
                Column.Varchar("mediaId", 128),
                Column.Time("intentAt"),
                Column.Time("changedAt"),
                Column.Varchar("device", 36),
                Column.Text("link"),
            ],
            ["postId"]),
        new(Settings, [Column.Text("value"), Column.Time("changedAt")], []),
        new(
            Orders,
            [
                Column.Varchar("orderId", 20),
                Column.Varchar("name", 64),
                Column.Count("number"),
                Column.Varchar("customerId", 20), // of the customer nothing else is kept
                Column.Minor("total"),
                Column.Minor("currentTotal"),
                Column.Minor("refunded"),
                Column.Varchar("currency", 3),
                Column.Varchar("status", 16),
                Column.Varchar("financialStatus", 32),
                Column.Varchar("fulfillmentStatus", 32),
                Column.Time("cancelledAt"),
                Column.Flag("test"),
                Column.Varchar("source", 64),
                .. UtmParts.Select(p => Column.Varchar("utm" + p, 128)),
                Column.Varchar("discountCode", 255),
                Column.Count("itemCount"),
                Column.Varchar("itemsHash", 64),
                Column.Time("createdAt"),
                Column.Time("updatedAt"),
                Column.Text("refunds"),
                Column.Count("revision"),
                Column.Varchar("postId", 36),
            ],
            ["customerId"]),
        new(
            OrderItems,
            [
                Column.Varchar("orderId", 20),
                Column.Varchar("productId", 20),
                Column.Varchar("variantId", 20),
                Column.Varchar("title", 255),
                Column.Count("quantity"),
                Column.Minor("price"),
            ],
            ["orderId"]),
    ];
}
