using Conversations.Chat;
using Conversations.Orders;
using Conversations.Settings;
using Conversations.Shop;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Tests.Support;

namespace Tests.Orders.Days;

public sealed class WatchedWebhooks : IWebhookSubscriptions, IMessenger, IOwnerChat
{
    private readonly FakeTimeProvider _time = new(SampleOrders.Noon);
    private readonly List<string> _said = [];

    /// <summary>What Shopify has dropped; null: it does not answer.</summary>
    private int? _dropped = 0;
    private int _looks;

    ChatId IOwnerChat.Chat { get; } = new(111);

    [Fact]
    public async Task They_are_looked_after_at_the_start_and_daily_and_what_was_made_again_is_said_in_a_line()
    {
        var watch = Watch(null);
        await PassAsync(watch, hours: 23);
        Assert.Equal(1, _looks);
        Assert.Empty(_said);
        _dropped = 6;
        await PassAsync(watch, hours: 2);
        Assert.Equal(AnnouncementTexts.WebhooksMade(6), Assert.Single(_said));
        Assert.Equal(2, _looks);
    }

    [Fact]
    public async Task What_could_not_be_looked_at_is_looked_at_an_hour_later()
    {
        var watch = Watch(null);
        _dropped = null;
        await PassAsync(watch, hours: 3);
        Assert.Equal(3, _looks);
        Assert.Empty(_said);
    }

    [Fact]
    public async Task In_quiet_hours_they_are_made_and_it_is_said_afterwards()
    {
        var watch = Watch("12:00-15:00"); // by UTC
        _dropped = 1;
        _time.Advance(TimeSpan.FromHours(2));
        await PassAsync(watch, hours: 1);
        Assert.Equal(1, _looks);
        Assert.Empty(_said);
        await PassAsync(watch, hours: 2);
        Assert.Equal(AnnouncementTexts.WebhooksMade(1), Assert.Single(_said));
    }

    Task<int> IWebhookSubscriptions.MendAsync(CancellationToken ct)
    {
        _looks++;
        return Task.FromResult(_dropped ?? throw new ShopUnavailableException("Shopify answered 503."));
    }

    Task<MessageRef> IMessenger.SendAsync(ChatId chat, Card card, CancellationToken ct)
    {
        _said.Add(card.Text.Plain);
        return Task.FromResult(new MessageRef(chat, 1, null));
    }

    Task<MessageRef> IMessenger.EditAsync(MessageRef message, Card card, CancellationToken ct) => throw new NotSupportedException();

    Task IMessenger.SendFileAsync(ChatId chat, ChatFile file, CancellationToken ct) => throw new NotSupportedException();

    Task IMessenger.AnswerAsync(string callbackId, string toast, bool alert, CancellationToken ct) => throw new NotSupportedException();

    Task IMessenger.ShowTypingAsync(ChatId chat, CancellationToken ct) => throw new NotSupportedException();

    private WatchWebhooks Watch(string? quiet) => new(
        this, new(TimeSpan.FromSeconds(30)), Shops.In("Etc/UTC") with { QuietHours = quiet is null ? null : QuietHours.Read(quiet) }, this, this, _time, NullLogger<WatchWebhooks>.Instance);

    private async Task PassAsync(WatchWebhooks watch, int hours)
    {
        for (var minute = 0; minute < hours * 60; minute++)
        {
            await watch.TickAsync(TestContext.Current.CancellationToken);
            _time.Advance(TimeSpan.FromMinutes(1));
        }
    }
}
