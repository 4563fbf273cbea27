using System.Text.Json;
using System.Text.Json.Nodes;
using GraphQLParser.AST;

namespace Tests.Vendors.Contracts;

/// <summary>Judges literals and variables against input types. https://spec.graphql.org/October2021/#sec-Values-of-Correct-Type</summary>
internal sealed class GraphQlInputs(AdminSchema schema, IReadOnlyDictionary<string, GraphQLVariableDefinition> variables)
{
    public IEnumerable<string> Literal(string at, GraphQLType type, GraphQLValue value, bool hasDefault = false)
    {
        if (value is GraphQLVariable variable) return Variable(at, type, variable.Name.StringValue, hasDefault);
        if (type is GraphQLNonNullType required) return value is GraphQLNullValue ? [$"{at}: null where a value is required"] : Literal(at, required.Type, value);
        if (value is GraphQLNullValue) return [];
        if (type is GraphQLListType list) return value is GraphQLListValue items ? (items.Values ?? []).SelectMany((v, i) => Literal($"{at}[{i}]", list.Type, v)) : Literal(at, list.Type, value);
        var name = AdminSchema.NameOf(type);
        if (schema.Input(name) is not { } input) return Leaf(at, name, value);
        if (value is not GraphQLObjectValue given) return [$"{at}: not an object ({name})"];
        return Members(at, name, input, (given.Fields ?? []).Select(f => f.Name.StringValue).ToList(), (field, path) => Literal(path, field.Type, given.Fields!.First(f => f.Name.StringValue == field.Name.StringValue).Value, field.DefaultValue is not null));
    }

    public IEnumerable<string> Json(string at, GraphQLType type, JsonNode? value)
    {
        if (type is GraphQLNonNullType required) return value is null ? [$"{at}: null where a value is required"] : Json(at, required.Type, value);
        if (value is null) return [];
        if (type is GraphQLListType list) return value is JsonArray items ? items.SelectMany((v, i) => Json($"{at}[{i}]", list.Type, v)) : Json(at, list.Type, value);
        var name = AdminSchema.NameOf(type);
        if (schema.Input(name) is not { } input) return Scalar(at, name, value.GetValueKind(), value.ToString());
        if (value is not JsonObject given) return [$"{at}: not an object ({name})"];
        return Members(at, name, input, [.. given.Select(g => g.Key)], (field, path) => Json(path, field.Type, given[field.Name.StringValue]));
    }

    private IEnumerable<string> Variable(string at, GraphQLType type, string name, bool hasDefault)
    {
        if (!variables.TryGetValue(name, out var definition)) return [$"{at}: ${name} is not declared"];
        var fits = Fits(definition.Type, type, hasDefault || definition.DefaultValue is not null);
        return fits ? [] : [$"{at}: ${name} is {Written(definition.Type)}, not {Written(type)}"];
    }

    private static bool Fits(GraphQLType from, GraphQLType to, bool defaulted) => (from, to) switch
    {
        (GraphQLNonNullType f, GraphQLNonNullType t) => Fits(f.Type, t.Type, false),
        (GraphQLNonNullType f, _) => Fits(f.Type, to, false),
        (_, GraphQLNonNullType t) => defaulted && Fits(from, t.Type, false),
        (GraphQLListType f, GraphQLListType t) => Fits(f.Type, t.Type, false),
        (GraphQLListType, _) or (_, GraphQLListType) => false,
        _ => AdminSchema.NameOf(from) == AdminSchema.NameOf(to),
    };

    private static IEnumerable<string> Members(
        string at, string name, GraphQLInputObjectTypeDefinition input, List<string> given, Func<GraphQLInputValueDefinition, string, IEnumerable<string>> judge)
    {
        var known = input.Fields?.ToList() ?? [];
        foreach (var field in given)
        {
            if (known.FirstOrDefault(k => k.Name.StringValue == field) is not { } definition) yield return $"{at}: {name} has no field “{field}”";
            else if (AdminSchema.IsDeprecated(definition)) yield return $"{at}: {name}.{field} is deprecated";
            else foreach (var problem in judge(definition, $"{at}.{field}")) yield return problem;
        }
        foreach (var missing in known.Where(k => k is { Type: GraphQLNonNullType, DefaultValue: null } && !given.Contains(k.Name.StringValue)))
            yield return $"{at}: {name}.{missing.Name.StringValue} is missing";
        if (input.Directives?.Any(d => d.Name.StringValue == "oneOf") == true && given.Count != 1) yield return $"{at}: {name} takes exactly one field, not {given.Count}";
    }

    private IEnumerable<string> Leaf(string at, string name, GraphQLValue value) => value switch
    {
        GraphQLEnumValue word => schema.Enum(name) is { } ? Scalar(at, name, JsonValueKind.String, word.Name.StringValue) : [$"{at}: the bare word {word.Name.StringValue} is no {name}"],
        GraphQLStringValue text => schema.Enum(name) is null ? Scalar(at, name, JsonValueKind.String, text.Value.ToString()) : [$"{at}: a quoted text is no {name}"],
        GraphQLIntValue number => Scalar(at, name, JsonValueKind.Number, number.Value.ToString()),
        GraphQLFloatValue number => Scalar(at, name, JsonValueKind.Number, number.Value.ToString()),
        GraphQLBooleanValue flag => Scalar(at, name, flag.BoolValue ? JsonValueKind.True : JsonValueKind.False, ""),
        _ => [$"{at}: not {name}"],
    };

    private IEnumerable<string> Scalar(string at, string name, JsonValueKind kind, string text)
    {
        if (!schema.Has(name)) return [$"{at}: the tables do not have {name}; run the contracts verb with it"];
        var whole = kind == JsonValueKind.Number && text.TrimStart('-').All(char.IsAsciiDigit);
        var fits = name switch
        {
            "Int" => whole,
            "Float" => kind == JsonValueKind.Number,
            "Boolean" => kind is JsonValueKind.True or JsonValueKind.False,
            "ID" => kind == JsonValueKind.String || whole,
            // Money and decimals are texts; Shopify also takes numbers for them.
            "Money" or "Decimal" => kind is JsonValueKind.String or JsonValueKind.Number,
            "JSON" => true,
            _ => kind == JsonValueKind.String,
        };
        if (!fits) return [$"{at}: {text} is no {name}"];
        if (schema.Enum(name) is not { } words) return [];
        return words.Values?.FirstOrDefault(v => v.Name.StringValue == text) is not { } known ? [$"{at}: {name} has no value {text}"]
            : AdminSchema.IsDeprecated(known) ? [$"{at}: {name}.{text} is deprecated"]
            : [];
    }

    private static string Written(GraphQLType type) => type switch
    {
        GraphQLNonNullType n => Written(n.Type) + "!",
        GraphQLListType l => $"[{Written(l.Type)}]",
        _ => AdminSchema.NameOf(type),
    };
}
