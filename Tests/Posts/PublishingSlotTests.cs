using System.Globalization;
using Conversations.Posts;
using Conversations.Settings;
using Tests.Support;

namespace Tests.Posts;

public sealed class PublishingSlotTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("2026-11-23T09:00Z", "2026-11-23T11:30Z")] // 10:00 in Berlin: 12:30 today
    [InlineData("2026-11-23T10:30Z", "2026-11-23T11:30Z")] // exactly 60 minutes ahead is enough
    [InlineData("2026-11-23T10:31Z", "2026-11-23T16:30Z")] // 59 are not
    [InlineData("2026-11-23T20:00Z", "2026-11-24T11:30Z")] // nothing left today
    public void The_first_slot_at_least_an_hour_ahead(string now, string expected) => Assert.Equal(At(expected), Next(Shops.In("Europe/Berlin"), now));

    [Fact]
    public void Taken_slots_are_skipped()
    {
        var shop = Shops.In("Europe/Berlin");
        Assert.Equal(At("2026-11-23T19:30Z"), Next(shop, "2026-11-23T09:00Z", "2026-11-23T11:30Z", "2026-11-23T16:30Z"));
    }

    [Theory]
    [InlineData("2026-11-23T10:31Z", "2026-11-23T16:30Z")] // went out 59 minutes before the slot at 12:30
    [InlineData("2026-11-23T10:30Z", "2026-11-23T11:30Z")]
    [InlineData("2026-11-23T12:29Z", "2026-11-23T16:30Z")]
    [InlineData("2026-11-23T12:30Z", "2026-11-23T11:30Z")]
    public void A_slot_within_the_hour_of_another_post_is_left_out(string other, string expected) =>
        Assert.Equal(At(expected), Next(Shops.In("Europe/Berlin"), "2026-11-23T09:00Z", other));

    [Fact]
    public void A_time_that_the_spring_day_skips_comes_right_after_the_gap() =>
        Assert.Equal(At("2027-03-28T01:00Z"), Next(Shops.In("Europe/Berlin", "en", "02:30"), "2027-03-27T20:00Z"));

    [Fact]
    public void A_time_that_the_autumn_day_has_twice_comes_once()
    {
        var shop = Shops.In("Europe/Berlin", "en", "02:30");
        Assert.Equal(At("2026-10-25T00:30Z"), Next(shop, "2026-10-24T20:00Z"));
        Assert.Equal(At("2026-10-26T01:30Z"), Next(shop, "2026-10-24T20:00Z", "2026-10-25T00:30Z"));
    }

    [Fact]
    public void Every_slot_is_an_hour_ahead_free_and_at_a_wanted_local_time()
    {
        var seed = Effort.Seed(output);
        var random = new Random(seed);
        foreach (var zone in (string[])["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "America/St_Johns"])
        {
            var shop = Shops.In(zone);
            var taken = new HashSet<DateTimeOffset>();
            var now = At("2026-01-01T00:00Z");
            for (var i = 0; i < Effort.Times(500, 5_000, 50_000); i++)
            {
                var slot = PublishingSlots.NextFree(shop, now, taken);
                Assert.True(slot - now >= PublishingSlots.Notice, $"{zone} {now:O} {slot:O}");
                Assert.True(taken.Add(slot));
                Assert.Contains(TimeOnly.FromDateTime(shop.Local(slot).DateTime), shop.PublishAt);
                now = now.AddMinutes(random.Next(0, 900));
                taken.RemoveWhere(t => t < now);
            }
        }
    }

    private static DateTimeOffset Next(ShopSettings shop, string now, params string[] taken) =>
        PublishingSlots.NextFree(shop, At(now), taken.Select(At).ToHashSet());

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
