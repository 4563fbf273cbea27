using GraphQLParser.AST;

namespace Tests.Vendors.Contracts.Reduce;

/// <summary>Collects what operations touch of a schema.</summary>
internal sealed class ShopifyWalk
{
    private static readonly string[] Roots = ["QueryRoot", "Mutation"];

    private readonly Dictionary<string, ASTNode> _schema;
    private readonly Dictionary<string, HashSet<string>> _called = [];
    private readonly HashSet<string> _kept = [];

    public ShopifyWalk(GraphQLDocument schema) =>
        _schema = schema.Definitions.OfType<GraphQLTypeDefinition>().ToDictionary(t => t.Name.StringValue, ASTNode (t) => t);

    public IEnumerable<ASTNode> Types => _kept.Select(k => _schema[k]);

    /// <summary>Scalars and enums that kept fields return and nobody sends.</summary>
    public IEnumerable<string> Leaves => Types.SelectMany(Fields).Select(f => Named(f.Type)).Distinct()
        .Where(n => !_kept.Contains(n) && _schema.GetValueOrDefault(n) is GraphQLScalarTypeDefinition or GraphQLEnumTypeDefinition);

    /// <summary>The fields of a root that are called; null for every other type.</summary>
    public IReadOnlySet<string>? Called(string type) => _called.GetValueOrDefault(type);

    public void Walk(GraphQLDocument operations)
    {
        foreach (var operation in operations.Definitions.OfType<GraphQLOperationDefinition>())
        {
            foreach (var variable in operation.Variables?.ToList() ?? []) Input(Named(variable.Type));
            Selections(operation.SelectionSet, operation.Operation == OperationType.Mutation ? "Mutation" : "QueryRoot");
        }
        foreach (var fragment in operations.Definitions.OfType<GraphQLFragmentDefinition>())
            Selections(fragment.SelectionSet, fragment.TypeCondition.Type.Name.StringValue);
    }

    private void Selections(GraphQLSelectionSet set, string type)
    {
        _kept.Add(type);
        foreach (var selection in set.Selections)
        {
            if (selection is GraphQLInlineFragment inline) Selections(inline.SelectionSet, inline.TypeCondition?.Type.Name.StringValue ?? type);
            if (selection is not GraphQLField field) continue;
            var name = field.Name.StringValue;
            if (Fields(_schema[type]).FirstOrDefault(f => f.Name.StringValue == name) is not { } definition) throw new FormatException($"{type} has no field {name}.");
            if (Roots.Contains(type)) (_called.TryGetValue(type, out var called) ? called : _called[type] = []).Add(name);
            foreach (var argument in definition.Arguments?.ToList() ?? []) Input(Named(argument.Type));
            if (field.SelectionSet is { } inner) Selections(inner, Named(definition.Type));
        }
    }

    private void Input(string type)
    {
        if (!_schema.TryGetValue(type, out var definition) || !_kept.Add(type)) return;
        foreach (var field in (definition as GraphQLInputObjectTypeDefinition)?.Fields?.ToList() ?? []) Input(Named(field.Type));
    }

    private static IEnumerable<GraphQLFieldDefinition> Fields(ASTNode type) => type switch
    {
        GraphQLObjectTypeDefinition o => o.Fields ?? Enumerable.Empty<GraphQLFieldDefinition>(),
        GraphQLInterfaceTypeDefinition i => i.Fields ?? Enumerable.Empty<GraphQLFieldDefinition>(),
        _ => [],
    };

    private static string Named(GraphQLType type) => AdminSchema.NameOf(type);
}
