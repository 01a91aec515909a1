using System.Collections.Immutable;
using System.Security.Cryptography;
using Renderer.Archive;
using Renderer.Archive.Catalogue;
using Renderer.Archive.Objects;
using Renderer.Contracts;
using Renderer.Reports;
using Renderer.Worker.Hosting;
using Renderer.Worker.Requests;

namespace Renderer.Worker.Work;

/// <summary>The reports to compare with, and why some cannot be had.</summary>
internal sealed record FetchedComparison(ComparedReports Reports, ImmutableArray<Problem> Problems)
{
    public bool IsEmpty => Reports.Previous is null && Reports.Lower.IsEmpty;
}

/// <summary>Brings the reports that a template's rules compare with: those the message names, or last year's as the catalogue knows it.</summary>
/// <remarks>What cannot be had is a warning: another report's loss must not stop this one.</remarks>
internal sealed class ComparisonFetch(RenditionArchive archive, RenderOptions render)
{
    private const int AtATime = 8;

    // An event is no place for a thousand times the same warning.
    private const int MissingNamed = 10;

    /// <exception cref="ObjectStoreException">The store cannot do its work now.</exception>
    /// <exception cref="CatalogueException">The catalogue cannot do its work now.</exception>
    public async Task<FetchedComparison> ReadAsync(ReportReady message, CheckedData data, CancellationToken cancellationToken)
    {
        var problems = new List<Problem>();
        var previous = data.ComparesWithPrevious ? await ReadPreviousAsync(message, data.Subject, problems, cancellationToken) : null;
        var lower = data.ComparesWithLower ? await ReadLowerAsync(message.Compare?.LowerReportIds ?? [], problems, cancellationToken) : [];
        return new FetchedComparison(new ComparedReports(previous, lower), [.. problems]);
    }

    private async Task<ReadOnlyMemory<byte>?> ReadPreviousAsync(ReportReady message, ReportSubject? subject, List<Problem> problems, CancellationToken cancellationToken)
    {
        if (message.Compare?.PreviousData is not null) return MessageData.PreviousOf(message);
        if (message.Compare?.PreviousReportId is not { } named)
            return subject is not null && await archive.FindPreviousAsync(subject, cancellationToken) is { } found ? await ReadAsync(found, "compare", problems, cancellationToken) : null;
        if (await archive.FindDataAsync([named], cancellationToken) is [var known]) return await ReadAsync(known, "compare.previousReportId", problems, cancellationToken);
        problems.Add(Missing("compare.previousReportId", $"Last year's report {named} was never rendered here.", "Have it rendered first, or give its data in compare.previousData."));
        return null;
    }

    // One that is missing would make every sum wrong, so then none is compared.
    private async Task<ImmutableArray<ReadOnlyMemory<byte>>> ReadLowerAsync(IReadOnlyList<string> ids, List<Problem> problems, CancellationToken cancellationToken)
    {
        if (ids.Count == 0) return [];
        var known = (await archive.FindDataAsync(ids, cancellationToken)).ToDictionary(d => d.ReportId, StringComparer.Ordinal);
        var missing = ids.Index().Where(i => !known.ContainsKey(i.Item)).ToList();
        problems.AddRange(missing.Take(MissingNamed).Select(i => Missing(
            $"compare.lowerReportIds[{i.Index}]", $"The lower report {i.Item} was never rendered here; no sum is compared.", "Have it rendered first, then send this report again.")));
        if (missing.Count > MissingNamed)
            problems.Add(Missing("compare.lowerReportIds", $"So were {missing.Count - MissingNamed} more of the {ids.Count} lower reports.", "Have them rendered first."));
        return missing.Count == 0 ? await ReadAllAsync([.. ids.Select(i => known[i])], problems, cancellationToken) : [];
    }

    private async Task<ImmutableArray<ReadOnlyMemory<byte>>> ReadAllAsync(ImmutableArray<ReportData> reports, List<Problem> problems, CancellationToken cancellationToken)
    {
        var contents = new List<ReadOnlyMemory<byte>>(reports.Length);
        foreach (var some in reports.Chunk(AtATime))
        {
            foreach (var content in await Task.WhenAll(some.Select(r => ReadAsync(r, "compare.lowerReportIds", problems, cancellationToken))))
            {
                if (content is not { } bytes) return [];
                contents.Add(bytes);
            }

            if (contents.Sum(c => (long)c.Length) <= render.MaximumDataBytes) continue;
            problems.Add(Missing(
                "compare.lowerReportIds", $"The lower reports have more than {render.MaximumDataBytes} bytes of data together; no sum is compared.", "Add up in two steps, or have Render:MaximumDataBytes raised."));
            return [];
        }

        return [.. contents];
    }

    private async Task<ReadOnlyMemory<byte>?> ReadAsync(ReportData report, string place, List<Problem> problems, CancellationToken cancellationToken)
    {
        if (await archive.ReadDataAsync(report, cancellationToken) is { } content && Convert.ToHexStringLower(SHA256.HashData(content.Span)) == report.DataDigest) return content;
        lock (problems)
        {
            problems.Add(Missing(
                place, $"The data of report {report.ReportId} is no longer in the store as it was put there; nothing is compared with it.", "Restore the store from a backup, or have that report rendered again."));
        }

        return null;
    }

    private static Problem Missing(string place, string message, string hint) => new(Severity.Warning, ProblemCodes.ComparisonMissing, place, message, hint);
}
