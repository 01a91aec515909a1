using System.Collections.Immutable;
using Renderer.Archive;
using Renderer.Archive.Batches;
using Renderer.Archive.Catalogue;
using Renderer.Archive.Objects;
using Renderer.Reports;
using Renderer.Worker.Templates;

namespace Renderer.Worker.Regeneration;

/// <summary>The package a batch renders with. Says of each report whether it shows what that package gives already.</summary>
internal sealed class BatchTarget(ReportRenderer renderer, TemplatePackage package, bool verifies)
{
    /// <summary>What is to be done with a selected report.</summary>
    public BatchItemState Decide(SelectedReport report) => !verifies && report.Shows(renderer, package) ? BatchItemState.Unchanged : BatchItemState.Planned;
}

/// <summary>Finds the packages of batches. A batch whose version cannot be used any more is cancelled.</summary>
internal sealed class BatchTargets(ReportRenderer renderer, TemplateSource templates, RenditionArchive archive)
{
    /// <summary>The package of a batch; null when there is none any more, and then the batch is cancelled.</summary>
    /// <exception cref="CatalogueException">The catalogue cannot do its work now.</exception>
    /// <exception cref="ObjectStoreException">The store cannot do its work now.</exception>
    public async Task<BatchTarget?> FindAsync(Batch batch, CancellationToken cancellationToken)
    {
        var request = batch.Request;
        var finding = await templates.ResolveAsync(request.Selection.Template, request.TargetVersion, cancellationToken);
        if (finding.Package is { } package && package.Digest == request.TargetDigest) return new BatchTarget(renderer, package, request.Verifies);
        await archive.Batches.CancelAsync(request.Id, ReasonOf(request, finding.Problems), cancellationToken);
        return null;
    }

    private static string ReasonOf(BatchRequest request, ImmutableArray<Problem> problems) => problems.IsDefaultOrEmpty
        ? $"{request.Selection.Template}@{request.TargetVersion} has other content than when the batch was made."
        : $"{problems[0].Code}: {problems[0].Message}";
}
