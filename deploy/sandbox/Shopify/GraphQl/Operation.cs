using System.Text.Json.Nodes;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;

namespace Sandbox.Shopify.GraphQl;

/// <summary>A parsed request: the operation to run and the fragments it may use.</summary>
public sealed record Operation(string Text, GraphQLOperationDefinition Definition, IReadOnlyDictionary<string, GraphQLFragmentDefinition> Fragments, JsonObject Variables)
{
    public string Name => Definition.Name?.StringValue ?? "";

    /// <summary>How an error's path begins: <c>query</c> or <c>query Name</c>.</summary>
    public string Root => Definition.Operation.ToString().ToLowerInvariant() + (Name.Length > 0 ? " " + Name : "");

    public static (Operation? Operation, GraphQlError? Error) Read(string text, string? name, JsonObject variables)
    {
        GraphQLDocument document;
        try
        {
            document = Parser.Parse(text);
        }
        catch (GraphQLSyntaxErrorException e)
        {
            return (null, new("syntax error, " + e.Description.ReplaceLineEndings(" "), [new JsonObject { ["line"] = e.Location.Line, ["column"] = e.Location.Column }]));
        }
        catch (GraphQLMaxDepthExceededException)
        {
            return (null, new("Query has a depth which exceeds the limit"));
        }
        var operations = document.Definitions.OfType<GraphQLOperationDefinition>().ToList();
        if (document.Definitions.Find(d => d is not (GraphQLOperationDefinition or GraphQLFragmentDefinition)) is { } other)
            return (null, new("Queries may only contain operations and fragments", GraphQlError.At(text, other)));
        if (operations.Count == 0) return (null, new("No operation found"));
        if (name is null && operations.Count > 1) return (null, new("An operation name is required"));
        if (operations.Find(o => name is null || o.Name?.StringValue == name) is not { } operation) return (null, new($"No operation named \"{name}\""));
        if (operation.Operation != OperationType.Query)
            return (null, new($"Schema is not configured for {operation.Operation.ToString().ToLowerInvariant()}s", GraphQlError.At(text, operation)));
        var fragments = new Dictionary<string, GraphQLFragmentDefinition>();
        foreach (var fragment in document.Definitions.OfType<GraphQLFragmentDefinition>()) fragments[fragment.FragmentName.Name.StringValue] = fragment;
        return (new(text, operation, fragments, variables), null);
    }
}
