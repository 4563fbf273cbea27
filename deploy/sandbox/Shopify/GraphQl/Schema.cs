using GraphQLParser;
using GraphQLParser.AST;

namespace Sandbox.Shopify.GraphQl;

/// <summary>The types by name, read once from <see cref="SchemaText"/>.</summary>
public sealed class Schema
{
    public static readonly Schema Admin = new(SchemaText.Sdl);

    private static readonly HashSet<string> BuiltIn = ["ID", "String", "Int", "Float", "Boolean"];

    private readonly Dictionary<string, ASTNode> _types;

    private Schema(string sdl)
    {
        var document = Parser.Parse(sdl);
        _types = document.Definitions.ToDictionary(d => ((INamedNode)d).Name.StringValue);
    }

    /// <summary>Object or interface.</summary>
    public bool IsComposite(string type) => _types.GetValueOrDefault(type) is GraphQLObjectTypeDefinition or GraphQLInterfaceTypeDefinition;

    public bool IsAbstract(string type) => _types.GetValueOrDefault(type) is GraphQLInterfaceTypeDefinition;

    public bool Has(string type) => BuiltIn.Contains(type) || _types.ContainsKey(type);

    public GraphQLFieldDefinition? Field(string type, string field) => _types.GetValueOrDefault(type) switch
    {
        GraphQLObjectTypeDefinition o => o.Fields?.FirstOrDefault(f => f.Name.StringValue == field),
        GraphQLInterfaceTypeDefinition i => i.Fields?.FirstOrDefault(f => f.Name.StringValue == field),
        _ => null,
    };

    public GraphQLInputObjectTypeDefinition? Input(string type) => _types.GetValueOrDefault(type) as GraphQLInputObjectTypeDefinition;

    public GraphQLEnumTypeDefinition? Enum(string type) => _types.GetValueOrDefault(type) as GraphQLEnumTypeDefinition;

    /// <summary>Whether an object of the one type can be of the other.</summary>
    public bool Overlap(string a, string b) => a == b || Implements(a, b) || Implements(b, a);

    private bool Implements(string type, string interfaceType) =>
        _types.GetValueOrDefault(type) is GraphQLObjectTypeDefinition { Interfaces: { } list } && list.Any(i => i.Name.StringValue == interfaceType);

    /// <summary>The named type within lists and non-nulls.</summary>
    public static string Named(GraphQLType type) => type switch
    {
        GraphQLNonNullType n => Named(n.Type),
        GraphQLListType l => Named(l.Type),
        GraphQLNamedType t => t.Name.StringValue,
        _ => throw new InvalidOperationException("unknown type node"),
    };

    /// <summary>As it is written: <c>[ID!]!</c>.</summary>
    public static string Written(GraphQLType type) => type switch
    {
        GraphQLNonNullType n => Written(n.Type) + "!",
        GraphQLListType l => $"[{Written(l.Type)}]",
        _ => Named(type),
    };
}
