using System.Collections.Immutable;
using Renderer.Archive.Catalogue;
using Renderer.Archive.Objects;
using Renderer.Contracts;
using Renderer.Reports;
using Renderer.Worker.Hosting;
using Renderer.Worker.Requests;
using Renderer.Worker.Templates;

namespace Renderer.Worker.Work;

/// <summary>Outcome of checking and comparing: with no error among the problems there is data to render.</summary>
/// <param name="Data">The data to render.</param>
/// <param name="OfData">What the data alone says; the same again for the same data, template and request.</param>
/// <param name="OfComparison">What other reports say; another thing once they are there or changed.</param>
internal sealed record CheckedReport(CheckedData? Data, ImmutableArray<Problem> OfData, ImmutableArray<Problem> OfComparison)
{
    public ImmutableArray<Problem> Problems => [.. OfData, .. OfComparison];
}

/// <summary>Checks a message's data, and compares it with other reports where its template has rules that do.</summary>
internal sealed class ReportCheck(ReportRenderer renderer, TemplateSource templates, ComparisonFetch comparison, RenderGate gate, LanePrecedence precedence, RenderOptions options)
{
    /// <exception cref="ObjectStoreException">The store cannot do its work now.</exception>
    /// <exception cref="CatalogueException">The catalogue cannot do its work now.</exception>
    public async Task<CheckedReport> RunAsync(ReportReady message, ReadOnlyMemory<byte> data, ReportRun run)
    {
        var finding = await templates.ResolveAsync(message.Template, message.TemplateVersion, run.Deadline);
        if (finding.Package is null) return new CheckedReport(null, finding.Problems, []);
        var request = RequestMapping.ToRenderRequest(message, data, options.BrokenSumsOf(message.BrokenSums)) with { Package = finding.Package };
        var check = await gate.RunAsync(run.Lane, () => renderer.Check(request, run.Deadline), run.Deadline);
        run.Clock.End(StageNames.Check);
        if (check.Data is not { } checkedData || !(checkedData.ComparesWithPrevious || checkedData.ComparesWithLower)) return new CheckedReport(check.Data, check.Problems, []);

        await precedence.GiveWayAsync(run.Lane, run.Deadline);
        var others = await comparison.ReadAsync(message, checkedData, run.Deadline);
        ImmutableArray<Problem> compared = others.IsEmpty
            ? others.Problems
            : [.. others.Problems, .. await gate.RunAsync(run.Lane, () => renderer.Compare(checkedData, others.Reports, request.BrokenSums, run.Deadline), run.Deadline)];
        run.Clock.End(StageNames.Compare);
        return new CheckedReport(compared.Any(p => p.Severity == Severity.Error) ? null : checkedData, check.Problems, compared);
    }
}
