using Renderer.Reports.Checking.Rules;

namespace Renderer.Reports.Tests.Checking.Rules;

/// <summary>Rules files in tests: compiled and checked without a package round them.</summary>
internal static class RuleFixture
{
    public static RuleSet Compile(string rules)
    {
        var faults = new List<Problem>();
        var set = RuleSet.Compile([new("rules.json", Json.Parse(rules))], faults);
        faults.ShouldBeEmpty();
        return set;
    }

    public static IReadOnlyList<Problem> Faults(string rules)
    {
        var faults = new List<Problem>();
        RuleSet.Compile([new("rules.json", Json.Parse(rules))], faults);
        return faults;
    }

    /// <summary>Checks the rules that look at the report alone.</summary>
    public static IReadOnlyList<Problem> Check(string rules, string data, Severity brokenSums = Severity.Warning) =>
        Compile(rules).Check(RuleComparison.None, new(Json.Parse(data)) { BrokenSums = brokenSums }, CancellationToken.None);

    /// <summary>A file with one rule.</summary>
    public static string One(string rule) => $$"""{"rules":[{{rule}}]}""";
}
