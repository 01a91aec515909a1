using Renderer.Archive;
using Renderer.Contracts;
using Renderer.Worker.Regeneration;

namespace Renderer.Worker.Work;

/// <summary>Says where the outcome of a message is written down.</summary>
internal sealed class OutcomeRecords(RenditionArchive archive, BatchTerms terms, ILogger<BatchItemRecord> logger)
{
    /// <summary>For a request.</summary>
    public IOutcomeRecord OfRequest { get; } = new RequestRecord(archive);

    /// <summary>For a message that may belong to a batch.</summary>
    public IOutcomeRecord Of(ReportReady message, string? batchId) =>
        batchId is null ? OfRequest : new BatchItemRecord(archive, terms, batchId, logger) { SourceDigest = message.DataRef?.Sha256 };
}
