using System.Globalization;
using Conversations.Chat;
using Conversations.Insights;
using Conversations.Posts.Publishing;
using Conversations.Posts.Writing;
using Conversations.Settings;
using Conversations.Shop;

namespace Conversations.Posts;

/// <summary>Every sentence about posts. First what happened, then what the person can do.</summary>
public static class PostTexts
{
    public const string Approve = "✅ Approve";
    public const string ShowScore = "📊 Score";
    public const string FixText = "🔧 Fix text";
    public const string AsItIs = "Keep as is";
    public const string PostAnyway = "⚡ Post anyway";
    public const string SwapProduct = "🔁 Swap product";
    public const string WaitForRestock = "⏳ Wait for restock";
    public const string Reject = "🗑 Reject";
    public const string RejectForSure = "🗑 Yes, reject";
    public const string Keep = "Keep it";
    public const string EditText = "✏️ Edit text";
    public const string Now = "⚡ Now";
    public const string Hold = "⏸ Hold";
    public const string Release = "▶️ Release";
    public const string PostNow = "⚡ Post now";
    public const string NextFreeSlot = "▶️ Next free slot";
    public const string Skip = "⏭ Skip";
    public const string BringBack = "↩️ Bring back";
    public const string TryAgain = "🔁 Try again";
    public const string ItsLive = "It's live";
    public const string ItsNotThere = "It's not there";
    public const string ItsThere = "It's there";
    public const string OpenTikTok = "Open TikTok";
    public const string Posted = "Posted ✓";
    public const string OpenProfile = "Open profile";
    public const string Open = "Open";
    public const string WholeText = "Whole text";
    public const string ShowDraft = "👁 Show draft";
    public const string Cancel = "Cancel";
    public const string UseThis = "✅ Use this";
    public const string Back = "✏️ Type again";
    public const string NewDraft = "New draft";
    public const string AsText = "New text";

    public const string NotAnApprover = "You can look, but drafting and deciding is for approvers. Ask the owner for that right.";
    public const string NoSuchPost = "There is no such draft.";
    public const string ForeignButton = "That button does not belong to this chat. /queue shows what is here.";
    public const string Changed = "This changed meanwhile; the card shows how it is now.";
    public const string TooLateToUndo = "Too late to undo. Use Hold.";
    public const string AlreadyOut = "It is already going out.";
    public const string SendText = "Send me the new text.";
    public const string NothingToEdit = "There is nothing to edit in this draft any more.";
    public const string EditCancelled = "Left as it was.";
    public const string TypedTextLost = "I no longer have the text you typed. The draft is as it was. Press Edit text and send it again.";
    public const string OlderText = "You have sent another text since. Use the buttons under the newest one.";
    public const string EmptyText = "That text is empty. Send the words that should stand under the picture.";
    public const string TextUsed = "New text taken. It waits for your approval.";
    public const string PictureInstead = "That is not text. Send the words that should stand under the picture, or /cancel.";
    public const string Drafting = "Drafting again …";
    public const string Checking = "Looking once more …";
    public const string Restored = "As it was.";
    public const string SureReject = "Press again to reject for good.";
    public const string EmptyQueue = "The queue is empty. Forward me a product link and I will draft a post.";
    public const string TakenByAnotherDevice = "another device of this shop has already taken it. Stop the second copy, then try again.";
    public const string PictureChanged = "The shop now serves another picture than the one you approved. Look at it and approve again.";
    public const string ApprovalMissing = "The approval on record does not fit this text. Please look and approve again.";

    public const string Rewriting = "Working … I write it anew.";
    public const string StillWrong = "I wrote it anew, and it still does not fit your shop. Fix it once more, edit it yourself, or keep it.";
    public const string KeptAsItIs = "Kept as it is. It waits for your approval.";
    public const string IsSoldOut = "It is sold out in your shop.";
    public const string Deleted = "Its product is no longer in your shop.";
    public const string SwappedAway = "Another product takes its place.";
    public const string LookingForAnother = "Looking for another product …";

