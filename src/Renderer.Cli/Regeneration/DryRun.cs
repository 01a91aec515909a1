using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Renderer.Archive.Batches;
using Renderer.Reports;

namespace Renderer.Cli.Regeneration;

/// <summary>Counts what a batch would do, while the reports pass by: which version they show, which show the wanted rendition already.</summary>
/// <param name="renderer">The renderer.</param>
/// <param name="package">The version they would be rendered with.</param>
internal sealed class DryRun(ReportRenderer renderer, TemplatePackage package)
{
    private readonly SortedDictionary<string, long> _shown = new(StringComparer.Ordinal);

    /// <summary>How many reports passed by.</summary>
    public long Selected { get; private set; }

    /// <summary>How many of them would not be rendered, because they show exactly this rendition.</summary>
    public long Unchanged { get; private set; }

    /// <summary>How many reports show each version.</summary>
    public ImmutableSortedDictionary<string, long> ByShownVersion => _shown.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>Counts the reports and hands on those that would be rendered.</summary>
    public async IAsyncEnumerable<SelectedReport> CountAsync(IAsyncEnumerable<SelectedReport> reports, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var report in reports.WithCancellation(cancellationToken))
        {
            Selected++;
            _shown[report.RenditionVersion] = _shown.GetValueOrDefault(report.RenditionVersion) + 1;
            if (report.Shows(renderer, package)) Unchanged++;
            else yield return report;
        }
    }
}
