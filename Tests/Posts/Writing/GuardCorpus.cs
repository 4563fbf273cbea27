using System.Text.Json;
using Conversations.Posts;
using Conversations.Shop;

namespace Tests.Posts.Writing;

/// <summary>What a person says is wrong with a caption.</summary>
/// <param name="Kinds">Any of them is the right one.</param>
internal sealed record GuardLabel(IReadOnlyList<string> Kinds, Verdict Verdict, string Words);

/// <summary>A caption about a product, with all that is wrong with it; nothing is when it has no labels.</summary>
internal sealed record GuardCaption(string Id, Product Product, string Text, IReadOnlyList<GuardLabel> Labels)
{
    /// <summary>The findings that meet a label: those whose words overlap its words.</summary>
    public IEnumerable<Finding> Meeting(GuardLabel label, IEnumerable<Finding> findings) => findings.Where(f => f.Words is { } words && Overlap(words, label.Words));

    private bool Overlap(string a, string b) => Places(a).Any(x => Places(b).Any(y => x < y + b.Length && y < x + a.Length));

    private IEnumerable<int> Places(string words)
    {
        for (var at = Text.IndexOf(words, StringComparison.Ordinal); at >= 0; at = Text.IndexOf(words, at + 1, StringComparison.Ordinal)) yield return at;
    }
}

/// <summary>Reads <c>Corpus</c>, whose format its README explains.</summary>
internal static class GuardCorpus
{
    public static readonly HashSet<string> Hosts = ["acme.example", "www.acme.example"];

    public static readonly HashSet<string> Handles = ["acme.shop"];

    public static IReadOnlyList<GuardCaption> Read(string folder, string half)
    {
        var products = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "products.json"))).RootElement.EnumerateArray().Select(Product).ToDictionary(p => p.Handle);
        var captions = new List<GuardCaption>();
        foreach (var block in File.ReadAllText(Path.Combine(folder, half)).ReplaceLineEndings("\n").Split("\n== ").Select(b => b.TrimStart('=', ' ', '\n')).Where(b => b.Length > 0))
        {
            var lines = block.TrimEnd().Split('\n');
            var head = lines[0].Split(' ');
            var text = string.Join('\n', lines.Skip(1).Where(l => !l.StartsWith("> ", StringComparison.Ordinal))).Trim();
            List<GuardLabel> labels = [.. lines.Where(l => l.StartsWith("> ", StringComparison.Ordinal)).Select(l => l.Split(' ', 4)).Select(l => new GuardLabel(l[1].Split('|'), l[2] == "wrong" ? Verdict.Wrong : Verdict.NotSupported, l[3]))];
            foreach (var label in labels.Where(l => !text.Contains(l.Words, StringComparison.Ordinal))) throw new FormatException($"{head[0]} does not say “{label.Words}”.");
            captions.Add(new(head[0], products[head[2]], text, labels));
        }
        return captions;
    }

    private static Product Product(JsonElement p)
    {
        Money Money(string name) => new(p.GetProperty(name).GetDecimal(), p.GetProperty("currency").GetString()!);
        return new()
        {
            Id = $"gid://shopify/Product/{p.GetProperty("handle").GetString()}", Handle = p.GetProperty("handle").GetString()!, Title = p.GetProperty("title").GetString()!,
            Description = p.GetProperty("description").GetString()!, Visibility = ProductVisibility.Visible, ForSale = true,
            Price = Money("price"), HighestPrice = Money("highestPrice"), WasPrice = p.GetProperty("wasPrice").ValueKind == JsonValueKind.Null ? null : Money("wasPrice"),
            Stock = p.GetProperty("stock").ValueKind == JsonValueKind.Null ? null : p.GetProperty("stock").GetInt32(),
            Vendor = p.GetProperty("vendor").GetString(), Type = p.GetProperty("type").GetString(), PictureAlt = p.GetProperty("pictureAlt").GetString(),
            Tags = [.. p.GetProperty("tags").EnumerateArray().Select(t => t.GetString()!)],
            Options = p.GetProperty("options").EnumerateObject().ToDictionary(o => o.Name, o => (IReadOnlyList<string>)[.. o.Value.EnumerateArray().Select(v => v.GetString()!)]),
        };
    }
}