    /// <returns>Null for a product that customers find.</returns>
    public static string? NotToBeFound(ProductVisibility visibility) => visibility switch
    {
        ProductVisibility.Draft => "Its product is a draft in Shopify now: customers cannot open it.",
        ProductVisibility.Archived => "Its product is archived in Shopify now: customers cannot open it.",
        ProductVisibility.Unlisted => "Its product is unlisted in Shopify now: only who has the link finds it.",
        ProductVisibility.NotInStore => "Its product is no longer in your online store.",
        _ => null,
    };

    /// <summary>What a person hears who approves what is still to be decided.</summary>
    public static string DecideFirst(PostId id) => $"Draft {id} says what your shop does not. First choose: Fix text, or Keep as is.";

    /// <summary>Why an approved post does not go out, and what can be done about it.</summary>
    public static string HeldBy(GateHold hold) => string.Join(" ", hold.Findings) + (hold.Reason switch
    {
        GateReason.SoldOut => " Shall another product take its place, shall it wait for restock, or go out anyway?",
        GateReason.Gone => " Shall another product take its place, or shall it go out anyway?",
        _ => " The shop has changed since you approved it: shall I write the text anew, or shall it go out anyway?",
    });

    public static string Waiting(DateTimeOffset since, ShopSettings shop) =>
        $"It waits for restock since {shop.DayAndClock(since)}: I look every half hour, and it takes the next free slot once it is back.";

    public static string WillWait(PostId id) => $"⏳ Draft {id} waits until it is in stock again.";

    /// <param name="when">Its new time, as the shop says it.</param>
    public static string BackInStock(string when) => $"It is in stock again, so it goes out {when}, as you approved it.";

    public static string WaitedTooLong(int days) => $"It is still sold out after {days} days, so I no longer look.";

    /// <param name="because">One sentence.</param>
    public static string NotRewritten(PostId id, string because) => $"The text of draft {id} stays as it is. {because}";

    public const string ChangedWhileWriting = "It changed while I was writing.";

    public static string NothingToSwap(PostId id, string because) => $"Draft {id} stays as it is: I found no other product. {because}";

    public static string SwappedWithout(PostId id, string because) => $"Draft {id} is skipped, and there is no draft in its place yet. {because}";

    public const string ForwardAnother = "Forward me the link of another product if you want one.";

    /// <param name="title">Of the product that was to be posted.</param>
    public static string InPlaceOf(PostId id, string title) => $"in place of draft {id}, {ShopTexts.Title(title)}";

    /// <param name="when">Its time, as the shop says it.</param>
    public static string MissedItsTime(string when) =>
        $"It was due {when}, while I was off or cut off. So late I do not post without you: shall it go out now, at the next free slot, or not at all?";

    /// <summary>Where a person finishes what was handed over to TikTok; on a phone it opens the app.</summary>
    public static readonly Uri TikTok = new("https://www.tiktok.com/");

    public static string TryAgainOn(Platform platform) => $"🔁 Try {platform} again";

    /// <summary>One platform's line on a card with several.</summary>
    public static string Standing(Post post, PlatformLine line) => line switch
    {
        { IsLive: true } when post.EndsInInbox(line.Platform) => $"🚀 {line.Platform}: posted by you",
        { IsLive: true } => $"🚀 {line.Platform}: live",
        { IsHandedOff: true } => InInbox,
        // A reason may begin with the platform's name as well.
        { IsAbsent: true } => $"⚠️ {line.Platform}: not posted. {line.Reason?.Replace($"{line.Platform}: ", "", StringComparison.Ordinal)}",
        { IsPaused: true } => $"⏸ {line.Platform}: waits. {line.Reason}",
        { State: PublicationState.Claimed } => $"📤 {line.Platform}: going out",
        { Reason: { } reason } when line.Platform.EndsInInbox() => $"❓ {line.Platform}: unconfirmed. {reason}",
        _ => $"❓ {line.Platform}: unconfirmed",
    };

    /// <summary>What people did with it, as it was last read; null while that is not known yet.</summary>
    public static string? Metrics(PlatformLine line, bool named)
    {
        if (line.Readings is not [.., var last]) return null;
        var said = new (long? Count, string Word)[]
        {
            (last.Metrics.Reach, "reached"), (last.Metrics.Reach is null ? last.Metrics.Views : null, "view"), (last.Metrics.Likes, "like"),
            (last.Metrics.Comments, "comment"), (last.Metrics.Shares, "share"), (last.Metrics.Saves, "save"),
        }.Where(s => s.Count is not null).Select(s => $"{s.Count?.ToString("N0", CultureInfo.GetCultureInfo("en"))} {s.Word}{(s.Count == 1 || s.Word == "reached" ? "" : "s")}").ToList();
        return said.Count == 0 ? null : $"👀 {(named ? $"{line.Platform}: " : "")}{string.Join(" · ", said)} (after {MetricsAges.Words(last.Hours)})";
    }

