using Bot.Journal;
using Conversations.Posts.Drafting;
using Conversations.Posts.Drafting.Ahead;
using Conversations.Posts.Writing;
using Conversations.Settings;
using Microsoft.Extensions.DependencyInjection;
using Tests.Support;

namespace Tests.Posts.Drafting.Ahead;

/// <summary>A batch that is done after its slot has chosen for itself.</summary>
public sealed class LateTexts
{
    private const string Answer = """{"caption":"Market mornings, sorted.","hashtags":[],"altText":"A bag.","confidence":1}""";

    [Fact]
    public async Task A_text_about_one_product_never_comes_to_a_draft_about_another()
    {
        await using var world = await World.BeginAsync();
        await world.DraftAsync();
        var (ct, post) = (TestContext.Current.CancellationToken, await world.PostAsync());
        var slot = new SlotKey(new(2026, 11, 24), new(9, 0), "Europe/Berlin");
        var facts = CaptionPrompt.FactsOf(post.Product, world.Services.GetRequiredService<ShopSettings>().Language, null);
        var about = new AheadDraft(slot, slot.Date, post.Product.Id, facts, null, "", 1, Answer, null);
        await world.Services.GetRequiredService<JournalFile>().WriteAsync(j => j.Execute("UPDATE posts SET key = $1 WHERE id = 1", $"{slot}"));
        var (store, written) = (world.Services.GetRequiredService<IAheadStore>(), world.Services.GetRequiredService<WrittenAhead>());
        var batch = new DraftBatch(slot.Date, "", null, BatchState.Done, world.Time.GetUtcNow());
        await store.IntendAsync(batch, [about], ct);
        Assert.NotNull(await written.TextAsync(post.Id, post.Product, ct));
        foreach (var other in new[] { about with { Product = "gid://shopify/Product/1" }, about with { Facts = "of another record" } })
        {
            await store.SaveAsync(batch, [other], ct);
            Assert.Null(await written.TextAsync(post.Id, post.Product, ct));
        }
    }
}
