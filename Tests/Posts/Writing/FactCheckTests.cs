using Conversations.Posts;
using Conversations.Posts.Writing;
using Conversations.Shop;

namespace Tests.Posts.Writing;

public sealed class FactCheckTests
{
    private static readonly HashSet<string> Hosts = ["acme.myshopify.com", "www.acme.com"];

    private static readonly HashSet<string> Handles = ["acme.shop"];

    private static readonly Product Mug = new()
    {
        Id = "gid://shopify/Product/1", Handle = "mug", Title = "Mug", Description = "", Visibility = ProductVisibility.Visible,
        Price = new(18m, "EUR"), HighestPrice = new(18m, "EUR"), WasPrice = new Money(24m, "EUR"), Stock = 12, ForSale = true,
        Options = new Dictionary<string, IReadOnlyList<string>> { ["Size"] = ["S", "M", "Large"] },
    };

    private static readonly Product Plain = Mug with { WasPrice = null, HighestPrice = new(18m, "EUR"), Stock = null, Options = new Dictionary<string, IReadOnlyList<string>>() };

    [Theory]
    // price
    [InlineData("price", "Yours for €18.", Verdict.Fine)]
    [InlineData("price", "Nur 18 € oder 18,00 EUR.", Verdict.Fine)]
    [InlineData("price", "Was €24, now 18 euros.", Verdict.Fine)]
    [InlineData("price", "Yours for €19.", Verdict.Wrong)]
    [InlineData("price", "Jetzt für 17,50 €!", Verdict.Wrong)]
    [InlineData("price", "Only £18.", Verdict.Wrong)]
    [InlineData("price", "Für 18 Franken.", Verdict.Wrong)]
    [InlineData("price", "Holds 300 ml, weighs 18 g.", Verdict.Fine)]
    [InlineData("price", "A steal: 1.800 €", Verdict.Wrong)]
    // discount
    [InlineData("discount", "Now 25 % off.", Verdict.Fine)]
    [InlineData("discount", "25 % Rabatt!", Verdict.Fine)]
    [InlineData("discount", "Im Angebot.", Verdict.Fine)]
    [InlineData("discount", "Save 40%!", Verdict.Wrong)]
    [InlineData("discount", "50 % günstiger", Verdict.Wrong)]
    [InlineData("discount", "Zum halben Preis", Verdict.Wrong)]
    [InlineData("discount", "100 % linen", Verdict.Fine)]
    // size
    [InlineData("size", "In sizes S and M.", Verdict.Fine)]
    [InlineData("size", "Größe L ist da.", Verdict.Fine)]
    [InlineData("size", "Sizes from S to XL.", Verdict.Wrong)]
    [InlineData("size", "In Größe XS", Verdict.Wrong)]
    // stock
    [InlineData("stock", "Only 12 left!", Verdict.Fine)]
    [InlineData("stock", "Nur noch 12 Stück.", Verdict.Fine)]
    [InlineData("stock", "Only 3 left!", Verdict.Wrong)]
    [InlineData("stock", "Nur noch 3 verfügbar", Verdict.Wrong)]
    [InlineData("stock", "Sold out", Verdict.Wrong)]
    [InlineData("stock", "Leider ausverkauft", Verdict.Wrong)]
    // links
    [InlineData("link", "See www.acme.com/mug or https://acme.myshopify.com", Verdict.Fine)]
    [InlineData("link", "Hier: https://best-deals.example/x", Verdict.Wrong)]
    [InlineData("link", "bei billiger.de", Verdict.Wrong)]
    [InlineData("handle", "Thanks @potter_anna", Verdict.NotSupported)]
    [InlineData("link", "Soft.Perfect for tea.", Verdict.Fine)]
    // length
    [InlineData("length", "A mug.", Verdict.Fine)]
    [InlineData("length", "A <b>mug</b>.", Verdict.Wrong)]
    [InlineData("length", "Hallo {{name}}", Verdict.Wrong)]
    [InlineData("length", "Only \u202E43 €\u202C", Verdict.Wrong)]
    [InlineData("length", "שלום", Verdict.Fine)]
    [InlineData("length", "Tea < coffee, 3 > 2", Verdict.Fine)]
    public void A_claim_is_held_against_the_shops_record(string kind, string text, Verdict expected) => Assert.Equal(expected, Judged(kind, text, Mug));

    [Theory]
    [InlineData("discount", "Now 25 % off.", Verdict.Wrong)]
    [InlineData("discount", "Jetzt reduziert", Verdict.Wrong)]
    [InlineData("size", "In size M.", Verdict.NotSupported)]
    [InlineData("size", "In Größe M.", Verdict.NotSupported)]
    [InlineData("stock", "Only 3 left!", Verdict.NotSupported)]
    [InlineData("stock", "Noch 3 auf Lager", Verdict.NotSupported)]
    [InlineData("price", "€24", Verdict.Wrong)]
    public void What_the_record_does_not_hold_is_not_supported(string kind, string text, Verdict expected) => Assert.Equal(expected, Judged(kind, text, Plain));

    [Fact]
    public void A_price_between_the_lowest_and_the_highest_cannot_be_judged() =>
        Assert.Equal(Verdict.NotSupported, Judged("price", "Mostly €20.", Mug with { HighestPrice = new(24m, "EUR"), WasPrice = null }));

    [Fact]
    public void Too_long_and_too_many_hashtags_are_wrong()
    {
        Assert.Equal(Verdict.Wrong, Judged("length", new('x', PostLimits.Text + 1), Mug));
        Assert.Equal(Verdict.Fine, Judged("length", new('x', PostLimits.Text), Mug));
        Assert.Equal(Verdict.Wrong, Judged("length", string.Concat(Enumerable.Repeat("#a ", 31)), Mug));
    }

    [Fact]
    public void Markup_that_stands_in_the_title_is_what_the_thing_is_called()
    {
        var apron = Mug with { Title = "Apron <heavy>" };
        Assert.Equal(Verdict.Fine, Judged("length", "The apron <heavy> is back.", apron));
        Assert.Equal(Verdict.Wrong, Judged("length", "The apron <heavy> is <b>back</b>.", apron));
    }

    [Fact]
    public void Every_finding_names_the_words_and_the_record()
    {
        var finding = Assert.Single(Found("price", "Yours for €29.", Mug));
        Assert.Equal("The text says “€29”, your shop says €18.", finding.Reason);
        Assert.Equal("€29", finding.Words);
    }

    /// <returns>The gravest that is found of a kind; fine when nothing is.</returns>
    private static Verdict Judged(string kind, string text, Product product) =>
        Found(kind, text, product).Select(f => f.Verdict).DefaultIfEmpty(Verdict.Fine).Max();

    private static IEnumerable<Finding> Found(string kind, string text, Product product) =>
        FactChecks.Find(text, product, Hosts, Handles).Where(f => f.Check == kind);
}
