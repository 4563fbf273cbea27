using System.Text.Json.Nodes;

namespace Sandbox.Appwrite;

/// <summary>A function with its variables, what was deployed of it, and its address.</summary>
public sealed class Function
{
    public required string Id { get; init; }

    /// <summary>What a client may set, as it is shown.</summary>
    public required JsonObject Settings { get; set; }

    public required string Domain { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public List<Variable> Variables { get; } = [];

    /// <summary>Oldest first.</summary>
    public List<Deployment> Deployments { get; } = [];

    /// <summary>The one that answers; empty for none.</summary>
    public string DeploymentId { get; set; } = "";

    /// <summary>When something was changed that only takes effect with a new deployment.</summary>
    public DateTimeOffset ChangedAt { get; set; }

    public bool IsDomainTaken { get; set; }

    public string Text(string setting) => Settings[setting]!.ToString();

    /// <summary>Activates what has been built meanwhile.</summary>
    public void Settle(DateTimeOffset now)
    {
        foreach (var deployment in Deployments.Where(d => d.IsDue && d.Status(now) == "ready"))
        {
            DeploymentId = deployment.Id;
            deployment.IsDue = false;
        }
    }

    public JsonObject Json(DateTimeOffset now)
    {
        var (active, latest) = (Deployments.Find(d => d.Id == DeploymentId), Deployments.LastOrDefault());
        var json = (JsonObject)Settings.DeepClone();
        json["$id"] = Id;
        (json["$createdAt"], json["$updatedAt"]) = (Dates.Write(CreatedAt), Dates.Write(CreatedAt));
        json["live"] = active is not null && active.CreatedAt >= ChangedAt;
        json["deploymentId"] = DeploymentId;
        json["deploymentCreatedAt"] = active is null ? "" : Dates.Write(active.CreatedAt);
        json["latestDeploymentId"] = latest?.Id ?? "";
        json["latestDeploymentCreatedAt"] = latest is null ? "" : Dates.Write(latest.CreatedAt);
        json["latestDeploymentStatus"] = latest?.Status(now) ?? "";
        json["deploymentRetention"] = 0;
        json["vars"] = new JsonArray([.. Variables.Select(v => (JsonNode?)v.Json(Id))]);
        json["version"] = "v5";
        foreach (var name in new[] { "installationId", "providerRepositoryId", "providerBranch", "providerRootDirectory" }) json[name] = "";
        json["providerSilentMode"] = false;
        (json["providerBranches"], json["providerPaths"]) = (new JsonArray(), new JsonArray());
        (json["buildSpecification"], json["runtimeSpecification"]) = ("s-0.5vcpu-512mb", "s-0.5vcpu-512mb");
        return json;
    }
}

/// <param name="IsSecret">It can be written and never read.</param>
public sealed record Variable(string Id, string Key, string Value, bool IsSecret, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    public JsonObject Json(string function) => new()
    {
        ["$id"] = Id,
        ["$createdAt"] = Dates.Write(CreatedAt),
        ["$updatedAt"] = Dates.Write(UpdatedAt),
        ["key"] = Key,
        ["value"] = IsSecret ? "" : Value,
        ["secret"] = IsSecret,
        ["resourceType"] = "function",
        ["resourceId"] = function,
    };
}
