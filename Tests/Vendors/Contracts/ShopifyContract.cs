using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tests.Vendors.Contracts;

/// <summary>https://shopify.dev/docs/api/admin-graphql/2026-10, and the one call that gives a token. The shop's pages have no contract.</summary>
internal sealed class ShopifyContract : IContract
{
    private const string Endpoint = "/admin/api/2026-10/graphql.json";
    private const string TokenEndpoint = "/admin/oauth/access_token";

    // https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/client-credentials-grant
    private static readonly ContractTable Token = new([$"call POST {TokenEndpoint}", "  grant_type! \"client_credentials\"", "  client_id! string", "  client_secret! string"]);

    private readonly AdminSchema _schema = new(ContractTable.Text("shopify.graphql"));

    public bool Covers(SentRequest request) => request.Method != "GET" || request.Path.StartsWith("/admin", StringComparison.Ordinal);

    public IReadOnlyList<string> Judge(SentRequest request)
    {
        if (request.Method != "POST") return [$"no such call: {request.Method} {request.Path}"];
        var sent = SentParameters.Of(request);
        if (request.Path == TokenEndpoint) return new RestCall(Token.Calls[0]).Judge(new(Token), sent);
        if (request.Path != Endpoint) return [$"no such call: {request.Method} {request.Path}"];
        var problems = new List<string>();
        if (!request.Headers.ContainsKey("X-Shopify-Access-Token")) problems.Add("the header X-Shopify-Access-Token is missing");
        problems.AddRange(sent.Json.Keys.Except(["query", "variables", "operationName"]).Select(k => $"the body's “{k}” is not known"));
        if (sent.Json.GetValueOrDefault("query") is not { } query || query.GetValueKind() != JsonValueKind.String) return [.. problems, "the body has no query"];
        if (sent.Json.GetValueOrDefault("variables") is not (null or JsonObject)) problems.Add("variables that are no object");
        return [.. problems, .. GraphQlCheck.Of(_schema, query.GetValue<string>(), sent.Json.GetValueOrDefault("variables") as JsonObject ?? [])];
    }
}
