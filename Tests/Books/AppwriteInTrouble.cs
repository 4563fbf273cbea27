using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Bot.Appwrite;
using Bot.Journal;
using Conversations.Posts.Publishing;
using Sandbox.Appwrite;
using Sandbox.Desk;
using Tests.Orders;
using Tests.Support;

namespace Tests.Books;

/// <summary>Everything that can be wrong with Appwrite: what is lost, what is there twice, what the owner hears, and how long it takes once it is well again. The sandbox's rows are the judge.</summary>
public sealed class AppwriteInTrouble(ITestOutputHelper output)
{
    private static readonly TimeSpan AnHour = TimeSpan.FromHours(1);

    /// <summary>All is in the books so long after Appwrite's return (D4).</summary>
    private static readonly TimeSpan Promised = TimeSpan.FromMinutes(5);

    /// <summary>What was set aside is tried again so often.</summary>
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(16);

    private static readonly (string Name, TimeSpan Within, Func<BooksRig, Task> Break, Func<BooksRig, Task> Mend)[] Faults =
    [
        ("away for an hour", Promised, r => Fault(r, FaultKind.Down), Heal),
        ("too slow", Promised, r => Fault(r, FaultKind.Delay, delayMs: 25_000), Heal),
        ("slow, after the write", Promised, r => Fault(r, FaultKind.DelayAfter, "PATCH /v1/tablesdb/transactions", delayMs: 25_000), Heal),
        ("paused", Promised, r => Become(r, "paused"), r => Become(r, "ok")),
        ("blocked", Promised, r => Become(r, "blocked"), r => Become(r, "ok")),
        ("out of quota", Promised, r => Become(r, "quota"), r => Become(r, "ok")),
        ("key revoked", Promised, r => Become(r, "keyRevoked"), r => Become(r, "ok")),
        ("key expired", Promised, r => Become(r, "keyExpired"), r => Become(r, "ok")),
        ("too many calls", Promised, r => Become(r, "rateLimited"), r => Become(r, "ok")),
        ("errors of its own", Promised, r => Fault(r, FaultKind.Status, status: 503), Heal),
        ("changed schema", Quarter, DropColumn, r => r.SetUpAsync()),
        ("half a transaction", Promised, HalfAsync, Heal),
        ("half a staging", Promised, r => Fault(r, FaultKind.Cut, "/operations"), Heal),
        ("answer lost after the write", Promised, r => Fault(r, FaultKind.ResetAfter, "PATCH /v1/tablesdb/transactions"), Heal),
        ("row deleted by hand", Promised, DeleteByHand, _ => Task.CompletedTask),
    ];

    [Fact]
    public async Task Nothing_is_lost_or_doubled_and_the_owner_hears_once_what_to_do()
    {
        var (table, sentences) = (new StringBuilder(), new StringBuilder());
        table.AppendLine(CultureInfo.InvariantCulture, $"{"fault",-28} lost doubled torn  drained  the owner hears");
        var bad = new List<string>();
        // A quick round takes one that needs a person, and one that breaks a group.
        foreach (var (name, within, begin, end) in Faults.Where((_, i) => Effort.Times(0, 1, 1) == 1 || i is 5 or 11))
        {
            var (lost, doubled, torn, took, said) = await PlayAsync(within, begin, end);
            table.AppendLine(CultureInfo.InvariantCulture, $"{name,-28} {lost,4} {doubled,7} {torn,4} {(took == TimeSpan.MaxValue ? "never" : took.ToString(@"mm\:ss", CultureInfo.InvariantCulture)),8}  {(said.Count == 0 ? "(nothing: it goes by itself)" : said[0].Split('\n')[0])}");
            sentences.AppendLine(CultureInfo.InvariantCulture, $"{name}:\n{(said.Count == 0 ? "(nothing)" : string.Join('\n', said))}\n");
            // Of a post whose row is refused the ledger's goes on alone: that is what another device looks at.
            if ((lost, doubled) != (0, 0) || (torn > 0 && name != "changed schema") || took > within) bad.Add(name);
            if (said.Count > 2) bad.Add($"{name}: said {said.Count} times");
        }
        foreach (var (fault, test) in Webhooks) table.AppendLine(CultureInfo.InvariantCulture, $"{fault,-28}    0       0    0           shown by {test}");
        output.WriteLine(table.ToString());
        Assert.True(bad.Count == 0, $"{string.Join(", ", bad)}\n{table}");
        if (Effort.Times(0, 1, 1) == 1) ApprovedText.Check("Tests/Books/trouble.approved.txt", sentences.ToString());
    }

