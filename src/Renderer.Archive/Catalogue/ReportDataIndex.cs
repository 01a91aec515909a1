using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Renderer.Reports;

namespace Renderer.Archive.Catalogue;

/// <summary>Where the data of what a report shows now lies.</summary>
/// <param name="ReportId">The report.</param>
/// <param name="DataDigest">SHA-256 of its canonical data, lower-case hex.</param>
public sealed record ReportData(string ReportId, string DataDigest);

/// <summary>Finds the data of reports, by id or by what they are about.</summary>
internal sealed class ReportDataIndex(CatalogueDatabase database)
{
    // PostgreSQL refuses index entries above 2,704 bytes, and a Chinese character takes three or four; no body has such a name.
    private const int MaximumLength = 300;

    /// <summary>Whether a report is found by what it is about.</summary>
    private static bool Covers(ReportSubject subject) => subject.Body.Length is > 0 and <= MaximumLength && (subject.Scope?.Length ?? 0) <= MaximumLength;

    /// <summary>What a report is written down under; null for one that is not found by what it is about.</summary>
    public static ReportSubject? Indexed(ReportSubject? subject) => subject is not null && Covers(subject) ? subject : null;

    /// <summary>Those of the reports that show something.</summary>
    public Task<ImmutableArray<ReportData>> FindAsync(IReadOnlyCollection<string> reportIds, CancellationToken cancellationToken) => database.RunAsync(
        async (catalogue, attempt) => (await Join(catalogue, catalogue.Reports.Where(r => reportIds.Contains(r.ReportId))).ToListAsync(attempt)).ToImmutableArray(),
        cancellationToken);

    /// <summary>The report about the same a year before; of several the one that changed last. Null when there is none.</summary>
    public async Task<ReportData?> FindPreviousAsync(ReportSubject subject, CancellationToken cancellationToken)
    {
        if (!Covers(subject)) return null;
        var (body, year, scope) = (subject.Body, subject.Year - 1, subject.Scope);
        return await database.RunAsync(
            (catalogue, attempt) => Join(
                catalogue,
                catalogue.Reports.Where(r => r.Body == body && r.Year == year && r.Scope == scope).OrderByDescending(r => r.UpdatedAt).ThenBy(r => r.ReportId).Take(1))
                .FirstOrDefaultAsync(attempt),
            cancellationToken);
    }

    private static IQueryable<ReportData> Join(CatalogueContext catalogue, IQueryable<ReportRow> reports) =>
        reports.Join(catalogue.Renditions, report => report.RenditionId, rendition => rendition.Id, (report, rendition) => new ReportData(report.ReportId, rendition.DataDigest));
}
