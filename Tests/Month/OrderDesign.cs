namespace Tests.Month;

/// <summary>
/// A way of carrying orders over Appwrite, reckoned and not measured: the bot does not handle orders yet. A function writes each order there, and the
/// bot asks for rows that have changed. What the bot reads from Shopify every quarter of an hour to catch what was lost costs nothing here.
/// </summary>
/// <param name="Writes">Rows written for an order in its life.</param>
/// <param name="FunctionReads">Rows the function reads for an order, to write only what changes.</param>
/// <param name="Changes">How often an order's row changes, which is how often the bot reads it.</param>
/// <param name="ItemReads">Rows of items that the bot reads for an order.</param>
/// <param name="Poll">Between two questions for what has changed.</param>
internal sealed record OrderDesign(string Name, double Writes, double FunctionReads, double Changes, double ItemReads, TimeSpan Poll)
{
    public const int OrdersADay = 1_000, Days = 30;

    /// <summary>Of an order with a state that changes one and a half times on average: Shopify sends four messages, and three of them are checked against the row.</summary>
    private const double Items = 2, LaterStates = 1.5, Messages = 4;

    /// <summary>Orders come during these, spread evenly.</summary>
    private const double Awake = 16;

    public static IReadOnlyList<OrderDesign> All { get; } =
    [
        Rows(TimeSpan.FromSeconds(5)),
        Rows(TimeSpan.FromSeconds(30)),
        Rows(TimeSpan.FromSeconds(60)),
        OneRow(TimeSpan.FromSeconds(30)),
        OneRow(TimeSpan.FromSeconds(60)),
        new("one row an order, every message written unread", Messages, 0, Messages, 0, TimeSpan.FromSeconds(60)),
    ];

    public static string Assumptions =>
        $"{OrdersADay} orders a day over {Awake} waking hours, {Items} items and {LaterStates} later states each, {Messages} messages from Shopify of which all but the first are compared with the row";

    public double WritesAMonth => Writes * OrdersADay * Days;

    /// <summary>A question that finds rows counts them, and one that finds none counts one.</summary>
    public double ReadsAMonth => (FunctionReads + Changes + ItemReads) * OrdersADay * Days + EmptyPolls;

    private double EmptyPolls
    {
        get
        {
            var (awake, asleep) = (Awake * 3_600 * Days / Poll.TotalSeconds, (24 - Awake) * 3_600 * Days / Poll.TotalSeconds);
            var found = Changes * OrdersADay / (Awake * 3_600) * Poll.TotalSeconds;
            return asleep + awake * Math.Exp(-found);
        }
    }

    private static OrderDesign Rows(TimeSpan poll) => new("an order row, a row for each item", 1 + Items + LaterStates, Messages - 1, 1 + LaterStates, Items, poll);

    private static OrderDesign OneRow(TimeSpan poll) => new("one row an order, its items inside as text", 1 + LaterStates, Messages - 1, 1 + LaterStates, 0, poll);
}
