using System.Collections.Concurrent;
using Renderer.Archive;
using Renderer.Archive.Batches;
using Renderer.Archive.Catalogue;
using Renderer.Archive.Objects;
using Renderer.Contracts;
using Renderer.Worker.Requests;

namespace Renderer.Worker.Regeneration;

/// <summary>Sends items of batches to the workers.</summary>
/// <remarks>Sent and confirmed first, then marked: what dies in between is sent twice, which the worker notices at the item.</remarks>
internal sealed class BatchSender(RenditionArchive archive, IRequestQueue queue)
{
    private const int AtATime = 16;

    /// <summary>Sends items; returns when the queue has them all and the catalogue knows it.</summary>
    /// <exception cref="CatalogueException">The catalogue cannot do its work now.</exception>
    /// <exception cref="ObjectStoreException">The store cannot do its work now.</exception>
    public async Task SendAsync(BatchRequest batch, IReadOnlyCollection<SelectedReport> reports, CancellationToken cancellationToken)
    {
        if (reports.Count == 0) return;
        var sent = new ConcurrentBag<string>();
        try
        {
            var bounded = new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(reports, bounded, async (report, stop) =>
            {
                if (await SendAsync(batch, report, stop)) sent.Add(report.ReportId);
            });
        }
        finally
        {
            // Also when some could not be sent: the others need not be sent again.
            if (!sent.IsEmpty) await archive.Batches.MarkSentAsync(batch.Id, sent, CancellationToken.None);
        }
    }

    /// <summary>The request for an item: the report's own data, with the batch's template version.</summary>
    internal static ReportReady MessageOf(BatchRequest batch, SelectedReport report, long dataBytes) => new()
    {
        ReportId = report.ReportId,
        Revision = report.Revision,
        Template = batch.Selection.Template,
        TemplateVersion = batch.TargetVersion,
        DataVersion = MessageCheck.IsComparableVersion(report.DataVersion) ? report.DataVersion : null,
        DataRef = new DataReference(ObjectKey.OfData(report.DataDigest).Value, report.DataDigest, dataBytes),
        Formats = report.WantedFormats,
        // What was published before is not refused for its sums unless the batch says so.
        BrokenSums = batch.BrokenSums ?? "warning",
        Compare = CompareOf(report.Options),
        Tags = report.Tags,
    };

    private async Task<bool> SendAsync(BatchRequest batch, SelectedReport report, CancellationToken cancellationToken)
    {
        var message = MessageOf(batch, report, await LengthOfAsync(report, cancellationToken));
        var problems = MessageCheck.FindProblems(message);
        if (problems.IsEmpty)
        {
            await queue.HandOverItemAsync(message, batch.Id, cancellationToken);
            return true;
        }

        // A worker would refuse it, and nobody would know whose it was.
        await archive.RejectItemAsync(batch.Id, ReportRevision.Create(report.ReportId, report.Revision), problems, cancellationToken);
        return false;
    }

    // Reports of earlier programs: nobody wrote the length down. Data that is gone is the worker's to find.
    private async Task<long> LengthOfAsync(SelectedReport report, CancellationToken cancellationToken) =>
        report.DataBytes > 0 ? report.DataBytes : await archive.Objects.FindLengthAsync(ObjectKey.OfData(report.DataDigest), cancellationToken) ?? 1;

    private static ReportComparison? CompareOf(RequestOptions? options) => options is null or { PreviousReportId: null, LowerReportIds: [] }
        ? null
        : new ReportComparison { PreviousReportId = options.PreviousReportId, LowerReportIds = options.LowerReportIds };
}