    public const string OnlyTikTok = "Only TikTok is connected, and it takes no picture from me: set TIKTOK_MEDIA_DOMAIN, connect another platform, or give the product a video.";
    public const string NotedPosted = "Noted: you have posted it.";
    public const string NothingHandedOff = "That is noted already; the card shows how it is now.";
    public const string NotAPostOnTikTok = "That is not the link of a post on TikTok. Open your post there, tap Share, then Copy link, and send me that; or /cancel to leave it.";
    public const string LinkNotWanted = "I no longer wait for a link of a post on TikTok. Nothing has changed.";

    public static string LinkWanted(PostId id) => $"🚀 Draft {id} is posted on TikTok. If you want to open it from the card, send me its link within 15 minutes; there is nothing else to do.";

    public static string LinkTaken(PostId id) => $"The card of draft {id} now opens your post on TikTok.";

    public const string InInbox = "📲 TikTok: in your TikTok inbox. Open TikTok and post it from there.";

    /// <param name="missing">Why the video cannot be had: one sentence.</param>
    public static string WithoutTikTok(string missing) => $"TikTok is left out. {missing}";

    public const string MadeElsewhere = "The picture had to be made to fit, and TikTok fetches pictures only from TIKTOK_MEDIA_DOMAIN, where the shop's own ones are.";
    public const string FirstPicture = "🖼 Only the first";
    public const string WithoutMissing = "🖼 Post without it";
    public const string LoadingPictures = "Loading the pictures …";
    public const string LoadingVideo = "Loading the video …";
    public const string ShowAs = "🖼 Show as …";
    public const string LeaveForm = "‹ Leave it as it is";
    public const string ReelOnInstagram = "🎬 Instagram reel";
    public const string PictureOnInstagram = "🖼 Instagram picture";
    public const string LinkOnFacebook = "🔗 Facebook link";
    public const string PictureOnFacebook = "🖼 Facebook picture";
    public const string IsReel = "🎬 Instagram gets the product's video as a reel.";
    public const string IsLink = "🔗 Facebook gets a link to the product's page instead of the picture.";
    public const string VideoChanged = "The shop now serves another video than the one you approved. Look at the new one and approve again, or draft the product anew.";

    public const string DirectOnTikTok = "🎵 TikTok direct";
    public const string InboxOnTikTok = "📲 TikTok inbox";
    public const string AskingTikTok = "Asking TikTok what your account allows …";
    public const string NoAudience = "TikTok names nobody who may see what I post to your account. It goes into your inbox as before.";
    public const string MusicTerms = "I post it myself then, with its text, marked as promoting your own business. By posting you agree to TikTok's Music Usage Confirmation.";

    public static string WhoMaySee(PostId id, string account) => $"Who may see draft {id} on TikTok ({account})?";

    /// <param name="label">The button that was pressed.</param>
    public static string SeenBy(PostId id, string label) => $"Draft {id} on TikTok: {label}. Its card has it.";

    public static string IsDirect(Audience audience) => $"🎵 Posted on TikTok directly: {Forms.ChooseAudience.LabelOf(audience)}";

    public static string TooLongForTikTok(TimeSpan length, TimeSpan longest) =>
        $"The product's video is {length.TotalMinutes:0} minutes long, and TikTok lets your account post {longest.TotalMinutes:0} minutes at most. It goes into your inbox as before.";

    /// <param name="missing">Why the video cannot be had: one sentence.</param>
    public static string WithoutReel(string missing) => $"Instagram keeps the picture. {missing}";

    public static string NoReelOf(TimeSpan length) =>
        $"The product's video is {(length < TimeSpan.FromMinutes(1) ? $"{length.TotalSeconds:0} seconds" : $"{length.TotalMinutes:0} minutes")} long, and Instagram takes reels of 3 seconds to 15 minutes.";

