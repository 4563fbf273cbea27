using System.Text.Json.Nodes;
using Bot.Appwrite;

namespace Tests.Vendors.Appwrite;

public sealed class OperatorGuardTests
{
    [Theory]
    [InlineData("""{"method":"increment","values":[1]}""")]
    [InlineData("""  {"values":[],"method":"dateSetNow"}""")]
    [InlineData("""{"METHOD":"toggle"}""")]
    [InlineData("""{"method":"toggle",}""")]
    [InlineData("""{"\u006dethod":"toggle"}""")]
    [InlineData("""{"a":1} "method" """)]
    [InlineData("text:")]
    [InlineData("text:{\"method\":\"toggle\"}")]
    public void What_could_be_carried_out_is_marked_and_comes_back_as_it_was(string text)
    {
        var stored = OperatorGuard.Guard(text);
        Assert.StartsWith("text:", stored, StringComparison.Ordinal);
        Assert.Equal(text, OperatorGuard.Read(stored));
    }

    [Theory]
    [InlineData("Fresh figs {today}")]
    [InlineData("""{"instagram":{"state":"published"}}""")]
    [InlineData("""["method"]""")]
    [InlineData("")]
    public void Other_text_stays_as_it_is(string text)
    {
        Assert.Equal(text, OperatorGuard.Guard(text));
        Assert.Equal(text, OperatorGuard.Read(text));
    }

    [Fact]
    public void A_row_is_guarded_in_every_column_and_inside_lists()
    {
        const string trap = """{"method":"toggle"}""";
        var row = OperatorGuard.Guard(new JsonObject { ["a"] = trap, ["b"] = new JsonArray(trap, "x"), ["c"] = 1, ["d"] = null, ["e"] = "x" });
        Assert.Equal("""{"a":"text:{\u0022method\u0022:\u0022toggle\u0022}","b":["text:{\u0022method\u0022:\u0022toggle\u0022}","x"],"c":1,"d":null,"e":"x"}""", row.ToJsonString());
    }
}
