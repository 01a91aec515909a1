using System.Collections.Immutable;
using System.Text.Json;
using Renderer.Reports.Checking.Schema;
using Renderer.Reports.Packages;

namespace Renderer.Reports.Checking.Rules;

/// <summary>A parsed rules file and its path.</summary>
internal sealed record RuleFile(string Place, JsonElement Root);

/// <summary>The consistency rules (勾稽关系) of a package and the totals it can compute, compiled.</summary>
internal sealed class RuleSet
{
    private static readonly SchemaNode Schema = BuiltInSchema.Load("rules.schema.json");

    private readonly ImmutableArray<Rule> _rules;

    private RuleSet(ImmutableArray<Rule> rules, ImmutableArray<Total> totals) => (_rules, Totals) = (rules, totals);

    /// <summary>The totals, in the order they are computed in.</summary>
    public ImmutableArray<Total> Totals { get; }

    /// <summary>The rules, in the order they are checked in.</summary>
    public ImmutableArray<Rule> Rules => _rules;

    /// <summary>Whether a rule looks at other reports of this kind.</summary>
    public bool Compares(RuleComparison comparison) => _rules.Any(r => r.Comparison == comparison);

    /// <summary>Compiles rules files; what is wrong with them is noted and left out.</summary>
    public static RuleSet Compile(IEnumerable<RuleFile> files, ICollection<Problem> faults)
    {
        var rules = ImmutableArray.CreateBuilder<Rule>();
        var totals = ImmutableArray.CreateBuilder<Total>();
        foreach (var file in files)
        {
            var violations = SchemaRun.Check(Schema, file.Root);
            foreach (var violation in violations)
                faults.Add(PackageFiles.Invalid(PackageManifest.Inside(file.Place, violation.Pointer), violation.Message, violation.Hint));
            if (violations.Count > 0) continue;
            var prelude = RulePrelude.Read(file, faults);
            foreach (var (index, rule) in Elements(file, "rules"))
            {
                if (Rule.Compile(rule, new($"{file.Place}#/rules/{index}", rule, prelude, faults)) is { } compiled) rules.Add(compiled);
            }

            foreach (var (index, total) in Elements(file, "totals"))
            {
                if (Total.Compile(new($"{file.Place}#/totals/{index}", total, prelude, faults)) is { } compiled) totals.Add(compiled);
            }
        }

        return new(rules.ToImmutable(), totals.ToImmutable());
    }

    /// <summary>Checks every rule of one kind; a broken one is a problem of its own severity.</summary>
    public IReadOnlyList<Problem> Check(RuleComparison comparison, RuleScope scope, CancellationToken cancellationToken)
    {
        var problems = new List<Problem>();
        foreach (var rule in _rules.Where(r => r.Comparison == comparison)) rule.Check(scope, problems, cancellationToken);
        return problems;
    }

    private static IEnumerable<(int Index, JsonElement Element)> Elements(RuleFile file, string list) =>
        file.Root.TryGetProperty(list, out var elements) ? elements.EnumerateArray().Index() : [];
}
