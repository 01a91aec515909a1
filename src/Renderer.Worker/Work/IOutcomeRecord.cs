using System.Collections.Immutable;
using Renderer.Archive;
using Renderer.Archive.Catalogue;
using Renderer.Archive.Objects;
using Renderer.Contracts;
using Renderer.Reports;

namespace Renderer.Worker.Work;

/// <summary>Where it is written down what became of a message: with the report's request, or with its item of a batch.</summary>
/// <remarks>All methods throw <see cref="ObjectStoreException"/> or <see cref="CatalogueException"/> when a part cannot do its work now.</remarks>
internal interface IOutcomeRecord
{
    /// <summary>The batch; null for a request.</summary>
    string? BatchId { get; }

    /// <summary>What is to be announced when there is nothing to do any more; null when there is.</summary>
    Task<ReportOutcome?> FindSettledAsync(ReportReady message, CancellationToken cancellationToken);

    /// <summary>Records a rendition, and has the report show it where it should.</summary>
    Task<Recording> CompleteAsync(ReportRequest request, Completion completion, bool isReused, CancellationToken cancellationToken);

    /// <summary>Records that there can be no rendition; says whether that is announced.</summary>
    Task<bool> RejectAsync(ReportRequest request, ImmutableArray<Problem> problems, CancellationToken cancellationToken);

    /// <summary>Records that all attempts failed; says whether that is announced.</summary>
    Task<bool> FailAsync(ReportRequest request, Problem problem, int attempts, CancellationToken cancellationToken);
}

/// <summary>What recording a rendition came to.</summary>
/// <param name="IsAnnounced">Whether anybody is told.</param>
/// <param name="IsCurrent">Whether the report shows it now.</param>
/// <param name="Outcome">The word that metrics count it under; null for <c>rendered</c> or <c>reused</c>.</param>
internal sealed record Recording(bool IsAnnounced, bool IsCurrent, string? Outcome = null);
