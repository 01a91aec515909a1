using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Renderer.Reports.Checking.Rules;
using Renderer.Reports.Reading;

namespace Renderer.Reports.Tests.Checking.Rules;

public class TotalsRunTests
{
    // Rows first, then the last row from the others, as the forms have it.
    private const string Totals = """
        {"prelude":["func blank(x); ret x == null; end"],
         "rules":[
           {"id":"R1","severity":"warning","for":"['a', 'b', 'all']","as":"key","let":["row = rows[key]"],"assert":"(row.x ?? 0) + (row.y ?? 0) == (row.total ?? 0)","message":"{{ key }}","place":"/rows/{{ key }}/total"},
           {"id":"R2","severity":"warning","for":"['x', 'y', 'total']","as":"key","assert":"(rows.a[key] ?? 0) + (rows.b[key] ?? 0) == (rows.all[key] ?? 0)","message":"{{ key }}","place":"/rows/all/{{ key }}"}],
         "totals":[
           {"for":"['a', 'b']","as":"key","let":["row = rows[key]"],"place":"/rows/{{ key }}/total","value":"blank(row.x) && blank(row.y) ? null : (row.x ?? 0) + (row.y ?? 0)"},
           {"for":"['x', 'y', 'total']","as":"key","place":"/rows/all/{{ key }}","value":"sum([rows.a[key], rows.b[key]])"}]}
        """;

    [Fact]
    public void Total_ThatIsAbsent_IsComputed_EachFromThoseBefore() => Complete("""{"rows":{"a":{"x":1,"y":2},"b":{"x":10,"y":20}}}""")
        .ShouldBe("""{"rows":{"a":{"total":3,"x":1,"y":2},"all":{"total":33,"x":11,"y":22},"b":{"total":30,"x":10,"y":20}}}""");

    [Fact]
    public void Total_ThatIsGiven_BlankOrWrong_StaysAsItIs() => Complete("""{"rows":{"a":{"total":null,"x":1,"y":2},"all":{"total":99,"x":null,"y":"?"},"b":{"total":7.0,"x":10,"y":20}}}""")
        .ShouldBe("""{"rows":{"a":{"total":null,"x":1,"y":2},"all":{"total":99,"x":null,"y":"?"},"b":{"total":7.0,"x":10,"y":20}}}""");

    [Fact]
    public void Total_OfBlanks_IsBlank() => Complete("""{"rows":{"a":{"x":null,"y":null},"b":{"x":null,"y":0}}}""")
        .ShouldBe("""{"rows":{"a":{"total":null,"x":null,"y":null},"all":{"total":0,"x":null,"y":0},"b":{"total":0,"x":null,"y":0}}}""");

    [Fact]
    public void Data_ThatIsComplete_StaysTheSameDocument()
    {
        var document = Document("""{"rows":{"a":{"x":1,"y":2},"b":{"x":10,"y":20}}}""");
        var totals = RuleFixture.Compile(Totals).Totals;
        var once = TotalsRun.Complete(document, totals, CancellationToken.None).Document;
        TotalsRun.Complete(once, totals, CancellationToken.None).Document.ShouldBeSameAs(once);
        once.Digest.ShouldNotBe(document.Digest);
    }