    public static string FormChosen(string verb) => verb switch
    {
        Verbs.FirstPicture => "Only the first picture now. It waits for your approval.",
        Verbs.NoReel => "A picture on Instagram again. It waits for your approval.",
        Verbs.PageLink => "A link on Facebook now. It waits for your approval.",
        Verbs.ToInbox => "Into your TikTok inbox again. It waits for your approval.",
        _ when Forms.ChooseAudience.Of(verb) is not null => "Directly on TikTok now. It waits for your approval.",
        _ => "A picture on Facebook again. It waits for your approval.",
    };

    public const string WillBeCropped = "Instagram will crop it to the shape of the first.";
    public const string FirstForTikTok = "🖼 TikTok gets the first picture only: it fetches none that had to be made to fit.";

    public static string AllPictures(int count) => count == 2 ? "🖼 Both pictures" : $"🖼 All {count} pictures";

    /// <param name="count">In the post.</param>
    /// <param name="of">Of the product.</param>
    public static string Pictures(int count, int of) => count == of ? AllPictures(of) : $"🖼 {count} of {of} pictures";

    /// <param name="number">From 1.</param>
    public static string NamedPicture(int number, int of, string what) => $"Picture {number} of {of}: {what}";

    public static bool NamesPicture(string? reason) => reason?.StartsWith("Picture ", StringComparison.Ordinal) == true;

    public static string PicturesOf(int count, PostId id) => $"🖼 The {count} pictures of draft {id}, in their order";

    public const string MadeToFit = "🖼 The picture is made to fit: the shop's own would not be taken as it is.";

    /// <param name="named">What is wrong with it.</param>
    /// <param name="notKept">Why none could be made in its place; null when nothing was tried.</param>
    public static string NotFitted(string named, string? notKept) => notKept is null ? named : $"{named} I could have made it fit, but {notKept}";

    public const string VideoForTikTok = "🎬 TikTok gets the product's video instead of the picture.";
    public const string WatchVideo = "Watch the video";

    /// <summary>A video arrives there without a word.</summary>
    public const string TextForVideo = "TikTok takes the video without its text. Tap it to copy, and paste it there:";

    public static string StillProcessing(Platform platform) => $"{platform} says that it is still working on it.";

    public static string Working(string title, string price) => $"Found: {ShopTexts.Title(title)}, {price}. Drafting …";

    public static string TooLong(int length) => $"That text has {length} characters, Instagram takes {PostLimits.Text}. Shorten it and send it again.";

    public static string Approved(string when) => $"✅ Approved · goes out {when}";

    public static string GoesOutNow(string when) => $"⚡ Goes out {when}";

    public static string Rejected(PostId id) => $"🗑 Draft {id} rejected.";

    public static string Undone(PostId id) => $"Approval of draft {id} taken back.";

    public static string Held(PostId id) => $"⏸ Draft {id} is held. It stays until you release it.";

    public static string Released(string when) => $"▶️ Released · goes out {when}";

    public static string Skipped(PostId id) => $"⏭ Draft {id} skipped.";

    public static string BroughtBack(PostId id) => $"↩️ Draft {id} is back and waits for your approval.";

    public static string Retrying(PostId id) => $"Draft {id} goes out again.";

    public static string NotNow(PostId id, PostStage stage) => $"Draft {id} is {Word(stage)}: that is not possible now.";

    public static string DecidedBefore(Decision last, string ago) => $"{Did(last.Step)} {ago} by {last.Name}.";

    public static string ShowFirst(PostId id) => $"Draft {id} changed since you last saw it. Here it is as it stands now.";

    public static ChatText Editing(PostId id, string current, bool wasApproved)
    {
        var text = ChatText.Empty.Bold($"✏️ Editing draft {id}").Line().Line("Send the new text. This is the current one (tap to copy):")
            .Code(current);
        return wasApproved ? text.Line().Add("It is approved; a new text needs a new approval.") : text;
    }

    public static string StillEditing(PostId id) => $"✏️ Editing draft {id}";

    public static ChatText Preview(PostId id, string text) =>
        ChatText.Empty.Bold($"Draft {id} would say:").Line().Line().Line(text).Line().Add("Nothing has changed yet.");

