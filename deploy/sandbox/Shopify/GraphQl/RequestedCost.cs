using System.Text.Json.Nodes;
using GraphQLParser.AST;

namespace Sandbox.Shopify.GraphQl;

/// <summary>
/// What a query is reckoned to cost before it runs: an object one point, a scalar none, a connection its size times its node.
/// https://shopify.dev/docs/api/usage/limits
/// </summary>
public static class RequestedCost
{
    public const int Max = 1_000;

    public static long Of(Operation operation, JsonObject variables) => Math.Max(1, Selections(operation, operation.Definition.SelectionSet, "QueryRoot", variables, 1));

    private static long Selections(Operation operation, GraphQLSelectionSet set, string type, JsonObject variables, int size)
    {
        long cost = 0;
        foreach (var selection in set.Selections)
        {
            cost += selection switch
            {
                GraphQLInlineFragment i => Selections(operation, i.SelectionSet, i.TypeCondition?.Type.Name.StringValue ?? type, variables, size),
                GraphQLFragmentSpread s when operation.Fragments[s.FragmentName.Name.StringValue] is { } f =>
                    Selections(operation, f.SelectionSet, f.TypeCondition.Type.Name.StringValue, variables, size),
                GraphQLField field => Field(operation, field, type, variables, size),
                _ => 0,
            };
        }
        return cost;
    }

    private static long Field(Operation operation, GraphQLField field, string type, JsonObject variables, int size)
    {
        var definition = Schema.Admin.Field(type, field.Name.StringValue);
        if (definition is null || field.SelectionSet is not { } inner) return 0;
        var returns = Schema.Named(definition.Type);
        if (returns == "PageInfo") return 0;
        if (returns.EndsWith("Connection", StringComparison.Ordinal))
        {
            var arguments = new Arguments(field, definition, variables);
            return Selections(operation, inner, returns, variables, Math.Max(1, arguments.Whole("first") ?? arguments.Whole("last") ?? 1));
        }
        var isPage = type.EndsWith("Connection", StringComparison.Ordinal);
        var one = (returns.EndsWith("Edge", StringComparison.Ordinal) ? 0 : 1) + Selections(operation, inner, returns, variables, 1);
        return isPage ? size * one : one;
    }
}
