using System.Text.Json.Nodes;
using Sandbox.Desk;

namespace Sandbox.Appwrite;

/// <summary>The addresses at which functions answer: one that each has from the beginning, and one for each deployment.</summary>
public sealed class RuleRoutes(Project project, Gate gate)
{
    private static readonly string[] Filtered = ["domain", "type", "trigger", "deploymentResourceType", "deploymentResourceId", "deploymentId"];

    public void Map(IEndpointRouteBuilder app)
    {
        app.On("GET", "/v1/proxy/rules", c =>
        {
            gate.Check(c.Request, "rules.read");
            lock (project.Gate)
            {
                var rules = All().ToList();
                var most = 25;
                foreach (var query in RowQuery.ReadAll(c.Request.Query))
                {
                    if (query is { Method: "limit", Values: [{ } limit] }) most = limit.GetValue<int>();
                    else if (query.Method == "equal" && Filtered.Contains(query.Attribute)) rules.RemoveAll(r => query.Values.All(v => v?.ToString() != r[query.Attribute]?.ToString()));
                    else throw AppwriteException.Query($"Invalid query: {query.Method} on {query.Attribute} is not played for rules.");
                }
                return AppwriteAnswers.Json(new JsonObject { ["total"] = rules.Count, ["rules"] = new JsonArray([.. rules.Take(most).Select(r => (JsonNode?)r)]) });
            }
        });
        app.On("DELETE", "/v1/proxy/rules/{rule}", c =>
        {
            gate.Check(c.Request, "rules.write");
            lock (project.Gate)
            {
                var function = project.Functions.Values.FirstOrDefault(f => !f.IsDomainTaken && IdOf(f.Domain) == c.Hole("rule")) ?? throw new AppwriteException(404, "rule_not_found", "Rule with the requested ID could not be found.");
                function.IsDomainTaken = true;
            }
            return Results.NoContent();
        });
    }

    private IEnumerable<JsonObject> All() => project.Functions.Keys.Select(project.Function).SelectMany(f =>
        f.Deployments.AsEnumerable().Reverse().Select(d => Rule(f, $"{d.Id}.fra.appwrite.run", "deployment", d.Id, d.CreatedAt))
            .Concat(f.IsDomainTaken ? [] : [Rule(f, f.Domain, "manual", f.DeploymentId, f.CreatedAt)]));

    private static string IdOf(string domain) => domain.Split('.')[0];

    private static JsonObject Rule(Function function, string domain, string trigger, string deployment, DateTimeOffset at) => new()
    {
        ["$id"] = IdOf(domain),
        ["$createdAt"] = Dates.Write(at),
        ["$updatedAt"] = Dates.Write(at),
        ["domain"] = domain,
        ["type"] = "deployment",
        ["trigger"] = trigger,
        ["redirectUrl"] = "",
        ["redirectStatusCode"] = 301,
        ["deploymentId"] = deployment,
        ["deploymentResourceType"] = "function",
        ["deploymentResourceId"] = function.Id,
        ["deploymentVcsProviderBranch"] = "",
        ["status"] = "verified",
        ["logs"] = "",
        ["renewAt"] = "",
    };
}
