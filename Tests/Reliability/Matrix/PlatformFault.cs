using System.Text.Json.Nodes;
using Conversations;
using Conversations.Posts;
using Sandbox.Desk;
using Tests.Support;

namespace Tests.Reliability.Matrix;

/// <summary>Something that goes wrong with one platform, from before the tap on.</summary>
/// <param name="Begin">Makes it so.</param>
/// <param name="End">Undoes what is no fault of the wire.</param>
internal sealed record PlatformFault(CrashTarget Target, string Name, Func<World, Death, Task> Begin, Func<World, Task>? End = null)
{
    private const int Never = 900_000;
    private const string Html = "<html><body>Bad gateway</body></html>";

    public static IReadOnlyList<PlatformFault> Of(CrashTarget target) =>
    [
        .. OnTheWire(target, "preparing", Steps(target).Prepare),
        .. OnTheWire(target, "sending", target.Commit),
        .. Reading(target),
        new(target, "away until it is mended", (w, _) => w.Desk.FaultAsync(target.Vendor, "Down")),
        .. target.Platform switch
        {
            Platform.Instagram => Instagram(target),
            Platform.Facebook => Facebook(target),
            _ => TikTok(target),
        },
    ];

    public override string ToString() => $"{Target.Platform}: {Name}";

    private static (string Prepare, IReadOnlyList<string> Reads) Steps(CrashTarget target) => target.Platform switch
    {
        Platform.Instagram => ("POST /v26.0", ["fields=status_code", "/media?"]),
        Platform.Facebook => ("/photos", ["page_story_id", "published_posts"]),
        _ => ("inbox/video/init", ["status/fetch"]),
    };

    private static IEnumerable<PlatformFault> OnTheWire(CrashTarget target, string step, string match)
    {
        PlatformFault Once(string name, string kind, int status = 500, string? body = null) =>
            new(target, $"{step}: {name}", (w, _) => w.Desk.FaultAsync(target.Vendor, kind, match, status: status, delayMs: Never, body: body));
        return
        [
            Once("reset before", "ResetBefore"), Once("reset after", "ResetAfter"),
            Once("500, not done", "Status"), Once("500, done", "StatusAfter"), Once("503, not done", "Status", 503), Once("429", "Status", 429),
            Once("no answer, not done", "Delay"), Once("no answer, done", "DelayAfter"), Once("answer cut", "Cut"), Once("a page instead of an answer", "Status", 200, Html),
        ];
    }

    /// <summary>Publishing works, its answer is lost, and from then on nothing can be read.</summary>
    private static IEnumerable<PlatformFault> Reading(CrashTarget target) =>
        from lost in ((string Words, string Kind)[])[("done", "ResetAfter"), ("not done", "ResetBefore")]
        from read in ((string Words, FaultKind Kind, int Status)[])[("answer 500", FaultKind.Status, 500), ("are cut", FaultKind.Cut, 0)]
        select new PlatformFault(target, $"sending: answer lost, {lost.Words}, and reads {read.Words}", (w, death) =>
        {
            death.Also[CrashPoint.IntentStored] = () =>
            {
                foreach (var match in Steps(target).Reads)
                    w.Sandbox.Faults.Add(new() { Vendor = target.Vendor, Kind = read.Kind, Match = match, Times = 0, Status = read.Status });
            };
            return w.Desk.FaultAsync(target.Vendor, lost.Kind, target.Commit);
        });

    private static IEnumerable<PlatformFault> Instagram(CrashTarget target) =>
    [
        .. Login(target, "instagram/token"),
        new(target, "its own limit of the day", (w, _) => w.Desk.PostAsync("instagram/quota", new JsonObject { ["used"] = 100 }), w => w.Desk.PostAsync("instagram/quota", new JsonObject { ["used"] = 0 })),
        Refusal(target, "picture not fetched", 9004, 2207052), Refusal(target, "looks like spam to it", 4, 2207051), Refusal(target, "API version retired", 2635, null),
    ];

    private static IEnumerable<PlatformFault> Facebook(CrashTarget target) =>
    [
        .. Login(target, "facebook/token"),
        Refusal(target, "picture not fetched", 324, null), Refusal(target, "looks like spam to it", 368, null), Refusal(target, "too many calls", 32, null), Refusal(target, "API version retired", 2635, null),
    ];

    private static IEnumerable<PlatformFault> TikTok(CrashTarget target)
    {
        PlatformFault Refuses(string name, string code) => new(target, name, (w, _) => w.Desk.PostAsync("tiktok/refuse", new JsonObject { ["code"] = code }));
        PlatformFault Fails(string name, string reason) => new(target, name, (w, _) => w.Desk.PostAsync("tiktok/fail", new JsonObject { ["reason"] = reason }));
        return
        [
            Refuses("too many drafts waiting", "spam_risk_too_many_pending_share"), Refuses("account may not post", "spam_risk_user_banned_from_posting"),
            Refuses("its limit of the day", "spam_risk_too_many_posts"), Refuses("upload not allowed", "scope_not_authorized"), Refuses("too many calls", "rate_limit_exceeded"),
            Fails("takes it and cannot use it", "file_format_check_failed"), Fails("takes it and fails", "internal"),
            new(target, "works on it for twenty minutes", (w, _) => w.Desk.PostAsync("tiktok/timing", new JsonObject { ["processingSeconds"] = 1_200 })),
        ];
    }

    private static IEnumerable<PlatformFault> Login(CrashTarget target, string path)
    {
        PlatformFault Is(string name, string state) => new(target, name,
            (w, _) => w.Desk.PostAsync(path, new JsonObject { ["state"] = state }), w => w.Desk.PostAsync(path, new JsonObject { ["state"] = "ok" }));
        return [Is("login ended", "expired"), Is("permission taken away", "noPermission"), Is("account blocked", "blocked")];
    }

    private static PlatformFault Refusal(CrashTarget target, string name, int code, int? subcode) => new(target, name, (w, _) => w.Desk.FaultAsync(
        target.Vendor, "Status", "POST ", times: 0, status: 400, body: new JsonObject
        {
            ["error"] = new JsonObject { ["message"] = "refused", ["type"] = "OAuthException", ["code"] = code, ["error_subcode"] = subcode, ["fbtrace_id"] = "A1" },
        }.ToJsonString()));
}
