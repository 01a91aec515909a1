using System.Collections.Immutable;
using Renderer.Templating.Evaluation;
using Renderer.Templating.Syntax;

namespace Renderer.Templating.Analysis;

/// <summary>What an analysis takes down. Loops are gone through until nothing new is learnt; what earlier rounds took down is dropped.</summary>
internal sealed class AnalysisNotes
{
    private readonly List<DataRead> _reads = [];
    private readonly List<DataComparison> _comparisons = [];
    private readonly List<TemplateFinding> _findings = [];

    /// <summary>Files that were gone through.</summary>
    public HashSet<string> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Something could not be followed: what was not met may be used all the same.</summary>
    public bool IsIncomplete { get; set; }

    public ImmutableArray<DataRead> Reads => [.. _reads.Distinct(ReadComparer.Instance)];

    public ImmutableArray<DataComparison> Comparisons => [.. _comparisons];

    public ImmutableArray<TemplateFinding> Findings => [.. _findings.Distinct()];

    public (int Reads, int Comparisons, int Findings) Mark => (_reads.Count, _comparisons.Count, _findings.Count);

    public void Return((int Reads, int Comparisons, int Findings) mark)
    {
        _reads.RemoveRange(mark.Reads, _reads.Count - mark.Reads);
        _comparisons.RemoveRange(mark.Comparisons, _comparisons.Count - mark.Comparisons);
        _findings.RemoveRange(mark.Findings, _findings.Count - mark.Findings);
    }

    public void Add(DataRead read) => _reads.Add(read);

    public void Add(DataComparison comparison) => _comparisons.Add(comparison);

    public void Add(TemplateFinding finding) => _findings.Add(finding);

    /// <summary>Where a node stands.</summary>
    public static TemplatePlace PlaceOf(SourceFile file, Node node)
    {
        var (line, column) = file.Locate(node.Position);
        return new TemplatePlace(file.Name, line, column);
    }

    // The items of a list are as many paths, but one reading.
    private sealed class ReadComparer : IEqualityComparer<DataRead>
    {
        public static readonly ReadComparer Instance = new();

        public bool Equals(DataRead? x, DataRead? y) =>
            x!.Place == y!.Place && x.Use == y.Use && x.IsGuarded == y.IsGuarded && x.Path.Equals(y.Path) && (ReferenceEquals(x.Given, y.Given) || x.Given.SetEquals(y.Given));

        public int GetHashCode(DataRead obj) => HashCode.Combine(obj.Place, obj.Use, obj.Path);
    }
}
