using GraphQLParser;
using GraphQLParser.AST;

namespace Tests.Vendors.Contracts;

/// <summary>The reduced Admin schema. It is read apart from the sandbox's own, so that neither vouches for the other.</summary>
internal sealed class AdminSchema
{
    private static readonly HashSet<string> BuiltIn = ["ID", "String", "Int", "Float", "Boolean"];

    private readonly Dictionary<string, ASTNode> _types;

    public AdminSchema(string sdl) =>
        _types = Parser.Parse(sdl).Definitions.Where(d => d is GraphQLTypeDefinition).ToDictionary(d => ((INamedNode)d).Name.StringValue, d => d);

    public bool Has(string type) => BuiltIn.Contains(type) || _types.ContainsKey(type);

    public bool IsLeaf(string type) => BuiltIn.Contains(type) || _types.GetValueOrDefault(type) is GraphQLScalarTypeDefinition or GraphQLEnumTypeDefinition;

    public bool IsInput(string type) => BuiltIn.Contains(type) || _types.GetValueOrDefault(type) is GraphQLScalarTypeDefinition or GraphQLEnumTypeDefinition or GraphQLInputObjectTypeDefinition;

    public GraphQLFieldDefinition? Field(string type, string field) => _types.GetValueOrDefault(type) switch
    {
        GraphQLObjectTypeDefinition o => o.Fields?.FirstOrDefault(f => f.Name.StringValue == field),
        GraphQLInterfaceTypeDefinition i => i.Fields?.FirstOrDefault(f => f.Name.StringValue == field),
        _ => null,
    };

    public GraphQLInputObjectTypeDefinition? Input(string type) => _types.GetValueOrDefault(type) as GraphQLInputObjectTypeDefinition;

    public GraphQLEnumTypeDefinition? Enum(string type) => _types.GetValueOrDefault(type) as GraphQLEnumTypeDefinition;

    /// <summary>Whether an object of the one type can be of the other.</summary>
    public bool Overlap(string a, string b) => a == b || IsOf(a, b) || IsOf(b, a);

    public static bool IsDeprecated(IHasDirectivesNode node) => node.Directives?.Any(d => d.Name.StringValue == "deprecated") == true;

    /// <summary>The named type within lists and non-nulls.</summary>
    public static string NameOf(GraphQLType type) => type switch
    {
        GraphQLNonNullType n => NameOf(n.Type),
        GraphQLListType l => NameOf(l.Type),
        _ => ((GraphQLNamedType)type).Name.StringValue,
    };

    private bool IsOf(string type, string wider) => _types.GetValueOrDefault(wider) switch
    {
        GraphQLUnionTypeDefinition union => union.Types?.Any(t => t.Name.StringValue == type) == true,
        _ => _types.GetValueOrDefault(type) is GraphQLObjectTypeDefinition { Interfaces: { } list } && list.Any(i => i.Name.StringValue == wider),
    };
}
