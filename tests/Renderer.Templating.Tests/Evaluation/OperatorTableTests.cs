using System.Reflection;

namespace Renderer.Templating.Tests.Evaluation;

/// <summary>
/// Every operator between every two kinds of values. The table has a section for each operator: the first line names it and the right sides,
/// each further line a left side and the results; <c>!</c> is a problem. Operators that follow from others are checked against them.
/// </summary>
public sealed class OperatorTableTests
{
    private static readonly Dictionary<string, string> Operands = new(StringComparer.Ordinal)
    {
        ["null"] = "null",
        ["true"] = "true",
        ["7"] = "7",
        ["1e20"] = "1e20",
        ["2.5"] = "2.5",
        ["1.5m"] = "1.5m",
        ["'ab'"] = "'ab'",
        ["[7, 8]"] = "[7, 8]",
        ["1..2"] = "(1..2)",
        ["{a: 7}"] = "{a: 7}",
        ["date"] = "(date.parse '2024-01-31')",
        ["timespan"] = "(timespan.from_days 1)",
        ["function"] = "(@string.upcase)",
    };

    public static TheoryData<string, string, string[]> Rows()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("OperatorTable")!);
        var rows = new TheoryData<string, string, string[]>();
        foreach (var section in reader.ReadToEnd().Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var lines = section.Trim('\n').Split('\n').Select(line => line.Split(" | ").Select(cell => cell.Trim()).ToArray()).ToArray();
            foreach (var line in lines.Skip(1))
            {
                rows.Add(lines[0][0], line[0], line[1..]);
            }
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Operator_BetweenKinds_Gives(string sign, string left, string[] results) =>
        Operands.Keys.Select(right => Result($"{Operands[left]} {sign} {Operands[right]}")).ShouldBe(results, $"{left} {sign} ...");

    [Fact]
    public void Table_OfOperators_IsWhole() => Rows().Count.ShouldBe(14 * Operands.Count);

    [Theory]
    [InlineData(">", "<")]
    [InlineData(">=", "<=")]
    public void Comparison_TheOtherWayRound_IsTheSame(string sign, string mirrored) =>
        ForAllPairs((left, right) => Result($"{left} {sign} {right}").ShouldBe(Result($"{right} {mirrored} {left}"), $"{left} {sign} {right}"));

    [Fact]
    public void NotEqual_IsTheOppositeOfEqual() =>
        ForAllPairs((left, right) => Result($"{left} != {right}").ShouldBe(Result($"!({left} == {right})"), $"{left} != {right}"));

    [Fact]
    public void Logic_GivesBooleans() => ForAllPairs((left, right) =>
    {
        var (first, second) = (left != "null", right != "null");
        Result($"{left} && {right}").ShouldBe(first && second ? "true" : "false", $"{left} && {right}");
        Result($"{left} || {right}").ShouldBe(first || second ? "true" : "false", $"{left} || {right}");
    });

    [Fact]
    public void Coalescing_GivesOneOperand() => ForAllPairs((left, right) =>
    {
        Result($"{left} ?? {right}").ShouldBe(Result(left == "null" ? right : left), $"{left} ?? {right}");
        Result($"{left} ?! {right}").ShouldBe(Result(left == "null" ? left : right), $"{left} ?! {right}");
    });

    private static void ForAllPairs(Action<string, string> check)
    {
        foreach (var left in Operands.Values)
        {
            foreach (var right in Operands.Values)
            {
                check(left, right);
            }
        }
    }

    private static string Result(string expression)
    {
        try
        {
            return Templates.Render($"{{{{ ({expression}) ?? 'null' }}}}");
        }
        catch (TemplateException)
        {
            return "!";
        }
    }
}
