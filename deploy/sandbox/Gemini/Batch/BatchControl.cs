using Sandbox.Desk;

namespace Sandbox.Gemini.Batch;

/// <summary>What a test or a curious person may look at and turn.</summary>
public sealed class BatchControl(BatchBook book)
{
    public void Map(RouteGroupBuilder control)
    {
        // Everything that was ever created: twice the same is a fault too.
        control.Show("/batches", () => book.Ledger().Select(j => new
        {
            j.Name, j.DisplayName, Model = j.Model.Id, State = j.State(book.Now), Items = j.Items.Count, j.CreatedAt, EndsAt = j.IsDone(book.Now) ? j.EndsAt : (DateTimeOffset?)null, Deleted = j.DeletedAt is not null,
        }));
        control.Turn<BatchWish>("/batches", (wish, _) =>
        {
            if (wish.Minutes is < 0) return Results.BadRequest("minutes is 0 or more; from 2880 on a job expires");
            if (wish.Minutes is { } minutes) book.Take(TimeSpan.FromMinutes(minutes));
            book.Fail(wish.Fail ?? 0);
            return null;
        });
    }

    /// <summary><c>minutes</c> is what jobs created from now on take; <c>fail</c> is how many of the next ones end as FAILED.</summary>
    private sealed record BatchWish(double? Minutes, int? Fail);
}
