namespace Renderer.Archive.Catalogue;

/// <summary>The step of the schema that brings batches, the history of reports and the removal of renditions.</summary>
internal static class BatchTables
{
    public static string Sql(CatalogueDialect d) => $"""
        ALTER TABLE reports ADD COLUMN source_digest {d.Key};
        ALTER TABLE reports ADD COLUMN source_bytes {d.Long};
        ALTER TABLE reports ADD COLUMN source_version {d.Key};
        ALTER TABLE reports ADD COLUMN options TEXT;
        UPDATE reports SET
          source_digest = (SELECT n.data_digest FROM renditions n WHERE n.id = reports.rendition_id),
          source_version = (SELECT n.template_version FROM renditions n WHERE n.id = reports.rendition_id),
          source_bytes = (SELECT CAST(x.value ->> 'bytes' AS BIGINT) FROM renditions n, {d.Objects("n.artifacts")} WHERE n.id = reports.rendition_id AND x.value ->> 'format' = 'json');
        CREATE INDEX reports_by_template ON reports (template, report_id);
        CREATE INDEX reports_source ON reports (source_digest);
        CREATE INDEX renditions_data ON renditions (data_digest);
        CREATE TABLE report_history (
          rendition_id {d.Key} NOT NULL,
          report_id {d.Key} NOT NULL,
          revision {d.Long} NOT NULL,
          shown_at {d.Time} NOT NULL,
          PRIMARY KEY (rendition_id, report_id)
        ){d.StrictByKey};
        CREATE INDEX report_history_report ON report_history (report_id, shown_at);
        INSERT INTO report_history (rendition_id, report_id, revision, shown_at)
          SELECT q.rendition_id, q.report_id, MAX(q.revision), MAX(q.finished_at) FROM requests q JOIN renditions n ON n.id = q.rendition_id
          WHERE q.finished_at IS NOT NULL GROUP BY q.rendition_id, q.report_id;
        INSERT INTO report_history (rendition_id, report_id, revision, shown_at)
          SELECT rendition_id, report_id, revision, updated_at FROM reports WHERE revision > 0
          ON CONFLICT (rendition_id, report_id) DO UPDATE SET revision = excluded.revision, shown_at = excluded.shown_at;
        CREATE TABLE batches (
          id {d.Key} NOT NULL PRIMARY KEY,
          template {d.Key} NOT NULL,
          selection TEXT NOT NULL,
          target_version TEXT NOT NULL,
          target_digest TEXT NOT NULL,
          holds {d.Truth} NOT NULL,
          verifies {d.Truth} NOT NULL,
          broken_sums TEXT,
          requested_by TEXT NOT NULL,
          state TEXT NOT NULL CHECK (state IN ('running', 'paused', 'cancelling', 'held', 'releasing', 'completed', 'cancelled', 'discarded')),
          reason TEXT,
          planned_to {d.Key} NOT NULL,
          is_planned {d.Truth} NOT NULL,
          next_page {d.Long} NOT NULL,
          release_page {d.Long} NOT NULL,
          expected {d.Long} NOT NULL,
          planned {d.Long} NOT NULL,
          rendered {d.Long} NOT NULL,
          reused {d.Long} NOT NULL,
          unchanged {d.Long} NOT NULL,
          rejected {d.Long} NOT NULL,
          failed {d.Long} NOT NULL,
          cancelled {d.Long} NOT NULL,
          released {d.Long} NOT NULL,
          superseded {d.Long} NOT NULL,
          created_at {d.Time} NOT NULL,
          started_at {d.Time},
          finished_at {d.Time}
        ){d.StrictByKey};
        CREATE INDEX batches_unfinished ON batches (created_at) WHERE finished_at IS NULL;
        CREATE INDEX batches_newest ON batches (created_at, id);
        CREATE TABLE batch_items (
          batch_id {d.Key} NOT NULL,
          report_id {d.Key} NOT NULL,
          page {d.Long} NOT NULL,
          revision {d.Long} NOT NULL,
          state TEXT NOT NULL CHECK (state IN ('planned', 'sent', 'rendered', 'unchanged', 'rejected', 'failed', 'cancelled')),
          previous_rendition_id {d.Key},
          rendition_id {d.Key},
          is_reused {d.Truth} NOT NULL,
          is_superseded {d.Truth} NOT NULL,
          code TEXT,
          reason TEXT,
          held TEXT,
          receipt {d.Long},
          updated_at {d.Time} NOT NULL,
          released_at {d.Time},
          PRIMARY KEY (batch_id, report_id)
        ){d.StrictByKey};
        CREATE INDEX batch_items_page ON batch_items (batch_id, page);
        CREATE INDEX batch_items_faulty ON batch_items (batch_id, state, report_id) WHERE state IN ('rejected', 'failed');
        CREATE INDEX batch_items_held ON batch_items (rendition_id) WHERE held IS NOT NULL;
        CREATE TABLE batch_pages (
          batch_id {d.Key} NOT NULL,
          page {d.Long} NOT NULL,
          PRIMARY KEY (batch_id, page)
        ){d.StrictByKey};
        CREATE TABLE leases (
          name {d.Key} NOT NULL PRIMARY KEY,
          owner TEXT NOT NULL,
          expires_at {d.Time} NOT NULL
        ){d.StrictByKey};
        CREATE TABLE deleted_objects (
          key {d.Key} NOT NULL PRIMARY KEY,
          objects TEXT NOT NULL,
          condemned_at {d.Time} NOT NULL,
          deleted_at {d.Time}
        ){d.StrictByKey};
        """;
}
