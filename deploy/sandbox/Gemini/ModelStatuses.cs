using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Sandbox.Gemini;

/// <summary>What has been announced of models, beyond what stands of them in the list. Thread-safe.</summary>
public sealed class ModelStatuses(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, (string Stage, DateTimeOffset? Retires)> _announced = new();

    /// <param name="retires">From then on it is not found any more; null takes that back.</param>
    public void Announce(string id, string stage, DateTimeOffset? retires) => _announced[id] = (stage, retires);

    public Model? Find(string id) => Model.Find(id, time.GetUtcNow()) is { } model && !(_announced.GetValueOrDefault(model.Id).Retires <= time.GetUtcNow()) ? model : null;

    public IEnumerable<Model> All => Model.All.Where(m => Find(m.Id) is not null);

    public JsonObject Json(Model model)
    {
        var json = model.Json();
        if (!_announced.TryGetValue(model.Id, out var announced)) return json;
        var status = new JsonObject { ["modelStage"] = announced.Stage };
        if (announced.Retires is { } end) status["retirementTime"] = end.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        json["modelStatus"] = status;
        return json;
    }
}
