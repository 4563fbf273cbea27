using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using GraphQLParser.AST;

namespace Sandbox.Shopify.GraphQl;

/// <summary>Whether a value fits a type, and why not.</summary>
public static class Coercion
{
    /// <param name="value">From the request's variables.</param>
    /// <returns>What is wrong and where inside the value, or null.</returns>
    public static (string Path, string Why)? Problem(JsonNode? value, GraphQLType type, string path = "")
    {
        if (type is GraphQLNonNullType required) return value is null ? (path, "Expected value to not be null") : Problem(value, required.Type, path);
        if (value is null) return null;
        if (type is GraphQLListType list)
        {
            if (value is not JsonArray array) return Problem(value, list.Type, path);
            if (array.Count > 250) return (path, "The input array size of " + array.Count + " is greater than the maximum allowed of 250.");
            return array.Select((v, i) => Problem(v, list.Type, $"{path}/{i}")).FirstOrDefault(p => p is not null);
        }
        var name = Schema.Named(type);
        if (Schema.Admin.Input(name) is { } input) return ObjectProblem(value, input, path);
        if (Schema.Admin.Enum(name) is { } definition)
        {
            var names = definition.Values!.Select(v => v.Name.StringValue).ToList();
            return names.Contains(Text(value) ?? "") ? null : (path, $"Expected \"{Text(value) ?? value.ToJsonString()}\" to be one of: {string.Join(", ", names)}");
        }
        return Scalar(value, name) ? name == "ID" && !GlobalId.IsValid(Text(value) ?? value.ToJsonString()) ? (path, $"Invalid global id '{Text(value) ?? value.ToJsonString()}'") : null
            : (path, $"Could not coerce value {value.ToJsonString()} to {name}");
    }

    private static (string, string)? ObjectProblem(JsonNode value, GraphQLInputObjectTypeDefinition input, string path)
    {
        if (value is not JsonObject json) return (path, $"Expected {value.ToJsonString()} to be a key-value object.");
        foreach (var (key, _) in json)
            if (input.Fields!.All(f => f.Name.StringValue != key)) return ($"{path}/{key}", $"Field is not defined on {input.Name.StringValue}");
        foreach (var field in input.Fields!)
        {
            var key = field.Name.StringValue;
            if (!json.ContainsKey(key) && (field.Type is not GraphQLNonNullType || field.DefaultValue is not null)) continue;
            if (Problem(json[key], field.Type, $"{path}/{key}") is { } problem) return problem;
        }
        return IsOneOf(input) && json.Count(f => f.Value is not null) != 1
            ? (path, $"'{input.Name.StringValue}' requires exactly one argument, but {json.Count(f => f.Value is not null)} were provided.")
            : null;
    }

    public static bool IsOneOf(GraphQLInputObjectTypeDefinition input) => input.Directives?.Any(d => d.Name.StringValue == "oneOf") == true;

    /// <summary>A literal as the JSON it stands for, its variables filled in; a variable that was not sent is left out.</summary>
    public static (bool Given, JsonNode? Value) Literal(GraphQLValue literal, JsonObject variables) => literal switch
    {
        GraphQLVariable v => variables.ContainsKey(v.Name.StringValue) ? (true, variables[v.Name.StringValue]?.DeepClone()) : (false, null),
        GraphQLNullValue => (true, null),
        GraphQLTrueBooleanValue => (true, true),
        GraphQLFalseBooleanValue => (true, false),
        GraphQLStringValue s => (true, s.Value.ToString()),
        GraphQLEnumValue e => (true, e.Name.StringValue),
        GraphQLIntValue i => (true, Whole(i.Value.ToString())),
        GraphQLFloatValue f => (true, double.Parse(f.Value.ToString(), CultureInfo.InvariantCulture)),
        GraphQLListValue l => (true, new JsonArray([.. (l.Values ?? []).Select(v => Literal(v, variables).Value)])),
        GraphQLObjectValue o => (true, new JsonObject((o.Fields ?? []).Select(f => (f.Name.StringValue, Literal(f.Value, variables))).Where(f => f.Item2.Given)
            .Select(f => KeyValuePair.Create(f.StringValue, f.Item2.Value)))),
        _ => (true, null),
    };

    private static JsonValue Whole(string digits) =>
        long.TryParse(digits, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : JsonValue.Create(double.Parse(digits, CultureInfo.InvariantCulture));

    private static bool Scalar(JsonNode value, string type) => (type, value.GetValueKind()) switch
    {
        ("Int", JsonValueKind.Number) => int.TryParse(value.ToJsonString(), CultureInfo.InvariantCulture, out _),
        ("Float" or "Decimal" or "Money", JsonValueKind.Number) => true,
        ("Boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("Int" or "Float" or "Boolean", _) => false,
        ("ID", JsonValueKind.Number) => true,
        (_, JsonValueKind.String) => true,
        _ => false,
    };

    private static string? Text(JsonNode value) => value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
}
