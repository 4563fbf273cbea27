using Conversations.Shop;

namespace Conversations.Posts.Writing.Facts;

/// <summary>What the shop itself says of a product, in the forms in which claims are compared with it.</summary>
internal sealed class ShopRecord
{
    private static readonly Phrases Goods = new WordLists("colours-context")["parts"], NoGoods = new WordLists("colours-context")["function"];

    public ShopRecord(Product product, IReadOnlySet<string> hosts, IReadOnlySet<string> handles)
    {
        (Product, Hosts, Handles) = (product, hosts, handles);
        var options = product.Options.SelectMany(o => o.Value.Prepend(o.Key));
        Cased = Plain(new[] { product.Title, product.Description, product.Vendor, product.Type }.Concat(product.Tags).Concat(options));
        Stated = Cased.ToLowerInvariant();
        Text = $"{Stated}\n{Plain((product.MorePictures?.Select(p => p.Alt) ?? []).Prepend(product.PictureAlt)).ToLowerInvariant()}";
        Materials = [.. Lexicon.Materials.In(Text)];
        Colours = [.. Lexicon.Colours.In(Text)];
        Places = [.. Lexicon.Places.In(Text)];
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
        if (Goods.Begin(word) || (word.Length > 4 && Goods.Begin(word[..^1]))) return true;
        var stem = word.Length > 5 ? word[..^1] : word;
        return word.Length > 3 && !NoGoods.Begin(word) && (Product.Title.Contains(stem, StringComparison.OrdinalIgnoreCase) || Product.Type?.Contains(stem, StringComparison.OrdinalIgnoreCase) == true);
    }

    /// <summary>As a hashtag writes it: without blanks and hyphens.</summary>
    public bool SaysTogether(string words) => Text.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).Contains(words, StringComparison.Ordinal);

    private static string Plain(IEnumerable<string?> texts) => string.Join("\n", texts.OfType<string>()).Replace('\u00A0', ' ').Replace('’', '\'');
}
