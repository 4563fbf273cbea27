using Sandbox.Meta;

namespace Sandbox.Facebook;

/// <summary>How much of the Page's hourly allowance is used, as somebody wants it.</summary>
public sealed class PageLimits(TimeProvider time)
{
    private DateTimeOffset _freeAt = time.GetUtcNow();
    private int _percent = 2;

    public bool IsReached => Usage.Percent >= 100;

    public Usage Usage => _freeAt > time.GetUtcNow()
        ? new(Page.Id, "pages", _percent, _percent >= 100 ? (int)Math.Ceiling((_freeAt - time.GetUtcNow()).TotalMinutes) : 0)
        : new(Page.Id, "pages");

    public void Become(int percent, int minutes) => (_percent, _freeAt) = (percent, time.GetUtcNow().AddMinutes(minutes));

    public static GraphError Refusal => new(80001, 2446079,
        "There have been too many calls to this Page account. Wait a bit and try again.");
}