    [Theory]
    [InlineData("""{"rows":{"a":[1],"b":{"x":1,"y":1}}}""")]
    [InlineData("""{"rows":null}""")]
    [InlineData("""{"rows":{"a":"?","b":7}}""")]
    [InlineData("{}")]
    public void Data_OfAnotherShape_LeavesFailuresForLater(string data)
    {
        var completed = TotalsRun.Complete(Document(data), RuleFixture.Compile(Totals).Totals, CancellationToken.None);
        completed.Failures.ShouldNotBeEmpty();
        completed.Failures.ShouldAllBe(f => f.Code == Codes.TemplateFailed && f.Place.StartsWith("rules.json#/totals/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[1]", "1")]
    [InlineData("{\"a\":1}", "1")]
    [InlineData("null", "1")]
    public void Parent_ThatIsNoObject_IsLeftToTheSchema(string parent, string value) =>
        Complete($$"""{"p":{{parent}}}""", """{"totals":[{"place":"/p/0/t","value":"VALUE"}]}""".Replace("VALUE", value, StringComparison.Ordinal)).ShouldBe(
            parent.StartsWith('{') ? """{"p":{"0":{"t":1},"a":1}}""" : $$"""{"p":{{parent}}}""");

    [Fact]
    public void Item_OfAList_GetsItsTotal() =>
        Complete("""{"rows":[{"a":1},{"a":2,"total":0}]}""", """{"totals":[{"for":"rows","as":"row","place":"/rows/{{ for.index }}/total","value":"row.a * 2"}]}""")
            .ShouldBe("""{"rows":[{"a":1,"total":2},{"a":2,"total":0}]}""");

    [Theory]
    [InlineData("n", "1", "rules.json#/totals/0/place")]
    [InlineData("/n", "[[1]]", "rules.json#/totals/0/value")]
    [InlineData("/n", "{ x: 1 }", "rules.json#/totals/0/value")]
    [InlineData("/n", "12345678901234567890.5 * 12345678901234567890", "rules.json#/totals/0/value")]
    [InlineData("/n", "big + 0.25m", "rules.json#/totals/0/value")]
    [InlineData("/n", "long + 1", "rules.json#/totals/0/value")]
    public void Total_ThatCannotBe_IsItsAuthorsFault(string place, string value, string fault) => TotalsRun.Complete(
            Document("""{"big":9999999999999999999999999999.5,"long":1.00000000000000000000000000000001}"""),
            RuleFixture.Compile($$"""{"totals":[{"place":"{{place}}","value":"{{value}}"}]}""").Totals,
            CancellationToken.None)
        .Failures.ShouldHaveSingleItem().Place.ShouldBe(fault);

    [Theory]
    [InlineData("0.1m + 0.2m", "0.3")]
    [InlineData("7 / 2", "3.5")]
    [InlineData("99999999999999999999 + 1", "100000000000000000000")]
    [InlineData("a + 0.10m", "7730.380")]
    [InlineData("'12元'", "\"12元\"")]
    [InlineData("[a, null, sum([a, 0.001]), '12元']", "[7730.280,null,7730.281,\"12元\"]")]
    public void Total_IsExact(string value, string expected) =>
        Complete("""{"a":7730.280}""", $$"""{"totals":[{"place":"/n","value":"{{value}}"}]}""").ShouldBe($$"""{"a":7730.280,"n":{{expected}}}""");

    [Fact]
    public void Rules_OnComputedTotals_Hold() => Prop.ForAll(Gen.Choose(-1, 40).ArrayOf(4).ToArbitrary(), numbers =>
    {
        var data = new JsonObject { ["rows"] = new JsonObject { ["a"] = Row(numbers[0], numbers[1]), ["b"] = Row(numbers[2], numbers[3]) } };
        var set = RuleFixture.Compile(Totals);
        var completed = TotalsRun.Complete(Document(data.ToJsonString()), set.Totals, CancellationToken.None);
        completed.Failures.ShouldBeEmpty();
        set.Check(RuleComparison.None, new(completed.Document.Root), CancellationToken.None).ShouldBeEmpty();
    }).QuickCheckThrowOnFailure();

    // Tenths and blanks: amounts have a fraction and cells may be empty.
    private static JsonObject Row(int x, int y) => new() { ["x"] = Number(x), ["y"] = Number(y) };

    private static JsonValue? Number(int tenths) => tenths < 0 ? null : JsonValue.Create(tenths / 10m);

    private static string Complete(string data, string totals = Totals)
    {
        var completed = TotalsRun.Complete(Document(data), RuleFixture.Compile(totals).Totals, CancellationToken.None);
        completed.Failures.ShouldBeEmpty();
        return Encoding.UTF8.GetString(completed.Document.Canonical.Span);
    }

    private static CanonicalDocument Document(string json) => DataReader.Read(Encoding.UTF8.GetBytes(json), "test", 1 << 20).Document!;
}
