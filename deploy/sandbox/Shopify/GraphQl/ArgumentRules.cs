using GraphQLParser.AST;

namespace Sandbox.Shopify.GraphQl;

/// <summary>Whether an argument's literal, or its variable's declared type, fits.</summary>
public static class ArgumentRules
{
    public static IEnumerable<GraphQlError> Refuse(Operation operation, string field, GraphQLArgument argument, GraphQLInputValueDefinition known, string[] path) =>
        Value(operation, field, argument.Name.StringValue, argument.Value, known.Type, known.DefaultValue is not null, path, argument);

    private static IEnumerable<GraphQlError> Value(Operation operation, string field, string name, GraphQLValue value, GraphQLType type, bool hasDefault, string[] path, ASTNode at)
    {
        var text = operation.Text;
        switch (value)
        {
            case GraphQLVariable variable:
                var declared = operation.Definition.Variables?.FirstOrDefault(v => v.Variable.Name.StringValue == variable.Name.StringValue);
                if (declared is null || Fits(declared, type, hasDefault)) yield break;
                var (has, wants) = (Schema.Written(declared.Type), Schema.Written(type));
                var why = Schema.Named(declared.Type) == Schema.Named(type) ? "Nullability mismatch" : "Type mismatch";
                yield return GraphQlError.Of(text, at, $"{why} on variable ${variable.Name.StringValue} and argument {name} ({has} / {wants})", path, "variableMismatch",
                    "variableName", variable.Name.StringValue, "typeName", has, "argumentName", name, "errorMessage", why);
                break;
            case GraphQLObjectValue fields when Schema.Admin.Input(Schema.Named(type)) is { } input:
                foreach (var error in Fields(operation, field, fields, input, path, at)) yield return error;
                break;
            default:
                var (_, json) = Coercion.Literal(value, operation.Variables);
                var quoted = value is GraphQLStringValue;
                var isEnum = Schema.Admin.Enum(Schema.Named(type)) is not null;
                // A name without quotes is an enum's, and only an enum's.
                var problem = Coercion.Problem(json, type)?.Why;
                if (problem is null && !(quoted && isEnum) && (value is not GraphQLEnumValue || isEnum)) yield break;
                var said = problem?.StartsWith("Invalid global id", StringComparison.Ordinal) == true ? problem
                    : $"Argument '{name}' on Field '{field}' has an invalid value ({(quoted ? $"\"{json}\"" : json?.ToJsonString() ?? "null")}). Expected type '{Schema.Written(type)}'.";
                yield return GraphQlError.Of(text, at, said, path, "argumentLiteralsIncompatible", "typeName", "Field", "argumentName", name);
                break;
        }
    }

    private static IEnumerable<GraphQlError> Fields(Operation operation, string field, GraphQLObjectValue value, GraphQLInputObjectTypeDefinition input, string[] path, ASTNode at)
    {
        var given = value.Fields ?? [];
        foreach (var entry in given)
        {
            var name = entry.Name.StringValue;
            if (input.Fields!.FirstOrDefault(f => f.Name.StringValue == name) is not { } known)
            {
                yield return GraphQlError.Of(operation.Text, entry, $"InputObject '{input.Name.StringValue}' doesn't accept argument '{name}'", [.. path, name], "argumentNotAccepted",
                    "name", input.Name.StringValue, "typeName", "InputObject", "argumentName", name);
                continue;
            }
            // In an object of which exactly one field is given, that one may not be null.
            GraphQLType type = Coercion.IsOneOf(input) ? new GraphQLNonNullType(known.Type) : known.Type;
            foreach (var error in Value(operation, field, name, entry.Value, type, known.DefaultValue is not null, [.. path, name], entry)) yield return error;
        }
        foreach (var missing in input.Fields!.Where(f => f.Type is GraphQLNonNullType && f.DefaultValue is null && given.All(g => g.Name.StringValue != f.Name.StringValue)))
        {
            yield return GraphQlError.Of(operation.Text, at, $"Argument '{missing.Name.StringValue}' on InputObject '{input.Name.StringValue}' is required. Expected type {Schema.Written(missing.Type)}", [.. path, missing.Name.StringValue],
                "missingRequiredInputObjectAttribute", "argumentName", missing.Name.StringValue, "argumentType", Schema.Written(missing.Type), "inputObjectType", input.Name.StringValue);
        }
        if (Coercion.IsOneOf(input) && given.Count != 1)
            yield return GraphQlError.Of(operation.Text, at, $"Input Object '{input.Name.StringValue}' must have exactly one argument, but {given.Count} were provided.", path, "invalidOneOfInputObject", "inputObjectType", input.Name.StringValue);
    }

    /// <summary>A nullable variable fits a required argument only when one of the two has a default.</summary>
    private static bool Fits(GraphQLVariableDefinition declared, GraphQLType wants, bool hasDefault)
    {
        var has = declared.Type;
        if (wants is GraphQLNonNullType inner && has is not GraphQLNonNullType) return (declared.DefaultValue is not null || hasDefault) && Same(has, inner.Type);
        return Same(has, wants);
    }

    private static bool Same(GraphQLType has, GraphQLType wants) => (has, wants) switch
    {
        (GraphQLNonNullType h, GraphQLNonNullType w) => Same(h.Type, w.Type),
        (GraphQLNonNullType h, _) => Same(h.Type, wants),
        (_, GraphQLNonNullType) => false,
        (GraphQLListType h, GraphQLListType w) => Same(h.Type, w.Type),
        (_, GraphQLListType w) => Same(has, w.Type),
        (GraphQLListType, _) => false,
        _ => Schema.Named(has) == Schema.Named(wants),
    };
}
