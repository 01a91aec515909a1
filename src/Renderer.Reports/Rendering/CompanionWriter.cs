using System.Collections.Immutable;
using System.Text;
using Renderer.Reports.Tables;

namespace Renderer.Reports.Rendering;

/// <summary>Makes the companions of a page.</summary>
/// <param name="page">The page.</param>
/// <param name="fragment">Renders the fragment; null when it fails.</param>
internal sealed class CompanionWriter(string page, Func<string?> fragment)
{
    private const string FragmentFile = "fragment.html";
    private const string TablesFile = "tables.csv";

    /// <summary>The companions in the order asked for; one that fails is left out, and its problems are told elsewhere.</summary>
    public ImmutableArray<ReportArtifact> Write(ImmutableArray<string> formats) => [.. formats.Select(Write).OfType<ReportArtifact>()];

    private ReportArtifact? Write(string format) => format switch
    {
        ReportFormats.Csv => new(format, TablesFile, CsvWriter.Write(TableReader.Read(page))),
        ReportFormats.Fragment when fragment() is { } html => new(format, FragmentFile, Encoding.UTF8.GetBytes(html)),
        _ => null,
    };
}
