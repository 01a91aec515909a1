using Renderer.Archive.Batches;
using Renderer.Cli.Output;

namespace Renderer.Cli.Impact;

/// <summary>What is to be compared and shown.</summary>
/// <param name="Subject">The version.</param>
/// <param name="Folder">Where the report goes; null for none.</param>
/// <param name="DetailsPerClass">How many changed reports of a class are shown in detail, the first ones.</param>
internal sealed record ImpactPlan(ImpactSubject Subject, string? Folder, int DetailsPerClass)
{
    /// <summary>How many reports are worked on at the same time.</summary>
    public required int Concurrency { get; init; }
}

/// <summary>Compares reports one after the other, counts, and writes the report; memory does not grow with their number.</summary>
internal sealed class ImpactRun(ReportComparer comparer, ImpactPlan plan)
{
    private readonly List<SelectedReport> _detailed = [];
    private readonly Dictionary<ImpactClass, int> _shown = [];

    /// <param name="reports">The reports.</param>
    /// <param name="progress">Told of each.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<ImpactTally> RunAsync(IAsyncEnumerable<SelectedReport> reports, WorkProgress progress, CancellationToken cancellationToken)
    {
        var tally = new ImpactTally();
        var folder = plan.Folder is null ? null : new ImpactFolder(plan.Folder);
        await using (var table = folder is null ? null : await folder.OpenAsync())
        {
            await foreach (var impact in OrderedWork.RunAsync(reports, plan.Concurrency, CompareAsync, cancellationToken))
            {
                tally.Add(impact);
                Choose(impact);
                if (table is not null) await table.AddAsync(impact);
                progress.Step($"{tally.Affected} affected");
            }
        }

        if (folder is null) return tally;
        var shown = _detailed.OrderBy(r => r.ReportId, StringComparer.Ordinal).ToList();
        await folder.WriteDetailsAsync(shown, comparer, new(plan.Subject, plan.Concurrency, cancellationToken));
        folder.WriteIndex(plan.Subject, tally, shown);
        return tally;
    }

    private async Task<ReportImpact> CompareAsync(SelectedReport report, CancellationToken cancellationToken) =>
        (await comparer.CompareAsync(report, drawsPages: false, cancellationToken)).Impact;

    private void Choose(ReportImpact impact)
    {
        if (impact.Class == ImpactClass.Unchanged) return;
        var shown = _shown.GetValueOrDefault(impact.Class);
        if (shown >= plan.DetailsPerClass) return;
        _shown[impact.Class] = shown + 1;
        _detailed.Add(impact.Report);
    }
}
