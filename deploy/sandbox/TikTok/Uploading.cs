using System.Net.Http.Headers;

namespace Sandbox.TikTok;

/// <summary>The pieces of a file, in order and each exactly as announced. With the last one there is no way back.</summary>
public sealed class Uploading(TaskBook book)
{
    private const long ShownAtMost = 64_000_000;

    private static readonly string[] Types = ["video/mp4", "video/quicktime", "video/webm"];

    public async Task<IResult> Put(HttpContext context)
    {
        var request = context.Request;
        var task = book.All.FirstOrDefault(t => t.Upload is { } u && request.Query["upload_id"] == $"{t.PostId}" && request.Query["upload_token"] == u.Token);
        if (task is not { Upload: { } plan }) return Results.StatusCode(404);
        if (book.Now - task.CreatedAt >= UploadPlan.Life) return Results.StatusCode(403);
        if (!Types.Contains(request.ContentType?.Split(';')[0].Trim().ToLowerInvariant())) return Results.StatusCode(400);
        if (!ContentRangeHeaderValue.TryParse(request.Headers.ContentRange, out var range) || range is not { Unit: "bytes", From: { } from, To: { } to, Length: { } total })
            return Results.StatusCode(400);
        if (request.ContentLength != to - from + 1 || total != plan.Size) return Results.StatusCode(400);
        if (task.CompleteAt is not null || from != task.Received) return Results.StatusCode(416);
        if (to - from + 1 != plan.LengthAt(from)) return Results.StatusCode(400);

        using var piece = new MemoryStream((int)(to - from + 1));
        await request.Body.CopyToAsync(piece, context.RequestAborted);
        if (piece.Length != to - from + 1) return Results.StatusCode(400);
        var bytes = piece.ToArray();
        var taken = false;
        book.Change(task, t =>
        {
            // Two of the same at a time: one of them is too late.
            if (t.Received != from) return;
            taken = true;
            if (from == 0) t.Failure ??= MediaPull.IsVideo(bytes);
            t.Hash.AppendData(bytes);
            t.Received = to + 1;
            if (plan.Size <= ShownAtMost) t.Shown = [.. t.Shown, bytes];
            if (t.Received == plan.Size) t.Sha256 = [Convert.ToHexStringLower(t.Hash.GetHashAndReset())];
        });
        if (!taken) return Results.StatusCode(416);
        if (task.Received == plan.Size) book.Complete(task);
        else context.Response.Headers.ContentRange = $"bytes 0-{to}/{plan.Size}";
        return Results.StatusCode(task.Received == plan.Size ? 201 : 206);
    }
}
