namespace Conversations.Orders;

/// <summary>
/// The first part of an order button's data. Shopify's numbers may have 19 digits, and with seven of the revision no more than four letters are
/// left of the 32 bytes.
/// </summary>
internal static class OrderVerbs
{
    /// <summary>A page of the list: the id is the page, the revision the view.</summary>
    public const string List = "orders";
    public const string Show = "ord";

    /// <summary>Asks what is left; the answer carries <see cref="Ship"/>.</summary>
    public const string AskShip = "ship";

    /// <summary>The second tap: the revision is the number of the question.</summary>
    public const string Ship = "sent";
    public const string Back = "shut";
    public const string AddTracking = "trac";
    public const string UseTracking = "tuse";
    public const string LeaveTracking = "tend";
    public const string Address = "addr";
}
