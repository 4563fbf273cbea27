using System.Text.Json.Nodes;
using GraphQLParser.AST;

namespace Sandbox.Shopify.GraphQl;

/// <summary>The variables sent, against what the operation declares; defaults are filled in.</summary>
public static class VariableRules
{
    public static (JsonObject Values, IReadOnlyList<GraphQlError> Errors) Read(Operation operation)
    {
        var values = new JsonObject();
        var errors = new List<GraphQlError>();
        foreach (var declared in operation.Definition.Variables ?? Enumerable.Empty<GraphQLVariableDefinition>())
        {
            var name = declared.Variable.Name.StringValue;
            if (!operation.Variables.ContainsKey(name) && declared.DefaultValue is { } fallback)
            {
                values[name] = Coercion.Literal(fallback, []).Value;
                continue;
            }
            var sent = operation.Variables[name];
            if (Coercion.Problem(sent, declared.Type) is { } problem)
            {
                errors.Add(new($"Variable ${name} of type {Schema.Written(declared.Type)} was provided invalid value" + (problem.Path.Length > 0 ? $" for {problem.Path[1..].Replace('/', '.')} ({problem.Why})" : ""),
                    GraphQlError.At(operation.Text, declared), null, new JsonObject
                    {
                        ["value"] = sent?.DeepClone(),
                        ["problems"] = new JsonArray(new JsonObject
                        {
                            ["path"] = new JsonArray([.. problem.Path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(p => (JsonNode?)p)]),
                            ["explanation"] = problem.Why,
                        }),
                    }));
            }
            else if (operation.Variables.ContainsKey(name))
            {
                values[name] = sent?.DeepClone();
            }
        }
        return (values, errors);
    }
}
