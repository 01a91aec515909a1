using System.Collections.Immutable;
using Renderer.Reports.Packages;
using Renderer.Templating;

namespace Renderer.Reports.Checking.Rules;

/// <summary>The statements that run before every rule and total of a file.</summary>
/// <param name="Lines">Lines of the template language.</param>
/// <param name="Fields">Place of the field behind each line.</param>
internal sealed record RulePrelude(ImmutableArray<string> Lines, ImmutableArray<string> Fields)
{
    /// <summary>Rules write text, know every name they use, and may call <c>sum</c>.</summary>
    public static readonly TemplateOptions Language = new()
    {
        EscapeHtml = false,
        Functions = ImmutableDictionary<string, HostFunction>.Empty.Add("sum", ExactSum.Of),
    };

    /// <summary>Reads a file's prelude; faults are noted at the statement they lie in.</summary>
    public static RulePrelude Read(RuleFile file, ICollection<Problem> faults)
    {
        if (!file.Root.TryGetProperty("prelude", out var statements)) return new([], []);
        var lines = ImmutableArray.CreateBuilder<string>();
        var fields = ImmutableArray.CreateBuilder<string>();
        foreach (var (index, statement) in statements.EnumerateArray().Index())
        {
            foreach (var line in statement.GetString()!.ReplaceLineEndings("\n").Split('\n'))
            {
                lines.Add(line);
                fields.Add($"{file.Place}#/prelude/{index}");
            }
        }

        var prelude = new RulePrelude(lines.ToImmutable(), fields.ToImmutable());
        // A rule is sound or not whatever stands before it, so the rules are compiled without a prelude that is not.
        return prelude.Parses(faults) ? prelude : new([], []);
    }

    private bool Parses(ICollection<Problem> faults)
    {
        try
        {
            TemplateSet.Parse(new Dictionary<string, string> { ["prelude"] = "{{ " + string.Join('\n', Lines) + " }}" }, Language);
            return true;
        }
        catch (TemplateException fault)
        {
            foreach (var problem in fault.Problems)
                faults.Add(PackageFiles.Invalid(Fields[Math.Clamp(problem.Line, 1, Fields.Length) - 1], $"column {problem.Column}: {problem.Message}", problem.Hint ?? "correct the statement"));
            return false;
        }
    }
}