    public static ChatText LinkWhileEditing(PostId id) =>
        ChatText.Empty.Add($"You are editing draft {id}. Is this link the new text, or shall I draft a new post about it?");

    /// <summary>The owner's sentence for each way the model can fail.</summary>
    public static string Because(ModelTrouble trouble) => trouble switch
    {
        ModelTrouble.PromptBlocked => "Gemini refused to write about this product: its safety rules reacted to the product text. Reword the description in Shopify, then try again.",
        ModelTrouble.AnswerWithheld => "Gemini wrote something and then withheld it for safety reasons. Try again, or reword the product description in Shopify.",
        ModelTrouble.Recitation => "Gemini stopped because the text came too close to something already published. Try again; a different description in Shopify helps.",
        ModelTrouble.Empty => "Gemini sent an empty answer. Nothing was drafted. Try again in a minute.",
        ModelTrouble.Cut => "Gemini's answer broke off in the middle. Nothing was drafted. Try again.",
        ModelTrouble.Malformed => "Gemini's answer was not in the form I asked for. Nothing was drafted. Try again.",
        ModelTrouble.Busy => "Gemini takes no more requests this minute. Try again in a minute.",
        ModelTrouble.DayQuotaUsed => "Gemini's allowance for today is used up. It starts again at midnight Pacific time; a paid Gemini plan lifts it.",
        ModelTrouble.Away => "Gemini is overloaded or away. Nothing was drafted. Try again in some minutes.",
        ModelTrouble.TooSlow => "Gemini did not answer in time. Nothing was drafted. Try again.",
        ModelTrouble.KeyRefused => "Gemini refused my key. Make a new one in Google AI Studio and set GEMINI_API_KEY.",
        ModelTrouble.ModelGone => "None of the models in GEMINI_MODEL exists any more. Set a current one and restart me.",
        ModelTrouble.NotAllowed => "Google does not allow this: billing is off, or Gemini is not offered in your region. Check the project in Google AI Studio.",
        ModelTrouble.RequestRefused => "Gemini refused the request as wrong. That is a mistake of mine; the log has the details. Try again later.",
        ModelTrouble.BudgetUsed => "This month's AI budget is used up, so I write no drafts. A higher AI_MONTHLY_BUDGET in the settings and a restart lift that; approved posts go out as ever.",
        _ => "Drafting is off: GEMINI_API_KEY is missing in the settings.",
    };

    public static string Symbol(Post post) => post switch
    {
        { Unconfirmed: true } or { OwnerMustSay: true } => "❓",
        { Waits: true } => "⏸",
        { Stage: PostStage.Drafting } => "✍️",
        { Stage: PostStage.InReview } => "⏳",
        { Stage: PostStage.Scheduled } => "✅",
        { Stage: PostStage.Held } => "⏸",
        { Stage: PostStage.Publishing } => "📤",
        { Stage: PostStage.Published } => post.Lines.Any(l => l.IsLive) || !post.HandedOff.Any() ? "🚀" : "📲",
        { Stage: PostStage.PartlyPublished } => "🚀⚠️",
        { Stage: PostStage.Failed } => "⚠️",
        { Stage: PostStage.Rejected } => "🗑",
        _ => "⏭",
    };

    public static string Word(PostStage stage) => stage switch
    {
        PostStage.Drafting => "drafting",
        PostStage.InReview => "waiting",
        PostStage.Scheduled => "approved",
        PostStage.Held => "held",
        PostStage.Publishing => "going out",
        PostStage.Published => "live",
        PostStage.PartlyPublished => "partly live",
        PostStage.Failed => "needs you",
        PostStage.Rejected => "rejected",
        _ => "skipped",
    };

    private static string Did(PostStep step) => step switch
    {
        PostStep.Approve => "Approved",
        PostStep.Reject => "Rejected",
        PostStep.Edit => "Edited",
        PostStep.Rewrite => "Written anew",
        PostStep.Keep => "Kept as it is",
        PostStep.Wait => "Left waiting",
        PostStep.Undo => "Taken back",
        PostStep.Hold => "Held",
        PostStep.Release => "Released",
        PostStep.Skip => "Skipped",
        PostStep.BringBack => "Brought back",
        PostStep.AllLive => "Marked as posted",
        _ => "Changed",
    };
}
