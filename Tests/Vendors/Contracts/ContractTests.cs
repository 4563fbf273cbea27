namespace Tests.Vendors.Contracts;

/// <summary>The checker itself: right requests pass, and each of many small mistakes is found.</summary>
public sealed class ContractTests
{
    private static readonly string[] Tables = ["telegram.txt", "shopify.graphql", "gemini.txt", "appwrite.txt", "meta.txt", "tiktok.txt"];

    public static TheoryData<string, string> Mistakes { get; } =
        new(ContractCases.All.SelectMany(c => c.Mistakes.Select(m => (c.Vendor, m.What))).Distinct());

    public static TheoryData<string> Vendors { get; } = new(ContractCases.All.Select(c => c.Vendor).Distinct());

    [Theory]
    [MemberData(nameof(Vendors))]
    public void What_is_right_passes(string vendor)
    {
        foreach (var request in ContractCases.All.Where(c => c.Vendor == vendor)) Assert.Empty(ContractLedger.Judge(request.Right));
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_found(string vendor, string what)
    {
        var mistake = ContractCases.All.Where(c => c.Vendor == vendor).SelectMany(c => c.Mistakes).Single(m => m.What == what);
        Assert.Contains(ContractLedger.Judge(mistake.Request), p => p.Contains(mistake.Says, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_vendor_has_three_mistakes_at_least() =>
        Assert.All(ContractLedger.Vendors, v => Assert.True(ContractCases.All.Where(c => c.Vendor == v).Sum(c => c.Mistakes.Count) >= 3, v));

    [Fact]
    public void Every_table_names_its_source_and_stays_small()
    {
        Assert.All(Tables, t => Assert.StartsWith("# ", ContractTable.Text(t), StringComparison.Ordinal));
        Assert.All(Tables, t => Assert.Matches("MIT|ISC|Apache-2.0|BSD-3-Clause|Facebook platform licence|publishes no machine-readable contract", ContractTable.Text(t)));
        Assert.InRange(Tables.Sum(t => ContractTable.Text(t).Length), 10_000, 600_000);
    }

    [Theory]
    [InlineData("telegram.txt")]
    [InlineData("gemini.txt")]
    [InlineData("appwrite.txt")]
    [InlineData("meta.txt")]
    [InlineData("tiktok.txt")]
    public void Every_type_that_a_table_names_is_in_it(string file)
    {
        var table = ContractTable.Load(file);
        var named = table.Calls.SelectMany(c => c.Fields).Concat(table.Objects.Values.SelectMany(f => f)).Select(f => f.Type).Concat(table.Types.Values).SelectMany(Names);
        Assert.Empty(named.Distinct().Except(table.Objects.Keys).Except(table.Types.Keys).Except(["any", "object", "string", "file", "bool", "number", "int", "long", "bytes"]));
    }

    [Theory]
    [InlineData("curl/8.5", false)]
    [InlineData(null, true)]
    public void Who_names_himself_is_not_the_bot(string? name, bool ours)
    {
        var request = ContractCases.All[0].Right;
        var headers = new Dictionary<string, string>(request.Headers);
        if (name is not null) headers["User-Agent"] = name;
        Assert.Equal(ours, ContractLedger.IsOurs(request with { Headers = headers }));
    }

    private static IEnumerable<string> Names(TypeExpression type) => type switch
    {
        TypeExpression.Named named => [named.Name],
        TypeExpression.ListOf list => Names(list.Item),
        TypeExpression.MapOf map => Names(map.Item),
        TypeExpression.AnyOf any => any.Choices.SelectMany(Names),
        _ => [],
    };
}
