namespace Sandbox.Shopify;

public sealed record OptionOf(Product Product, ProductOption Option, int Position);

public sealed record OptionValueOf(OptionOf Option, string Value, int Number);

public static class OptionFields
{
    private static readonly string[] Default = ["Default Title"];

    /// <summary>A product without options has one called Title.</summary>
    public static IEnumerable<OptionOf> Of(Product p) =>
        p.Options.Count == 0 ? [new(p, new("Title", Default), 1)] : p.Options.Select((o, i) => new OptionOf(p, o, i + 1));

    public static object? Option(OptionOf o, string field) => field switch
    {
        "id" => GlobalId.Of("ProductOption", o.Product.Id + 3_000_000 + o.Position),
        "name" => o.Option.Name,
        "position" => o.Position,
        "values" => o.Option.Values,
        _ => o.Option.Values.Select((v, i) => new OptionValueOf(o, v, i)),
    };

    public static object? Value(OptionValueOf v, string field) => field switch
    {
        "id" => GlobalId.Of("ProductOptionValue", v.Option.Product.Id + 4_000_000 + v.Option.Position * 100 + v.Number),
        "name" => v.Value,
        _ => true,
    };
}
