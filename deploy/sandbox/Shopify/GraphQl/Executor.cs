using System.Collections;
using System.Text.Json.Nodes;
using GraphQLParser.AST;

namespace Sandbox.Shopify.GraphQl;

/// <summary>Answers a field of an object: a scalar, an object, a list of either, or null.</summary>
public delegate object? Resolve(string type, object source, string field, Arguments arguments, IReadOnlyList<string> path);

/// <summary>Runs a validated operation over an object graph and counts the objects it gives out.</summary>
public sealed class Executor(Operation operation, JsonObject variables, Resolve resolve)
{
    /// <summary>One point for each object.</summary>
    public int ActualCost { get; private set; }

    public JsonObject Run(object root) => Object(root, "QueryRoot", [operation.Definition.SelectionSet], []);

    private JsonObject Object(object source, string type, IReadOnlyList<GraphQLSelectionSet> sets, IReadOnlyList<string> path)
    {
        var json = new JsonObject();
        // The same name twice is one field with both selections.
        foreach (var fields in sets.SelectMany(s => Fields(s, type)).GroupBy(f => (f.Alias?.Name ?? f.Name).StringValue))
        {
            var field = fields.First();
            string[] at = [.. path, fields.Key];
            json[fields.Key] = field.Name.StringValue == "__typename" ? type : Value(source, type, field, [.. fields.Select(f => f.SelectionSet).OfType<GraphQLSelectionSet>()], at);
        }
        return json;
    }

    private JsonNode? Value(object source, string type, GraphQLField field, IReadOnlyList<GraphQLSelectionSet> sets, string[] path)
    {
        if (Schema.Admin.Field(type, field.Name.StringValue) is not { } definition) return null;
        var value = resolve(type, source, field.Name.StringValue, new Arguments(field, definition, variables), path);
        return Complete(value, Schema.Named(definition.Type), sets, path);
    }

    private JsonNode? Complete(object? value, string type, IReadOnlyList<GraphQLSelectionSet> sets, IReadOnlyList<string> path)
    {
        if (value is null) return null;
        if (value is not (string or JsonNode) && value is IEnumerable many)
            return new JsonArray([.. many.Cast<object?>().Select((v, i) => Complete(v, type, sets, [.. path, $"{i}"]))]);
        if (!Schema.Admin.IsComposite(type)) return value switch { JsonNode n => n, string s => s, int i => i, long l => l, bool b => b, double d => d, _ => value.ToString() };
        if (type is not "PageInfo") ActualCost++;
        return Object(value, Schema.Admin.IsAbstract(type) ? ((ITyped)value).TypeName : type, sets, path);
    }

    private IEnumerable<GraphQLField> Fields(GraphQLSelectionSet set, string type)
    {
        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case GraphQLField field when Wanted(field):
                    yield return field;
                    break;
                case GraphQLInlineFragment inline when Wanted(inline) && Schema.Admin.Overlap(inline.TypeCondition?.Type.Name.StringValue ?? type, type):
                    foreach (var field in Fields(inline.SelectionSet, type)) yield return field;
                    break;
                case GraphQLFragmentSpread spread when Wanted(spread):
                    var fragment = operation.Fragments[spread.FragmentName.Name.StringValue];
                    if (!Schema.Admin.Overlap(fragment.TypeCondition.Type.Name.StringValue, type)) break;
                    foreach (var field in Fields(fragment.SelectionSet, type)) yield return field;
                    break;
            }
        }
    }

    private bool Wanted(IHasDirectivesNode node)
    {
        foreach (var directive in node.Directives ?? Enumerable.Empty<GraphQLDirective>())
        {
            var condition = directive.Arguments?.FirstOrDefault(a => a.Name.StringValue == "if") is { } argument &&
                Coercion.Literal(argument.Value, variables).Value is JsonValue v && v.TryGetValue(out bool b) && b;
            if (directive.Name.StringValue == "skip" && condition || directive.Name.StringValue == "include" && !condition) return false;
        }
        return true;
    }
}

/// <summary>A value where the schema only promises an interface.</summary>
public interface ITyped
{
    string TypeName { get; }
}
