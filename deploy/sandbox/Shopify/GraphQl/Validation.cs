using GraphQLParser.AST;

namespace Sandbox.Shopify.GraphQl;

/// <summary>Walks an operation against the schema, as the vendor does before it answers anything.</summary>
/// <param name="allowsUnknownFields">Such a field is answered with null.</param>
public sealed class Validation(Operation operation, bool allowsUnknownFields)
{
    private static readonly Schema Types = Schema.Admin;

    private readonly List<GraphQlError> _errors = [];
    private readonly HashSet<string> _usedFragments = [];
    private readonly HashSet<string> _usedVariables = [];

    public static IReadOnlyList<GraphQlError> Of(Operation operation, bool allowsUnknownFields)
    {
        var walk = new Validation(operation, allowsUnknownFields);
        walk.Selections(operation.Definition.SelectionSet, "QueryRoot", [operation.Root], []);
        walk.Leftovers();
        return walk._errors;
    }

    private void Selections(GraphQLSelectionSet set, string type, string[] path, string[] within)
    {
        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case GraphQLField field:
                    Field(field, type, [.. path, (field.Alias?.Name ?? field.Name).StringValue], within);
                    break;
                case GraphQLInlineFragment inline:
                    var on = inline.TypeCondition?.Type.Name.StringValue ?? type;
                    if (Spreads(inline, on, type, path, $"... on {on}")) Selections(inline.SelectionSet, on, [.. path, $"... on {on}"], within);
                    break;
                case GraphQLFragmentSpread spread:
                    Spread(spread, type, path, within);
                    break;
            }
        }
    }

    private void Spread(GraphQLFragmentSpread spread, string type, string[] path, string[] within)
    {
        var name = spread.FragmentName.Name.StringValue;
        _usedFragments.Add(name);
        if (!operation.Fragments.TryGetValue(name, out var fragment))
        {
            Add(spread, $"Fragment {name} was used, but not defined", [.. path, $"... {name}"], "useAndDefineFragment", "fragmentName", name);
            return;
        }
        if (within.Contains(name))
        {
            Add(spread, $"Fragment {name} contains an infinite loop", [$"fragment {name}"], "infiniteLoop", "fragmentName", name);
            return;
        }
        var on = fragment.TypeCondition.Type.Name.StringValue;
        if (Spreads(spread, on, type, path, $"... {name}")) Selections(fragment.SelectionSet, on, [$"fragment {name}"], [.. within, name]);
    }

    private bool Spreads(ASTNode node, string on, string type, string[] path, string step)
    {
        if (!Types.Has(on)) Add(node, $"No such type {on}, so it can't be a fragment condition", [.. path, step], "undefinedType", "typeName", on);
        else if (!Types.Overlap(on, type)) Add(node, $"Fragment on {on} can't be spread inside {type}", [.. path, step], "cannotSpreadFragment", "typeName", type, "fragmentName", "unknown", "parentName", type);
        else return true;
        return false;
    }

    private void Field(GraphQLField field, string type, string[] path, string[] within)
    {
        var name = field.Name.StringValue;
        if (name == "__typename") return;
        if (Types.Field(type, name) is not { } definition)
        {
            if (allowsUnknownFields) return;
            Add(field, $"Field '{name}' doesn't exist on type '{type}'", path, "undefinedField", "typeName", type, "fieldName", name);
            return;
        }
        Arguments(field, definition, path);
        var returns = Schema.Named(definition.Type);
        if (Types.IsComposite(returns) && field.SelectionSet is null)
            Add(field, $"Field must have selections (field '{name}' returns {returns} but has no selections. Did you mean '{name} {{ ... }}'?)", path, "selectionMismatch", "nodeName", $"field '{name}'", "typeName", returns);
        else if (!Types.IsComposite(returns) && field.SelectionSet is { } none)
            Add(field, $"Selections can't be made on scalars (field '{name}' returns {returns} but has selections [{string.Join(", ", none.Selections.OfType<GraphQLField>().Select(f => $"\"{f.Name.StringValue}\""))}])", path, "selectionMismatch", "nodeName", $"field '{name}'", "typeName", returns);
        else if (field.SelectionSet is { } inner)
            Selections(inner, returns, path, within);
    }

    private void Arguments(GraphQLField field, GraphQLFieldDefinition definition, string[] path)
    {
        var name = field.Name.StringValue;
        foreach (var directive in field.Directives ?? Enumerable.Empty<GraphQLDirective>())
            foreach (var argument in directive.Arguments ?? Enumerable.Empty<GraphQLArgument>()) Uses(argument.Value);
        foreach (var argument in field.Arguments ?? Enumerable.Empty<GraphQLArgument>())
        {
            var given = argument.Name.StringValue;
            Uses(argument.Value);
            if (definition.Arguments?.FirstOrDefault(a => a.Name.StringValue == given) is not { } known)
                Add(argument, $"Field '{name}' doesn't accept argument '{given}'", [.. path, given], "argumentNotAccepted", "name", name, "typeName", "Field", "argumentName", given);
            else
                _errors.AddRange(ArgumentRules.Refuse(operation, name, argument, known, [.. path, given]));
        }
        var missing = (definition.Arguments ?? Enumerable.Empty<GraphQLInputValueDefinition>())
            .Where(a => a.Type is GraphQLNonNullType && a.DefaultValue is null && field.Arguments?.Any(g => g.Name.StringValue == a.Name.StringValue) != true)
            .Select(a => a.Name.StringValue).ToList();
        if (missing.Count > 0)
            Add(field, $"Field '{name}' is missing required arguments: {string.Join(", ", missing)}", path, "missingRequiredArguments", "className", "Field", "name", name, "arguments", string.Join(", ", missing));
    }

    private void Uses(GraphQLValue value)
    {
        switch (value)
        {
            case GraphQLVariable variable:
                _usedVariables.Add(variable.Name.StringValue);
                break;
            case GraphQLListValue list:
                foreach (var item in list.Values ?? []) Uses(item);
                break;
            case GraphQLObjectValue fields:
                foreach (var field in fields.Fields ?? []) Uses(field.Value);
                break;
        }
    }

    private void Leftovers()
    {
        var owner = operation.Name.Length > 0 ? operation.Name : "anonymous query";
        var declared = (operation.Definition.Variables ?? Enumerable.Empty<GraphQLVariableDefinition>()).ToDictionary(v => v.Variable.Name.StringValue);
        foreach (var (name, definition) in declared.Where(d => !_usedVariables.Contains(d.Key)))
            Add(definition, $"Variable ${name} is declared by {owner} but not used", [operation.Root], "variableNotUsed", "variableName", name);
        foreach (var name in _usedVariables.Where(u => !declared.ContainsKey(u)))
            Add(operation.Definition, $"Variable ${name} is used by {owner} but not declared", [operation.Root], "variableNotDefined", "variableName", name);
        foreach (var (name, fragment) in operation.Fragments.Where(f => !_usedFragments.Contains(f.Key)))
            Add(fragment, $"Fragment {name} was defined, but not used", [$"fragment {name}"], "useAndDefineFragment", "fragmentName", name);
    }

    private void Add(ASTNode node, string message, string[] path, string code, params string[] details) =>
        _errors.Add(GraphQlError.Of(operation.Text, node, message, path, code, details));
}
