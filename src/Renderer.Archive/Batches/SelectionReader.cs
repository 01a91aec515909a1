using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Renderer.Archive.Catalogue;
using Renderer.Reports;

namespace Renderer.Archive.Batches;

/// <summary>A stretch of a selection.</summary>
/// <param name="Reports">Those that are selected, in the order of their ids.</param>
/// <param name="Last">The last id that was looked at; the next stretch begins after it.</param>
/// <param name="IsComplete">Whether nothing comes after it.</param>
internal sealed record SelectionPage(ImmutableArray<SelectedReport> Reports, string Last, bool IsComplete);

/// <summary>Reads the reports of a selection, page by page in the order of their ids: what is shown meanwhile by others changes no place in that order.</summary>
internal sealed class SelectionReader(CatalogueDatabase database)
{
    // Rows of a page carry their lists of files: about 1.5 kB each.
    public const int MaximumPage = 500;

    public const string Columns = """
        r.report_id AS "ReportId", r.revision AS "Revision", COALESCE(r.source_digest, n.data_digest) AS "DataDigest", r.source_bytes AS "DataBytes",
        COALESCE(r.source_version, n.template_version) AS "DataVersion", r.rendition_id AS "RenditionId", n.data_digest AS "RenditionDataDigest",
        n.template_version AS "RenditionVersion", n.artifacts AS "Artifacts", r.options AS "Options", q.tags AS "Tags"
        """;

    public const string Tables = """
        reports r JOIN renditions n ON n.id = r.rendition_id LEFT JOIN requests q ON q.report_id = r.report_id AND q.revision = r.revision
        """;

    public async Task<long> CountAsync(ReportSelection selection, CancellationToken cancellationToken)
    {
        if (selection.Tags.IsEmpty && selection.ReportIds.IsEmpty) return await CountRowsAsync(selection, cancellationToken);
        var count = 0L;
        await foreach (var _ in ReadAsync(selection, cancellationToken)) count++;
        return count;
    }

