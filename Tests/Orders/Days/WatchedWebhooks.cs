using Conversations.Chat;
using Conversations.Orders;
using Conversations.Settings;
using Conversations.Shop;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Moq;
using Tests.Support;

namespace Tests.Orders.Days;

public sealed class WatchedWebhooks
{
    private readonly FakeTimeProvider _time = new(SampleOrders.Noon);
    private readonly Mock<IWebhookSubscriptions> _subscriptions = new(MockBehavior.Strict);
    private readonly List<string> _said = [];

    [Fact]
    public async Task They_are_looked_after_at_the_start_and_daily_and_what_was_made_again_is_said_in_a_line()
    {
        var watch = Watch(null);
        _subscriptions.Setup(s => s.MendAsync(It.IsAny<CancellationToken>())).ReturnsAsync(0);
        await PassAsync(watch, hours: 23);
        _subscriptions.Verify(s => s.MendAsync(It.IsAny<CancellationToken>()), Times.Once);
        Assert.Empty(_said);
        _subscriptions.Setup(s => s.MendAsync(It.IsAny<CancellationToken>())).ReturnsAsync(6);
        await PassAsync(watch, hours: 2);
        Assert.Equal(AnnouncementTexts.WebhooksMade(6), Assert.Single(_said));
        _subscriptions.Verify(s => s.MendAsync(It.IsAny<CancellationToken>()), Times.Exactly(2));
    }

    [Fact]
    public async Task What_could_not_be_looked_at_is_looked_at_an_hour_later()
    {
        var watch = Watch(null);
        _subscriptions.Setup(s => s.MendAsync(It.IsAny<CancellationToken>())).ThrowsAsync(new ShopUnavailableException("Shopify answered 503."));
        await PassAsync(watch, hours: 3);
        _subscriptions.Verify(s => s.MendAsync(It.IsAny<CancellationToken>()), Times.InRange(3, 4, Moq.Range.Inclusive));
        Assert.Empty(_said);
    }

    [Fact]
    public async Task In_quiet_hours_they_are_made_and_it_is_said_afterwards()
    {
        var watch = Watch("12:00-15:00"); // by UTC
        _subscriptions.Setup(s => s.MendAsync(It.IsAny<CancellationToken>())).ReturnsAsync(1);
        _time.Advance(TimeSpan.FromHours(2));
        await PassAsync(watch, hours: 1);
        Assert.Empty(_said);
        await PassAsync(watch, hours: 2);
        Assert.Equal(AnnouncementTexts.WebhooksMade(1), Assert.Single(_said));
    }

    private WatchWebhooks Watch(string? quiet)
    {
        var (messenger, owner) = (new Mock<IMessenger>(MockBehavior.Strict), new Mock<IOwnerChat>());
        messenger.Setup(m => m.SendAsync(It.IsAny<ChatId>(), It.IsAny<Card>(), It.IsAny<CancellationToken>()))
            .Callback((ChatId _, Card card, CancellationToken _) => _said.Add(card.Text.Plain)).ReturnsAsync(new MessageRef(new(111), 1, null));
        return new(_subscriptions.Object, new(TimeSpan.FromSeconds(30)), Shops.In("Etc/UTC") with { QuietHours = quiet is null ? null : QuietHours.Read(quiet) },
            messenger.Object, owner.Object, _time, NullLogger<WatchWebhooks>.Instance);
    }

    private async Task PassAsync(WatchWebhooks watch, int hours)
    {
        for (var minute = 0; minute < hours * 60; minute++)
        {
            await watch.TickAsync(TestContext.Current.CancellationToken);
            _time.Advance(TimeSpan.FromMinutes(1));
        }
    }
}
