using System.Text;
using System.Text.RegularExpressions;
using GraphQLParser;
using GraphQLParser.AST;

namespace Tests.Vendors.Contracts.Reduce;

/// <summary>
/// The types that our operations and the ones kept beside the schema touch, with all their fields; of the roots only what
/// those operations call. An enum that is never sent shrinks to its name.
/// </summary>
internal static partial class ShopifyReduction
{
    public static string From(string folder)
    {
        var sdl = File.ReadAllText(Path.Combine(folder, "admin-2026-10.graphql"));
        var walk = new ShopifyWalk(Parser.Parse(sdl));
        walk.Walk(Parser.Parse(File.ReadAllText(Path.Combine(folder, "operations.graphql"))));
        foreach (var query in new[]
        {
            Bot.Shopify.ShopifyQueries.ByHandle, Bot.Shopify.ShopifyQueries.ById, Bot.Shopify.ShopifyQueries.ByVariant,
            Bot.Shopify.ShopifyQueries.Redirects, Bot.Shopify.ShopifyQueries.PrimaryDomain, Bot.Shopify.ShopifyQueries.Newest,
            Bot.Shopify.ShopifyQueries.MostStock, Bot.Shopify.ShopifyQueries.Collections, Bot.Shopify.ShopifyQueries.BestSellers,
        }) walk.Walk(Parser.Parse(query));

        var text = new StringBuilder("# Shopify Admin API 2026-10, reduced by the contracts verb of the Tests program.\n# Source: npm @shopify/dev-mcp 1.16.0, dist/data/admin_2026-10.json.gz, under this licence:\n#\n");
        foreach (var line in File.ReadAllLines(Path.Combine(folder, "LICENSE-schema-source.txt"))) text.Append($"# {line}".TrimEnd()).Append('\n');
        foreach (var type in walk.Types.OrderBy(t => ((INamedNode)t).Name.StringValue, StringComparer.Ordinal)) Write(text, type, walk, sdl);
        foreach (var leaf in walk.Leaves.Order(StringComparer.Ordinal)) text.Append("\nscalar ").Append(leaf);
        return text.Append('\n').ToString();
    }

    private static void Write(StringBuilder text, ASTNode type, ShopifyWalk walk, string sdl)
    {
        var source = Source(type, sdl);
        if (type is not GraphQLObjectTypeDefinition { Name: var name, Fields: { } fields } || walk.Called(name.StringValue) is not { } called)
        {
            text.Append('\n').Append(source).Append('\n');
            return;
        }
        text.Append("\ntype ").Append(name.StringValue).Append(" {\n");
        foreach (var field in fields.Where(f => called.Contains(f.Name.StringValue))) text.Append("  ").Append(Source(field, sdl)).Append('\n');
        text.Append("}\n");
    }

    // The reasons are sentences for people; that it is deprecated is all that counts here.
    private static string Source(ASTNode node, string sdl) => Reason().Replace(sdl[node.Location.Start..node.Location.End], "@deprecated");

    [GeneratedRegex("""@deprecated\(reason: "(?:[^"\\]|\\.)*"\)""")]
    private static partial Regex Reason();
}
