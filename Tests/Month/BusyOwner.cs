using System.Text.Json.Nodes;
using Conversations.Posts;

namespace Tests.Month;

/// <summary>An owner who answers three drafts a day: most of them with yes, some after changing words, some with no, and some not at all.</summary>
internal sealed class BusyOwner(PlayedShop shop, Random random)
{
    private static readonly string[] Own = ["Back on the shelf, and not for long.", "One of our favourites of the season.", "Made in small numbers, like everything here.", "Come by on Saturday and have a look."];

    private readonly Dictionary<string, int> _done = new() { ["approved"] = 0, ["edited"] = 0, ["rejected"] = 0, ["ignored"] = 0, ["fixed"] = 0 };
    private int _seen;

    /// <summary>How often each.</summary>
    public IReadOnlyDictionary<string, int> Done => _done;

    /// <summary>Drafts that came before the owner.</summary>
    public int Drafts => _done["approved"] + _done["rejected"] + _done["ignored"];

    /// <summary>Answers the draft of the slot that has just been, after some minutes.</summary>
    public async Task AnswerAsync()
    {
        var card = (await shop.Desk.ChatAsync()).LastOrDefault(m => m.FromBot && m.Buttons.Any(b => b.Label is PostTexts.Approve or PostTexts.FixText));
        if (card is null || card.Id <= _seen) return;
        _seen = card.Id;
        await shop.PushAsync(shop.Now.AddMinutes(random.Next(3, 100)));
        if (card.Buttons.Any(b => b.Label == PostTexts.FixText))
        {
            await shop.TapAsync(PostTexts.FixText);
            Count("fixed");
        }
        switch (random.Next(100))
        {
            case < 78:
                await ApproveAsync();
                break;
            case < 88:
                await shop.TapAsync(PostTexts.EditText);
                await shop.SayAsync(Own[random.Next(Own.Length)]);
                await shop.TapAsync(PostTexts.UseThis);
                Count("edited");
                await ApproveAsync();
                break;
            case < 94:
                await shop.TapAsync(PostTexts.Reject);
                await shop.TapAsync(PostTexts.RejectForSure);
                Count("rejected");
                break;
            default:
                Count("ignored");
                break;
        }
    }

    /// <summary>Posts by hand what has come into the TikTok inbox, and says so.</summary>
    public async Task PostOnTikTokAsync()
    {
        if ((await shop.Desk.GetAsync("tiktok/inbox")).AsArray().All(i => i!["posted"]!.GetValue<bool>() || i["discarded"]!.GetValue<bool>())) return;
        await shop.Desk.PostAsync("tiktok/inbox/newest", new JsonObject { ["action"] = "post" });
        await shop.TapAsync(PostTexts.Posted);
    }

    private async Task ApproveAsync()
    {
        if (!await shop.TapAsync(PostTexts.Approve)) throw new InvalidOperationException($"No draft can be approved:\n{await shop.Desk.TranscriptAsync()}");
        Count("approved");
    }

    private void Count(string what) => _done[what]++;
}
