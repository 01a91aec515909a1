namespace Renderer.Archive.Tests.Batches;

/// <summary>Rows as a batch over many reports leaves them: most of it is done.</summary>
internal static class LargeCatalogue
{
    /// <summary>Rows of reports that look as if they had been rendered; in SQL both databases know.</summary>
    public static IEnumerable<string> Reports(string series, string id, string now) =>
    [
        $"INSERT INTO renditions (id, template, template_version, template_digest, data_digest, pages, artifacts, warnings, stored_at) SELECT 'n' || {id}, 'disclosure-2021', '1.0.0', 't', 'd' || {id}, 6, '[]', '[]', {now} FROM {series}",
        $"INSERT INTO requests (report_id, revision, digest, template, state, attempts, accepted_at, lane) SELECT 'r' || {id}, 1, 'd', 'disclosure-2021', 'rendered', 0, {now}, 'bulk' FROM {series}",
        $"INSERT INTO reports (report_id, revision, rendition_id, template, template_version, source_digest, source_version, updated_at) SELECT 'r' || {id}, 1, 'n' || {id}, 'disclosure-2021', '1.0.0', 'd' || {id}, '1.0.0', {now} FROM {series}",
        $"INSERT INTO report_history (rendition_id, report_id, revision, shown_at) SELECT 'n' || {id}, 'r' || {id}, 1, {now} FROM {series}",
    ];

    /// <summary>Nine tenths of the batch, folded: every hundredth failed.</summary>
    public static IEnumerable<string> DoneItems(string batchId, string series, string number, string id, string now, int count) =>
    [
        $"""
        INSERT INTO batch_items (batch_id, report_id, page, revision, state, previous_rendition_id, rendition_id, is_reused, is_superseded, updated_at)
        SELECT '{batchId}', 'r' || {id}, {number} / 256, 1, CASE WHEN {number} % 100 = 0 THEN 'failed' ELSE 'rendered' END, 'n' || {id}, 'n' || {id}, FALSE, FALSE, {now} FROM {series} WHERE {number} <= {count * 9 / 10}
        """,
        $"UPDATE batches SET planned_to = 'r' || '{count * 9 / 10:D6}', next_page = {count}, planned = {count * 9 / 10}, rendered = {(count * 9 / 10) - (count * 9 / 1000)}, failed = {count * 9 / 1000} WHERE id = '{batchId}'",
    ];
}
