using System.Text.RegularExpressions;
using Conversations.Shop;

namespace Conversations.Posts.Writing.Facts;

/// <summary>What the shop itself says of a product, in the forms in which claims are compared with it.</summary>
internal sealed partial class ShopRecord
{
    private static readonly Phrases Goods = new WordLists("colours-context")["parts"], NoGoods = new WordLists("colours-context")["function"];

    private static readonly List<Phrases> Kinds = [.. WordFile.Read("colours-context")["kinds"].Select(line => new Phrases([line]))];

    public ShopRecord(Product product, IReadOnlySet<string> hosts, IReadOnlySet<string> handles)
    {
        (Product, Hosts, Handles) = (product, hosts, handles);
        var options = product.Options.SelectMany(o => o.Value.Prepend(o.Key));
        Cased = Plain(new[] { product.Title, product.Description, product.Vendor, product.Type }.Concat(product.Tags).Concat(options));
        Stated = Cased.ToLowerInvariant();
        Text = $"{Stated}\n{Plain((product.MorePictures?.Select(p => p.Alt) ?? []).Prepend(product.PictureAlt)).ToLowerInvariant()}";
        Materials = [.. Lexicon.Materials.In(Text)];
        Colours = [.. Lexicon.Colours.In(Text)];
        Places = [.. Lexicon.Places.In(Sent().Replace(Text, m => new string(' ', m.Length)))];
        Measures = [.. Measure.In(Text)];
    }

    public Product Product { get; }

    /// <summary>Hosts whose links are ours, in lower case.</summary>
    public IReadOnlySet<string> Hosts { get; }

    /// <summary>Accounts that are ours, in lower case, without @.</summary>
    public IReadOnlySet<string> Handles { get; }

    /// <summary>What it says in words, without what its pictures show.</summary>
    public string Cased { get; }

    /// <summary>As <see cref="Cased"/>, in lower case.</summary>
    public string Stated { get; }

    /// <summary>All it says, in lower case.</summary>
    public string Text { get; }

    public IReadOnlyList<Mention> Materials { get; }

    public IReadOnlyList<Mention> Colours { get; }

    /// <summary>Without those to which it is sent: they are no origin.</summary>
    public IReadOnlyList<Mention> Places { get; }

    public IReadOnlyList<Measure> Measures { get; }

    /// <summary>The record's own words for these.</summary>
    public IEnumerable<string> Words(IEnumerable<Mention> mentions) => mentions.Select(m => Text.Substring(m.Start, m.Length));

    /// <summary>Whether a meaning stands in the record, as a word or as a part of one: "Braunglas" says glass, and brown.</summary>
    public bool Means(Mention claimed, Lexicon lexicon, IReadOnlyList<Mention> said) =>
        said.Any(s => s.Covers(claimed.Meaning)) || lexicon.StemsOf(claimed.Meaning).Any(stem => Text.Contains(stem, StringComparison.Ordinal));

    public bool Says(string words) => Text.Contains(words, StringComparison.Ordinal);

    /// <summary>Whether a word, in lower case, is what the product is called: it stands in the title, is the kind of thing, or is what such things are called.</summary>
    public bool IsCalled(string word)
    {
        if (word.Length < 3) return false;
        if (Goods.Begin(word) || (word.Length > 4 && Goods.Begin(word[..^1]))) return !Kinds.Exists(k => k.Begin(word)) || Kinds.Exists(k => k.Begin(word) && k.AreIn(Stated));
        var stem = word.Length > 5 ? word[..^1] : word;
        return word.Length > 3 && !NoGoods.Begin(word) && (Product.Title.Contains(stem, StringComparison.OrdinalIgnoreCase) || Product.Type?.Contains(stem, StringComparison.OrdinalIgnoreCase) == true);
    }

    /// <summary>As a hashtag writes it: without blanks and hyphens.</summary>
    public bool SaysTogether(string words) => Text.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).Contains(words, StringComparison.Ordinal);

    [GeneratedRegex(@"[^.\n]*(?:versand|liefer|shipping|ships|delivery|postage)[^.\n]*", RegexOptions.None, ClaimCheck.Timeout)]
    private static partial Regex Sent();

    private static string Plain(IEnumerable<string?> texts) => string.Join("\n", texts.OfType<string>()).Replace('\u00A0', ' ').Replace('’', '\'');
}
