using System.Text;
using System.Text.Json.Nodes;

namespace Tests.Vendors.Contracts;

/// <summary>Every single change of a name or of a kind of value in the right requests' bodies is found, not only those somebody thought of.</summary>
public sealed class NearMisses
{
    // What the vendor leaves open: rows, schemas, labels. A query's text is judged as GraphQL, its variables by their types.
    private static readonly string[] Open = ["data", "responseJsonSchema", "metadata", "query"];

    public static TheoryData<string> Vendors { get; } = new(ContractCases.All.Select(c => c.Vendor).Distinct());

    [Theory]
    [MemberData(nameof(Vendors))]
    public void Another_name_is_refused(string vendor) => AllRefused(vendor, (parent, name) =>
    {
        var value = parent[name];
        parent.Remove(name);
        parent[name + "_x"] = value;
    });

    [Theory]
    [MemberData(nameof(Vendors))]
    public void Another_kind_of_value_is_refused(string vendor) => AllRefused(
        vendor, (parent, name) => parent[name] = parent[name] is JsonObject ? new JsonArray() : new JsonObject(), except: "responseJsonSchema"); // protobuf's Value: any kind

    private static void AllRefused(string vendor, Action<JsonObject, string> change, string except = "")
    {
        var tried = 0;
        foreach (var right in ContractCases.All.Where(c => c.Vendor == vendor && c.Right.ContentType.StartsWith("application/json", StringComparison.Ordinal)).Select(c => c.Right))
        {
            for (var i = 0; i < Members(JsonNode.Parse(right.Text)).Count(); i++)
            {
                var body = JsonNode.Parse(right.Text)!;
                var (parent, name) = Members(body).ElementAt(i);
                if (name == except) continue;
                change(parent, name);
                tried++;
                var changed = right with { Body = Encoding.UTF8.GetBytes(body.ToJsonString()) };
                Assert.False(ContractLedger.Judge(changed).Count == 0, $"“{name}” changed, and nothing was said: {changed}");
            }
        }
        Assert.InRange(tried, 3, int.MaxValue);
    }

    private static IEnumerable<(JsonObject Parent, string Name)> Members(JsonNode? node) => node switch
    {
        JsonObject members => members.ToList().SelectMany(m => Open.Contains(m.Key) ? [(members, m.Key)] : Members(m.Value).Prepend((members, m.Key))),
        JsonArray items => items.SelectMany(Members),
        _ => [],
    };
}
