using System.Globalization;
using System.Text;
using Renderer.Reports.Tables;

namespace Renderer.Archive.Batches;

/// <summary>What became of each report of a batch, as CSV: RFC 4180, UTF-8 with byte order mark, one record a report.</summary>
public static class BatchItemTable
{
    // A record has some 300 bytes: each write then carries about a hundred of them.
    private const int WriteCharacters = 32 * 1024;

    private static readonly string[] Header =
        ["report_id", "revision", "state", "reused", "previous_rendition", "rendition", "code", "reason", "updated_at", "released_at", "superseded"];

    /// <summary>Writes the items as they come; nothing is held but the piece that is being written.</summary>
    public static async Task WriteAsync(TextWriter target, IAsyncEnumerable<BatchItem> items, CancellationToken cancellationToken)
    {
        var csv = new StringBuilder(CsvRecord.ByteOrderMark);
        CsvRecord.Append(csv, Header);
        await foreach (var item in items.WithCancellation(cancellationToken))
        {
            Append(csv, item);
            if (csv.Length >= WriteCharacters) await FlushAsync(target, csv, cancellationToken);
        }

        await FlushAsync(target, csv, cancellationToken);
    }

    // Ids, states and codes hold no sign that starts a formula with a call in it; a report may have written part of the reason.
    private static void Append(StringBuilder csv, BatchItem item) => CsvRecord.Append(csv,
    [
        item.ReportId,
        item.Revision.ToString(CultureInfo.InvariantCulture),
        BatchNames.Of(item.State),
        item.IsReused ? "true" : "false",
        item.PreviousRenditionId ?? "",
        item.RenditionId ?? "",
        item.Code ?? "",
        CsvRecord.Harmless(item.Reason ?? ""),
        Write(item.UpdatedAt),
        item.ReleasedAt is { } releasedAt ? Write(releasedAt) : "",
        item.IsSuperseded ? "true" : "false",
    ]);

    private static async Task FlushAsync(TextWriter target, StringBuilder csv, CancellationToken cancellationToken)
    {
        await target.WriteAsync(csv, cancellationToken);
        csv.Clear();
    }

    private static string Write(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
