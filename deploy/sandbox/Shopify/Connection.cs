using System.Globalization;
using System.Text;
using Sandbox.Shopify.GraphQl;

namespace Sandbox.Shopify;

/// <summary>Something with nodes, edges and page information.</summary>
public interface IConnection
{
    object? Resolve(string field);
}

/// <summary>Cursor paging. https://shopify.dev/docs/api/usage/pagination-graphql</summary>
public static class Connection
{
    public static IConnection Page<T>(IReadOnlyList<T> all, Func<T, long> id, Arguments arguments, IReadOnlyList<string> path) where T : notnull
    {
        var (first, last) = (arguments.Whole("first"), arguments.Whole("last"));
        if (first is null && last is null) throw GraphQlException.BadRequest("you must provide one of first or last", path);
        if (first is not null && last is not null) throw GraphQlException.BadRequest("providing both first and last is not supported", path);
        foreach (var (name, size) in new[] { ("first", first), ("last", last) })
        {
            if (size < 0) throw GraphQlException.BadRequest($"{name} cannot be negative", path);
            if (size > 250) throw GraphQlException.BadRequest($"{name} cannot exceed 250", path);
        }
        var items = arguments.Flag("reverse") ? all.Reverse().ToList() : [.. all];
        var (from, to) = (0, items.Count);
        if (arguments.Text("after") is { } after) from = Place(items, id, after, path) + 1;
        if (arguments.Text("before") is { } before) to = Place(items, id, before, path);
        if (first is { } head) to = Math.Min(to, from + head);
        if (last is { } tail) from = Math.Max(from, to - tail);
        return new Page<T>(items[from..Math.Max(from, to)], i => Cursor(id(i)), HasNext: to < items.Count, HasPrevious: from > 0);
    }

    public static string Cursor(long id) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"last_id\":{id},\"last_value\":\"{id}\"}}")));

    private static int Place<T>(List<T> items, Func<T, long> id, string cursor, IReadOnlyList<string> path)
    {
        var at = items.FindIndex(i => Cursor(id(i)) == cursor);
        return at >= 0 ? at : throw GraphQlException.BadRequest($"Invalid cursor for current pagination sort.", path);
    }
}

public sealed record Page<T>(IReadOnlyList<T> Items, Func<T, string> Cursor, bool HasNext, bool HasPrevious) : IConnection where T : notnull
{
    public object? Resolve(string field) => field switch
    {
        "nodes" => Items,
        "edges" => Items.Select(i => new Edge(i, Cursor(i))),
        _ => new Info(Items.Count > 0 ? Cursor(Items[0]) : null, Items.Count > 0 ? Cursor(Items[^1]) : null, HasNext, HasPrevious),
    };

    private sealed record Edge(object Node, string At) : IConnection
    {
        public object? Resolve(string field) => field == "node" ? Node : At;
    }

    private sealed record Info(string? Start, string? End, bool Next, bool Previous) : IConnection
    {
        public object? Resolve(string field) => field switch
        {
            "startCursor" => Start,
            "endCursor" => End,
            "hasNextPage" => Next,
            _ => Previous,
        };
    }
}
