using System.Text.Json.Nodes;
using Bot.Journal;
using Conversations.Books;
using Conversations.Posts;
using Conversations.Posts.Publishing;
using Microsoft.Extensions.Logging.Abstractions;
using Sandbox.Desk;

namespace Tests.Books;

public sealed class WatchBooksTests
{
    [Fact]
    public async Task It_is_said_once_over_restarts_too_anew_for_another_reason_and_when_it_is_over()
    {
        await using var rig = await BooksRig.BeginAsync();
        await BecomeAsync(rig, "quota");
        await new Life(rig).ApprovedAsync();
        await rig.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Empty(rig.Said.Lines); // seen once is not seen yet
        await rig.PassAsync(TimeSpan.FromMinutes(30));
        Assert.Equal("⚠️ Appwrite's quota is used up: wait for the next month or take a larger plan.\nNothing is lost: 2 rows wait here, and drafts, approvals and posts go on. I keep trying and go on by myself.", Assert.Single(rig.Said.Lines));
        await new WatchBooks(rig.Get<IBooksHealth>(), new JournalTold(rig.Journal), rig.Said, rig.Said, rig.Time, NullLogger<WatchBooks>.Instance).TickAsync(CancellationToken.None);
        Assert.Single(rig.Said.Lines);
        await BecomeAsync(rig, "paused");
        await rig.PassAsync(TimeSpan.FromMinutes(6));
        Assert.StartsWith("⚠️ Appwrite has paused the project: open it in the console and restore it.", rig.Said.Lines[1], StringComparison.Ordinal);
        await BecomeAsync(rig, "ok");
        await rig.PassAsync(TimeSpan.FromMinutes(6));
        Assert.Equal("✅ Appwrite takes the shop's books again; all is written.", rig.Said.Lines[2]);
        Assert.Equal(3, rig.Said.Lines.Count);
    }

    [Fact]
    public async Task What_passes_within_the_hour_is_not_worth_a_message()
    {
        await using var rig = await BooksRig.BeginAsync();
        var life = new Life(rig);
        await life.ApprovedAsync();
        rig.Appwrite.Faults.Add(new() { Vendor = "appwrite", Kind = FaultKind.Down });
        await rig.PassAsync(TimeSpan.FromMinutes(50));
        rig.Appwrite.Faults.Clear(null);
        await rig.DrainedAsync(TimeSpan.FromMinutes(5));
        await life.MovesOnAsync(new PostId(1), PublicationState.HandleMade);
        rig.Appwrite.Faults.Add(new() { Vendor = "appwrite", Kind = FaultKind.Down });
        await rig.PassAsync(TimeSpan.FromMinutes(50)); // its hour begins anew
        Assert.Empty(rig.Said.Lines);
        await rig.PassAsync(TimeSpan.FromMinutes(15));
        Assert.StartsWith("⚠️ Appwrite breaks the connection off. That mostly passes by itself.", Assert.Single(rig.Said.Lines), StringComparison.Ordinal);
    }

    private static Task<JsonNode?> BecomeAsync(BooksRig rig, string state) => rig.Appwrite.Desk.PostAsync("appwrite/state", new JsonObject { ["state"] = state });
}
