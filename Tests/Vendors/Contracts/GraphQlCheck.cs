using System.Text.Json.Nodes;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;

namespace Tests.Vendors.Contracts;

/// <summary>Walks one GraphQL request against the schema; refuses whatever is deprecated.</summary>
internal sealed class GraphQlCheck
{
    private readonly AdminSchema _schema;
    private readonly Dictionary<string, GraphQLFragmentDefinition> _fragments;
    private readonly Dictionary<string, GraphQLVariableDefinition> _variables;
    private readonly GraphQlInputs _inputs;
    private readonly HashSet<string> _walked = [];
    private readonly List<string> _problems = [];

    private GraphQlCheck(AdminSchema schema, GraphQLDocument document, GraphQLOperationDefinition operation)
    {
        _schema = schema;
        _fragments = document.Definitions.OfType<GraphQLFragmentDefinition>().ToDictionary(f => f.FragmentName.Name.StringValue);
        _variables = operation.Variables?.ToDictionary(v => v.Variable.Name.StringValue) ?? [];
        _inputs = new(schema, _variables);
    }

    public static IReadOnlyList<string> Of(AdminSchema schema, string query, JsonObject variables)
    {
        GraphQLDocument document;
        try
        {
            document = Parser.Parse(query);
        }
        catch (GraphQLParserException e)
        {
            return [$"no GraphQL: {e.Message}"];
        }
        if (document.Definitions.OfType<GraphQLOperationDefinition>().ToList() is not [var operation]) return ["not exactly one operation"];
        var check = new GraphQlCheck(schema, document, operation);
        check.Variables(variables);
        check.Selections(operation.SelectionSet, operation.Operation == OperationType.Mutation ? "Mutation" : "QueryRoot");
        check._problems.AddRange(check._fragments.Keys.Except(check._walked).Select(f => $"the fragment {f} is not used"));
        return check._problems;
    }

    private void Variables(JsonObject given)
    {
        foreach (var (name, definition) in _variables)
        {
            var type = AdminSchema.NameOf(definition.Type);
            if (!_schema.IsInput(type)) _problems.Add($"${name}: {type} is no input type of the tables; run the contracts verb with it");
            else if (given.TryGetPropertyValue(name, out var value)) _problems.AddRange(_inputs.Json("$" + name, definition.Type, value));
            else if (definition is { Type: GraphQLNonNullType, DefaultValue: null }) _problems.Add($"${name} is missing");
        }
        _problems.AddRange(given.Select(g => g.Key).Except(_variables.Keys).Select(n => $"${n} is not declared"));
    }

    private void Selections(GraphQLSelectionSet set, string type)
    {
        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case GraphQLField field:
                    Field(field, type);
                    break;
                case GraphQLInlineFragment inline:
                    Inside(inline.SelectionSet, inline.TypeCondition?.Type.Name.StringValue ?? type, type);
                    break;
                case GraphQLFragmentSpread spread:
                    var name = spread.FragmentName.Name.StringValue;
                    if (!_fragments.TryGetValue(name, out var fragment)) _problems.Add($"no fragment is called {name}");
                    else if (_walked.Add(name)) Inside(fragment.SelectionSet, fragment.TypeCondition.Type.Name.StringValue, type);
                    break;
            }
        }
    }

    private void Inside(GraphQLSelectionSet set, string on, string type)
    {
        if (!_schema.Has(on)) _problems.Add($"the tables do not have {on}; run the contracts verb with it");
        else if (!_schema.Overlap(on, type)) _problems.Add($"a {type} is never a {on}");
        else Selections(set, on);
    }

    private void Field(GraphQLField field, string type)
    {
        var name = field.Name.StringValue;
        if (name == "__typename") return;
        if (_schema.Field(type, name) is not { } definition)
        {
            _problems.Add($"{type} has no field “{name}”");
            return;
        }
        if (AdminSchema.IsDeprecated(definition)) _problems.Add($"{type}.{name} is deprecated");
        Arguments(field, definition, $"{type}.{name}");
        var returns = AdminSchema.NameOf(definition.Type);
        if (_schema.IsLeaf(returns))
        {
            if (field.SelectionSet is not null) _problems.Add($"{type}.{name} is a {returns} and has no fields");
        }
        else if (!_schema.Has(returns)) _problems.Add($"{type}.{name}: the tables do not have {returns}; run the contracts verb with it");
        else if (field.SelectionSet is null) _problems.Add($"{type}.{name} is a {returns}: say which of its fields");
        else Selections(field.SelectionSet, returns);
    }

    private void Arguments(GraphQLField field, GraphQLFieldDefinition definition, string at)
    {
        var known = definition.Arguments?.ToList() ?? [];
        var given = field.Arguments?.ToList() ?? [];
        foreach (var argument in given)
        {
            var name = argument.Name.StringValue;
            if (known.FirstOrDefault(k => k.Name.StringValue == name) is not { } type) _problems.Add($"{at} has no argument “{name}”");
            else if (AdminSchema.IsDeprecated(type)) _problems.Add($"{at}({name}) is deprecated");
            else _problems.AddRange(_inputs.Literal($"{at}({name})", type.Type, argument.Value, type.DefaultValue is not null));
        }
        foreach (var missing in known.Where(k => k is { Type: GraphQLNonNullType, DefaultValue: null } && given.All(g => g.Name.StringValue != k.Name.StringValue)))
            _problems.Add($"{at}({missing.Name.StringValue}) is missing");
    }
}
