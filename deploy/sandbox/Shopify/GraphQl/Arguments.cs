using System.Text.Json.Nodes;
using GraphQLParser.AST;

namespace Sandbox.Shopify.GraphQl;

/// <summary>A field's arguments with variables and defaults filled in.</summary>
public sealed class Arguments
{
    private readonly JsonObject _values = [];

    public Arguments(GraphQLField field, GraphQLFieldDefinition definition, JsonObject variables)
    {
        foreach (var known in definition.Arguments ?? Enumerable.Empty<GraphQLInputValueDefinition>())
        {
            var name = known.Name.StringValue;
            var given = field.Arguments?.FirstOrDefault(a => a.Name.StringValue == name) is { } argument ? Coercion.Literal(argument.Value, variables) : (false, null);
            if (given.Item1) _values[name] = given.Item2;
            else if (known.DefaultValue is { } fallback) _values[name] = Coercion.Literal(fallback, []).Value;
        }
    }

    public string? Text(string name) => _values[name]?.ToString();

    public int? Whole(string name) => _values[name] is JsonValue v ? v.TryGetValue(out int i) ? i : v.TryGetValue(out long l) ? (int)l : null : null;

    public bool Flag(string name) => _values[name] is JsonValue v && v.TryGetValue(out bool b) && b;

    public JsonObject? Fields(string name) => _values[name] as JsonObject;
}
