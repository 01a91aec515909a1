using System.Security.Cryptography;
using System.Text;
using Renderer.Archive.Batches;

namespace Renderer.Cli.Impact;

/// <summary>A sample of reports that is spread evenly and the same every time: those whose ids have the smallest SHA-256.</summary>
/// <remarks>Ids that follow each other have nothing in common but the number, so one body or one year is not preferred; and a few reports more or less change the sample by few.</remarks>
internal static class ReportSample
{
    /// <summary>The sample, in the order of the ids; it reads all and keeps only so many.</summary>
    public static async Task<IReadOnlyList<SelectedReport>> TakeAsync(IAsyncEnumerable<SelectedReport> reports, int size, CancellationToken cancellationToken)
    {
        var smallest = new SortedDictionary<string, SelectedReport>(StringComparer.Ordinal);
        await foreach (var report in reports.WithCancellation(cancellationToken))
        {
            smallest[Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(report.ReportId)))] = report;
            if (smallest.Count > size) smallest.Remove(smallest.Keys.Last());
        }

        return [.. smallest.Values.OrderBy(r => r.ReportId, StringComparer.Ordinal)];
    }
}
