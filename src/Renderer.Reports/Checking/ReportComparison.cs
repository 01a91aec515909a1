using System.Buffers;
using System.Text.Json;
using Renderer.Reports.Checking.Rules;
using Renderer.Reports.Packages;
using Renderer.Reports.Reading;

namespace Renderer.Reports.Checking;

/// <summary>Checks the rules that look at other reports.</summary>
/// <param name="package">The package with the rules.</param>
/// <param name="scope">The report.</param>
/// <param name="maximumBytes">Most bytes of another report's data.</param>
internal sealed class ReportComparison(CompiledPackage package, RuleScope scope, long maximumBytes)
{
    private readonly List<Problem> _problems = [];

    /// <summary>Broken rules, and what keeps another report from being read. Rules whose other report is missing or unreadable are not checked.</summary>
    public IReadOnlyList<Problem> Run(ComparedReports others, CancellationToken cancellationToken)
    {
        if (others.Previous is { } previous && package.Rules.Compares(RuleComparison.Previous) && Read(previous, "previous") is { } data)
            _problems.AddRange(package.Rules.Check(RuleComparison.Previous, scope.WithPrevious(data.Root), cancellationToken));
        if (!others.Lower.IsDefaultOrEmpty && package.Rules.Compares(RuleComparison.Lower) && ReadLower(others, cancellationToken) is { } lower)
            _problems.AddRange(package.Rules.Check(RuleComparison.Lower, scope.WithLower(lower), cancellationToken));
        return _problems;
    }

    /// <summary>A sum over some of the reports says nothing: all of them are readable, or none is compared.</summary>
    private JsonElement? ReadLower(ComparedReports others, CancellationToken cancellationToken)
    {
        var before = _problems.Count;
        var array = new ArrayBufferWriter<byte>();
        array.Write("["u8);
        foreach (var (index, bytes) in others.Lower.Index())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Read(bytes, $"lower/{index}") is not { } data) continue;
            if (array.WrittenCount > 1) array.Write(","u8);
            array.Write(data.Canonical.Span);
        }

        array.Write("]"u8);
        return _problems.Count > before ? null : JsonDocument.Parse(array.WrittenMemory, new() { MaxDepth = 512 }).RootElement;
    }

    private CanonicalDocument? Read(ReadOnlyMemory<byte> bytes, string name)
    {
        var reading = DataReader.Read(bytes, name, maximumBytes);
        var problems = reading.Document is not { } document ? reading.Problems
            : document.Root.ValueKind == JsonValueKind.Object ? ControlCharacters.Find(document)
            : [new(Severity.Warning, Codes.DataSchema, PlacePath.Root, "is no object", "give that report's data as one JSON object")];
        foreach (var problem in problems)
            _problems.Add(problem with { Severity = Severity.Warning, Place = PackageManifest.Inside(name, problem.Place), Message = $"{problem.Message}; it was not compared" });
        return problems.Count > 0 ? null : reading.Document;
    }
}
