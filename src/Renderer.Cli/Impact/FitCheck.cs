using System.Collections.Immutable;
using Renderer.Archive.Batches;
using Renderer.Archive.Objects;
using Renderer.Reports;

namespace Renderer.Cli.Impact;

/// <summary>A report whose data a template version does not take.</summary>
/// <param name="Report">The report.</param>
/// <param name="Problems">Why: every error that checking found.</param>
internal sealed record Misfit(SelectedReport Report, ImmutableArray<Problem> Problems);

/// <summary>Checks the archived data of reports against a template version, mapped forward where the version has a migration; renders nothing.</summary>
/// <param name="renderer">The renderer.</param>
/// <param name="objects">Where the data lies.</param>
/// <param name="concurrency">How many reports are checked at the same time.</param>
internal sealed class FitCheck(ReportRenderer renderer, IObjectStore objects, int concurrency)
{
    /// <summary>Yields those that do not fit, in the order of the reports; memory does not grow with their number.</summary>
    /// <param name="reports">The reports.</param>
    /// <param name="target">The version, as a request for it; its data is replaced by that of each report.</param>
    /// <param name="progress">Told how many are done after each; may be null.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ObjectStoreException">The store cannot do its work now.</exception>
    public async IAsyncEnumerable<Misfit> RunAsync(
        IAsyncEnumerable<SelectedReport> reports, RenderRequest target, IProgress<long>? progress, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var done = 0L;
        await foreach (var misfit in OrderedWork.RunAsync(reports, concurrency, (report, token) => CheckAsync(report, target, token), cancellationToken))
        {
            progress?.Report(++done);
            if (!misfit.Problems.IsEmpty) yield return misfit;
        }
    }

    private async Task<Misfit> CheckAsync(SelectedReport report, RenderRequest target, CancellationToken cancellationToken)
    {
        if (await objects.ReadAsync(ObjectKey.OfData(report.DataDigest), cancellationToken) is not { } data) return new(report, [ArchivedData.Lost(report)]);
        var check = renderer.Check(ArchivedData.RequestOf(report, data, target), cancellationToken);
        return new(report, check.Data is null ? [.. check.Problems.Where(p => p.Severity == Severity.Error)] : []);
    }
}