    public async IAsyncEnumerable<SelectedReport> ReadAsync(ReportSelection selection, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var (after, isComplete) = ("", false); !isComplete;)
        {
            var page = await ReadPageAsync(selection, after, MaximumPage, cancellationToken);
            foreach (var report in page.Reports) yield return report;
            (after, isComplete) = (page.Last, page.IsComplete);
        }
    }

    /// <summary>The selected reports after an id, at most so many; it may be none although there are some further on.</summary>
    public Task<SelectionPage> ReadPageAsync(ReportSelection selection, string after, int atMost, CancellationToken cancellationToken) =>
        database.RunAsync((catalogue, attempt) => ReadPageAsync(catalogue, selection, after, atMost, attempt), cancellationToken);

    public static SelectedReport ReportOf(SelectedRow row)
    {
        var artifacts = JsonSerializer.Deserialize(row.Artifacts, ArchiveJson.Default.ImmutableArrayStoredArtifact);
        return new SelectedReport
        {
            ReportId = row.ReportId,
            Revision = row.Revision,
            DataDigest = row.DataDigest,
            DataBytes = row.DataBytes ?? (row.DataDigest == row.RenditionDataDigest ? artifacts.FirstOrDefault(a => a.Format == ReportFormats.Json)?.Bytes ?? 0 : 0),
            DataVersion = row.DataVersion,
            RenditionId = row.RenditionId,
            RenditionDataDigest = row.RenditionDataDigest,
            RenditionVersion = row.RenditionVersion,
            Formats = [.. artifacts.Select(a => a.Format)],
            Options = row.Options is null ? null : OptionsOf(row.Options),
            Tags = TagsOf(row.Tags),
        };
    }

    public static ImmutableSortedDictionary<string, string> TagsOf(string? json) => json is null
        ? ImmutableSortedDictionary<string, string>.Empty
        : JsonSerializer.Deserialize(json, ArchiveJson.Default.ImmutableSortedDictionaryStringString)!;

    // Generated readers do not know a property's initial value: what is left out would be an array that is not there.
    private static RequestOptions OptionsOf(string json)
    {
        var options = JsonSerializer.Deserialize(json, ArchiveJson.Default.RequestOptions)!;
        return options with
        {
            Formats = options.Formats.IsDefault ? [] : options.Formats,
            LowerReportIds = options.LowerReportIds.IsDefault ? [] : options.LowerReportIds,
        };
    }

    private async Task<SelectionPage> ReadPageAsync(CatalogueContext catalogue, ReportSelection selection, string after, int atMost, CancellationToken cancellationToken)
    {
        var isFiltered = !selection.Tags.IsEmpty;
        var limit = isFiltered ? MaximumPage : Math.Min(atMost, MaximumPage);
        var ids = IdsAfter(selection, after, limit);
        var query = new SelectionQuery(selection);
        if (ids is null) query.Add("r.report_id > {0}", after);
        else query.Add($"r.report_id {database.Dialect.Among($"SELECT x.value FROM {database.Dialect.Texts("{0}")}")}", JsonSerializer.Serialize(ids.Value, ArchiveJson.Default.ImmutableArrayString));
        var rows = await catalogue.Database.SqlQuery<SelectedRow>(query.Select($"SELECT {Columns} FROM {Tables}", $"ORDER BY r.report_id LIMIT {limit}")).ToListAsync(cancellationToken);
        var matches = rows.Where(r => !isFiltered || HasTags(r, selection)).Take(atMost).Select(ReportOf).ToImmutableArray();
        // As many as were wanted: what follows the last of them was not looked at for the caller.
        if (matches.Length == atMost) return new SelectionPage(matches, matches.Length > 0 ? matches[^1].ReportId : after, IsComplete: false);
        if (ids is { } chunk) return new SelectionPage(matches, chunk.IsEmpty ? after : chunk[^1], IsComplete: chunk.Length < limit);
        return new SelectionPage(matches, rows.Count > 0 ? rows[^1].ReportId : after, IsComplete: rows.Count < limit);
    }

    private Task<long> CountRowsAsync(ReportSelection selection, CancellationToken cancellationToken)
    {
        var query = new SelectionQuery(selection).Select("SELECT COUNT(*) AS \"Value\" FROM reports r JOIN renditions n ON n.id = r.rendition_id", "");
        return database.RunAsync(async (catalogue, attempt) => (await catalogue.Database.SqlQuery<long>(query).ToListAsync(attempt))[0], cancellationToken);
    }

    private static ImmutableArray<string>? IdsAfter(ReportSelection selection, string after, int limit) => selection.ReportIds.IsEmpty
        ? null
        : [.. selection.ReportIds.Where(id => string.CompareOrdinal(id, after) > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(limit)];

    private static bool HasTags(SelectedRow row, ReportSelection selection)
    {
        var tags = TagsOf(row.Tags);
        return selection.Tags.All(wanted => tags.TryGetValue(wanted.Key, out var value) && value == wanted.Value);
    }

    /// <summary>A row of a selection.</summary>
    internal sealed record SelectedRow(
        string ReportId, long Revision, string DataDigest, long? DataBytes, string DataVersion, string RenditionId, string RenditionDataDigest, string RenditionVersion, string Artifacts, string? Options, string? Tags);

    /// <summary>The conditions of a selection that the database checks.</summary>
    private sealed class SelectionQuery
    {
        private readonly StringBuilder _where = new();
        private readonly List<object> _values = [];

        public SelectionQuery(ReportSelection selection)
        {
            Add("r.template = {0}", selection.Template);
            if (selection.TemplateVersion is { } version) Add("r.template_version = {0}", version);
            if (selection.Body is { } body) Add("r.body = {0}", body);
            if (selection.Year is { } year) Add("r.year = {0}", year);
            if (selection.RenderedBefore is { } before) Add("n.stored_at < {0}", before.UtcDateTime);
        }

        public void Add(string condition, object value)
        {
            _where.Append(_where.Length == 0 ? " WHERE " : " AND ").Append(condition.Replace("{0}", $"{{{_values.Count}}}", StringComparison.Ordinal));
            _values.Add(value);
        }

        public FormattableString Select(string select, string end) => FormattableStringFactory.Create($"{select}{_where} {end}", [.. _values]);
    }
}
