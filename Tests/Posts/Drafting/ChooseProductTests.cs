using Conversations.Posts.Drafting;
using Conversations.Settings;
using Conversations.Shop;
using Tests.Support;

namespace Tests.Posts.Drafting;

public sealed class ChooseProductTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero); // a Monday
    private static readonly ShopSettings Shop = Shops.In("Europe/Berlin");

    [Theory]
    [InlineData(ProductOrder.Newest, "c new since Thursday, b new since 13 Oct")]
    [InlineData(ProductOrder.BestSelling, "a among the best sellers of Everything, b among the best sellers of Everything, c among the best sellers of Everything")]
    [InlineData(ProductOrder.MostStock, "c never posted, a 24 in stock, not posted for 60 days, b 90 in stock, not posted for 20 days")]
    public void Each_order_has_its_own_first_and_says_why(ProductOrder order, string expected)
    {
        var page = new ProductPage(
            [Listed("a", 200, 24), Listed("b", 41, 90), Listed("c", 4, null), Listed("gone", 1, 0), Listed("hidden", 1, 5) with { Visibility = ProductVisibility.Unlisted }, Listed("bare", 1, 5) with { HasPicture = false }],
            order == ProductOrder.BestSelling ? "Everything" : null, null);
        var shown = Shown(new("a", Now.AddDays(-60), Now.AddDays(-60), false), new("b", Now.AddDays(-20), Now.AddDays(-20), false));
        Assert.Equal(expected, string.Join(", ", ChooseProduct.Rank(order, page, shown, Now, Shop).Select(c => $"{c.Product} {c.Reason}")));
    }

    [Theory]
    [InlineData(13, false, true)]
    [InlineData(15, false, false)]
    [InlineData(200, true, true)]
    public void What_was_shown_lately_or_still_waits_is_left_alone(int daysAgo, bool waits, bool leftAlone)
    {
        var shown = Shown(new ShownProduct("a", Now.AddDays(-daysAgo), null, waits));
        Assert.Equal(leftAlone, ChooseProduct.Obstacle(Listed("a", 300, 5), shown, Now) == SlotOutcome.PostedLately);
    }

    [Theory]
    [InlineData("0 9,14,19 * * *", "Newest BestSelling MostStock Newest BestSelling MostStock")]
    [InlineData("0 9,14 * * *", "Newest BestSelling MostStock Newest BestSelling MostStock")]
    [InlineData("0 9 * * *", "Newest BestSelling MostStock Newest BestSelling MostStock")]
    public void The_slots_take_turns(string cron, string expected)
    {
        var plan = SlotPlanTests.Plan(cron, "Europe/Berlin");
        var slots = plan.Between(new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero), new(2026, 12, 21, 12, 0, 0, TimeSpan.Zero)).Select(s => ChooseProduct.OrdersFor(ChooseProduct.TurnOf(plan, s.Key))[0]).ToList();
        Assert.Equal(expected, string.Join(" ", slots.SkipWhile(o => o != ProductOrder.Newest).Take(6)));
    }

    [Theory]
    [InlineData(SlotOutcome.ShopEmpty)]
    [InlineData(SlotOutcome.ShopEmpty, SlotOutcome.ShopEmpty)]
    [InlineData(SlotOutcome.SoldOut, SlotOutcome.ShopEmpty, SlotOutcome.SoldOut)]
    [InlineData(SlotOutcome.NoPicture, SlotOutcome.NoPicture, SlotOutcome.SoldOut)]
    [InlineData(SlotOutcome.PostedLately, SlotOutcome.SoldOut, SlotOutcome.PostedLately, SlotOutcome.NoPicture)]
    public void Where_nothing_can_be_chosen_the_nearest_obstacle_is_named(SlotOutcome expected, params SlotOutcome[] obstacles) =>
        Assert.Equal(expected, ChooseProduct.WhyNone(obstacles));

    private static ListedProduct Listed(string id, int daysOld, int? stock) =>
        new() { Id = id, CreatedAt = Now.AddDays(-daysOld), Visibility = ProductVisibility.Visible, Stock = stock, HasPicture = true };

    private static Dictionary<string, ShownProduct> Shown(params ShownProduct[] products) => products.ToDictionary(p => p.Product);
}
