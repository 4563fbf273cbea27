using System.Text.Json.Nodes;

namespace Sandbox.Gemini.Batch;

/// <summary>Every job that was ever created, in order. Thread-safe.</summary>
public sealed class BatchBook(TimeProvider time, GenerateContent generate)
{
    private readonly Lock _gate = new();
    private readonly List<BatchJob> _jobs = [];
    private TimeSpan _takes = TimeSpan.FromMinutes(5);
    private int _failures;

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>What those created from now on take; from 48 hours on they expire.</summary>
    public void Take(TimeSpan span)
    {
        lock (_gate) _takes = span;
    }

    /// <summary>The next ones end as FAILED.</summary>
    public void Fail(int times)
    {
        lock (_gate) _failures += times;
    }

    /// <summary>Asking twice makes two.</summary>
    public BatchJob Add(string displayName, Model model, IReadOnlyList<BatchItem> items)
    {
        lock (_gate)
        {
            var job = new BatchJob { DisplayName = displayName, Model = model, Items = items, CreatedAt = Now, Takes = _takes, Fails = _failures > 0 };
            if (job.Fails) _failures--;
            _jobs.Add(job);
            return job;
        }
    }

    /// <summary>The deleted ones too.</summary>
    public IReadOnlyList<BatchJob> Ledger()
    {
        lock (_gate)
        {
            foreach (var job in _jobs) Work(job);
            return [.. _jobs];
        }
    }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<BatchJob> Listed() => [.. Ledger().Where(j => j.DeletedAt is null).Reverse()];

    public BatchJob? Find(string name) => Listed().FirstOrDefault(j => j.Name == name);

    /// <summary>One that is done stays as it is.</summary>
    public void Cancel(BatchJob job)
    {
        lock (_gate)
            if (!job.IsDone(Now)) job.CancelledAt = Now;
    }

    public void Delete(BatchJob job)
    {
        lock (_gate) job.DeletedAt = Now;
    }

    private void Work(BatchJob job)
    {
        if (job.Responses is not null || job.DeletedAt is not null || job.State(Now) != "BATCH_STATE_SUCCEEDED") return;
        // In what order answers come is nowhere promised: whoever wants to know which is whose goes by the metadata.
        job.Responses = [.. job.Items.Select(i => Answer(job, i)).Reverse()];
    }

    private JsonObject Answer(BatchJob job, BatchItem item)
    {
        var generated = generate.Run((JsonObject)item.Request.DeepClone(), job.Model, "v1beta", batchedAt: job.EndsAt);
        var answer = new JsonObject();
        if (generated.Error is { } error) answer["error"] = new JsonObject { ["code"] = error.RpcCode, ["message"] = error.Message };
        else answer["response"] = generated.Body;
        if (item.Metadata is { } metadata) answer["metadata"] = metadata.DeepClone();
        return answer;
    }
}