    /// <summary>The order function's own, with Appwrite's faults on that side.</summary>
    private static IReadOnlyList<(string Fault, string Test)> Webhooks { get; } =
    [
        ("webhook altered", nameof(RefusedWebhooks.X7_Of_webhooks_changed_on_their_way_none_is_accepted)),
        ("webhook of another shop", nameof(RefusedWebhooks.What_is_not_for_us_is_refused_without_a_word)),
        ("webhook malformed", nameof(RefusedWebhooks.What_is_signed_but_makes_no_sense_is_taken_and_said_in_the_log)),
        ("webhook of 2 MB", nameof(RefusedWebhooks.Two_megabytes_are_the_most)),
        ("webhook replayed", nameof(OrdersOutOfOrder.A_replay_writes_nothing)),
        ("odd orders", nameof(StoredOrders.An_order_is_stored_as_was_written_by_hand)),
        ("500 lines", nameof(StoredOrders.Five_hundred_lines_are_five_hundred_rows_in_one_transaction)),
        ("Appwrite's, on its side", nameof(OrdersInTrouble.It_is_sent_again_and_stored_once)),
        ("slow, on its side", nameof(OrdersInTrouble.A_slow_Appwrite_is_not_waited_for)),
        ("deleted row, on its side", nameof(OrdersInTrouble.A_row_deleted_by_hand_comes_back_with_the_next_change)),
    ];

    private static async Task<(int Lost, int Doubled, int Torn, TimeSpan Took, List<string> Said)> PlayAsync(TimeSpan within, Func<BooksRig, Task> begin, Func<BooksRig, Task> end)
    {
        await using var rig = await BooksRig.BeginAsync();
        var life = new Life(rig);
        var torn = 0;
        var first = await life.ApprovedAsync();
        await rig.DrainedAsync(Promised);
        Assert.Equal((0, 0), await life.JudgeAsync());

        await begin(rig);
        await life.MovesOnAsync(first, PublicationState.HandleMade);
        for (var hour = 0; hour < 2; hour++)
        {
            life.Called(7);
            var post = await life.ApprovedAsync();
            await rig.PassAsync(AnHour / 4, LookAsync);
            foreach (var state in (PublicationState[])[PublicationState.HandleMade, PublicationState.SendIntent, PublicationState.Published]) await life.MovesOnAsync(post, state);
            await rig.PassAsync(AnHour / 4, LookAsync);
            life.Called(5);
            await rig.PassAsync(AnHour / 2 + TimeSpan.FromMinutes(hour), LookAsync);
            await rig.Get<JournalCallHours>().SumAsync();
            await life.DayAsync(new(2026, 11, 22), 1000 + hour);
        }
        await life.MovesOnAsync(first, PublicationState.Published);
        await end(rig);
        var took = await rig.DrainedAsync(within * 2, LookAsync);
        var (lost, doubled) = await life.JudgeAsync();
        return (lost, doubled, torn, took, rig.Said.Lines);

        async Task LookAsync()
        {
            if (rig.Time.GetUtcNow() is { Second: < 15, Minute: var minute } && minute % 5 == 0) torn += await life.TornAsync();
        }
    }

    private static Task Fault(BooksRig rig, FaultKind kind, string match = "", int delayMs = 0, int status = 500)
    {
        rig.Appwrite.Faults.Add(new() { Vendor = "appwrite", Kind = kind, Match = match, Times = 0, DelayMs = delayMs, Status = status });
        return Task.CompletedTask;
    }

    /// <summary>What is written last of a group never is: the commit, and the post's row, should anybody write it by itself.</summary>
    private static async Task HalfAsync(BooksRig rig)
    {
        await Fault(rig, FaultKind.ResetBefore, "PATCH /v1/tablesdb/transactions");
        await Fault(rig, FaultKind.ResetBefore, "PUT /v1/tablesdb/production/tables/socialPosts/rows");
    }

    private static Task Heal(BooksRig rig)
    {
        rig.Appwrite.Faults.Clear(null);
        return Task.CompletedTask;
    }

    private static Task<JsonNode?> Become(BooksRig rig, string state) => rig.Appwrite.Desk.PostAsync("appwrite/state", new JsonObject { ["state"] = state });

    private static Task<AppwriteAnswer> DropColumn(BooksRig rig) => rig.Get<AppwriteClient>().DeleteColumnAsync(AppwriteTables.SocialPosts, "aiScore", CancellationToken.None);

    private static async Task DeleteByHand(BooksRig rig)
    {
        using var http = new HttpClient { BaseAddress = new(rig.Appwrite.Address) };
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("somebody-else", "1"));
        http.DefaultRequestHeaders.Add("X-Appwrite-Project", Gate.Project);
        http.DefaultRequestHeaders.Add("X-Appwrite-Key", Gate.Key);
        http.DefaultRequestHeaders.Add("X-Appwrite-Response-Format", "1.9.5");
        foreach (var row in (string[])["socialPosts/rows/1", "publications/rows/1-instagram-1"])
        {
            using var answer = await http.DeleteAsync(new Uri($"/v1/tablesdb/production/tables/{row}", UriKind.Relative));
            answer.EnsureSuccessStatusCode();
        }
    }
}
