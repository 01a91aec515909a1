using System.Collections.Immutable;

namespace Renderer.Templating.Analysis;

/// <summary>What can be said of a template set before any data is there: what it reads of the data, and what in it is wrong or superfluous.</summary>
public sealed record TemplateAnalysis
{
    /// <summary>Every reading of the data, on every way from the entries.</summary>
    public required ImmutableArray<DataRead> Reads { get; init; }

    /// <summary>Comparisons of the data with texts of the template.</summary>
    public required ImmutableArray<DataComparison> Comparisons { get; init; }

    /// <summary>What is wrong or superfluous, by place.</summary>
    public required ImmutableArray<TemplateFinding> Findings { get; init; }

    /// <summary>Files that the entries never include.</summary>
    public required ImmutableArray<string> UnusedFiles { get; init; }

    /// <summary>Names that the templates set.</summary>
    public required ImmutableHashSet<string> SetNames { get; init; }

    /// <summary>Names of the language and the host that the templates use.</summary>
    public required ImmutableHashSet<string> UsedBuiltIns { get; init; }

    /// <summary>All of it was followed: what is not read here is not read.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>Analyses a set.</summary>
    /// <param name="templates">The set.</param>
    /// <param name="dataNames">Names that the data is known to have: they go before built-ins of the same name.</param>
    /// <param name="entries">The files that are rendered; the others are parts.</param>
    /// <exception cref="ArgumentException">The set has no file of that name.</exception>
    public static TemplateAnalysis Of(TemplateSet templates, IReadOnlySet<string> dataNames, params ReadOnlySpan<string> entries)
    {
        ArgumentNullException.ThrowIfNull(templates);
        var program = templates.Program;
        var names = new SetNames(program);
        var known = new KnownNames(dataNames, names.Globals);
        var notes = new List<AnalysisNotes>();
        foreach (var entry in entries)
        {
            if (!program.Files.TryGetValue(entry, out var file))
            {
                throw new ArgumentException($"The set has no file `{entry}`.", nameof(entries));
            }

            notes.Add(AbstractInterpreter.Run(program, file, known));
        }

        var isComplete = notes.TrueForAll(run => !run.IsIncomplete);
        var files = notes.SelectMany(run => run.Files).ToHashSet(StringComparer.Ordinal);
        return new TemplateAnalysis
        {
            Reads = [.. notes.SelectMany(run => run.Reads)],
            Comparisons = [.. notes.SelectMany(run => run.Comparisons)],
            Findings = InOrder(notes.SelectMany(run => run.Findings).Concat(UnreachableCode.In(program)).Concat(isComplete ? names.Unused() : []).Concat(names.Hiding())),
            UnusedFiles = isComplete ? [.. program.Files.Keys.Where(name => !files.Contains(name)).Order(StringComparer.Ordinal)] : [],
            SetNames = names.Globals,
            UsedBuiltIns = names.BuiltIns,
            IsComplete = isComplete,
        };
    }

    private static ImmutableArray<TemplateFinding> InOrder(IEnumerable<TemplateFinding> findings) =>
    [
        .. findings.Distinct()
            .OrderBy(finding => finding.Place.File, StringComparer.Ordinal).ThenBy(finding => finding.Place.Line).ThenBy(finding => finding.Place.Column)
            .ThenBy(finding => finding.Code, StringComparer.Ordinal).ThenBy(finding => finding.Message, StringComparer.Ordinal),
    ];
}
