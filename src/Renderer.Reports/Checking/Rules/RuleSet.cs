using System.Collections.Immutable;
using System.Text.Json;
using Renderer.Reports.Checking.Schema;
using Renderer.Reports.Packages;
using Renderer.Templating;

namespace Renderer.Reports.Checking.Rules;

/// <summary>A parsed rules file and its path.</summary>
internal sealed record RuleFile(string Place, JsonElement Root);

/// <summary>The consistency rules (勾稽关系) of a package, compiled.</summary>
internal sealed class RuleSet
{
    private static readonly SchemaNode Schema = BuiltInSchema.Load("rules.schema.json");

    private readonly ImmutableArray<Rule> _rules;

    private RuleSet(ImmutableArray<Rule> rules) => _rules = rules;

    /// <summary>Compiles rules files; what is wrong with them is noted and left out.</summary>
    public static RuleSet Compile(IEnumerable<RuleFile> files, ICollection<Problem> faults)
    {
        var rules = ImmutableArray.CreateBuilder<Rule>();
        foreach (var file in files)
        {
            var violations = SchemaRun.Check(Schema, file.Root);
            foreach (var violation in violations)
                faults.Add(PackageFolder.Invalid(PackageManifest.Inside(file.Place, violation.Pointer), violation.Message, violation.Hint));
            if (violations.Count > 0) continue;
            var index = 0;
            foreach (var rule in file.Root.GetProperty("rules").EnumerateArray())
            {
                if (new RuleCompiler($"{file.Place}#/rules/{index++}", faults).Compile(rule) is { } compiled) rules.Add(compiled);
            }
        }

        return new(rules.ToImmutable());
    }

    /// <summary>Checks every rule; a broken one is a problem of its own severity.</summary>
    public IReadOnlyList<Problem> Check(RenderScope scope, CancellationToken cancellationToken)
    {
        var problems = new List<Problem>();
        foreach (var rule in _rules) rule.Check(scope, problems, cancellationToken);
        return problems;
    }
}
