using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Renderer.Reports.Checking.Rules;
using Renderer.Reports.Reading;

namespace Renderer.Reports.Tests.Checking.Rules;

/// <summary>Damaged rules files, pointers and data: problems, never exceptions.</summary>
public class RuleFuzzTests
{
    private const string Sound = """
        {"prelude":["func blank(x); ret x == null; end","keys = ['a', 'b']"],
         "rules":[{"id":"R1","severity":"warning","for":"keys","as":"key","let":["n = rows[key].n ?? 0"],"assert":"n == (total ?? 0)","message":"{{ n }} ≠ {{ total }}","place":"/rows/{{ key }}/n","cells":"['/rows/' + key + '/n', '/total']"}],
         "totals":[{"for":"keys","as":"key","place":"/rows/{{ key }}/n","value":"sum(rows[key]?.parts)"},{"place":"/total","value":"rows.a.n"}]}
        """;

    private static readonly Gen<string> Damage = Gen.Elements("{{", "}}", "end", "\"", "'", "(", ")", "/", "\\u001e", "\\u001f", "null", "1e9999", "for", "..", ";", "汉");

    private static readonly Gen<string> Values = Gen.Elements("null", "1", "1.50", "\"x\"", "[1,null,2.5]", "[\"x\"]", "{}", "{\"n\":1}", "{\"parts\":[1,2]}", "{\"n\":null,\"parts\":[]}", "true");

    [Fact]
    public void File_Damaged_IsFaultyOrChecksWithoutThrowing() => Prop.ForAll(Damaged().ToArbitrary(), text =>
    {
        var reading = DataReader.Read(Encoding.UTF8.GetBytes(text), "rules.json", 1 << 20);
        if (reading.Document is not { } document) return;
        var set = RuleSet.Compile([new("rules.json", document.Root)], []);
        Run(set, """{"rows":{"a":{"parts":[1,2]},"b":{"n":3}},"total":3}""");
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Data_OfAnyShape_IsCompletedAndCheckedWithoutThrowing() => Prop.ForAll(Values.ArrayOf(3).ToArbitrary(), values =>
        Run(RuleFixture.Compile(Sound), $$"""{"rows":{"a":{{values[0]}},"b":{{values[1]}}},"total":{{values[2]}}}""")).QuickCheckThrowOnFailure();

    [Fact]
    public void Pointer_OfAnyText_FindsACellOrNone() => Prop.ForAll(
        Gen.Elements("/", "a", "#", "previous", "lower", "0", "~", "~1", "-", "9999999999", "").ListOf().Select(parts => string.Concat(parts)).ToArbitrary(),
        place =>
        {
            var data = Json.Parse("""{"a":[{"/":1}],"":2}""");
            var scope = new RuleScope(data);
            scope.Find(place);
            scope.WithPrevious(data).WithLower(Json.Parse("[{}]")).Find(place);
        }).QuickCheckThrowOnFailure();

    private static void Run(RuleSet set, string data)
    {
        var document = DataReader.Read(Encoding.UTF8.GetBytes(data), "data", 1 << 20).Document!;
        var completed = TotalsRun.Complete(document, set.Totals, CancellationToken.None);
        foreach (var comparison in Enum.GetValues<RuleComparison>()) set.Check(comparison, new(completed.Document.Root), CancellationToken.None);
    }

    private static Gen<string> Damaged() => from at in Gen.Choose(0, Sound.Length - 1)
                                            from length in Gen.Choose(0, 6)
                                            from damage in Damage
                                            select Sound.Remove(at, Math.Min(length, Sound.Length - at)).Insert(at, damage);
}
