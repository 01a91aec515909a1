using System.Collections.Immutable;

namespace Renderer.Archive.Catalogue;

/// <summary>One step of the catalogue's schema. Steps are added at the end and never changed once published.</summary>
/// <param name="Version">Number of the step, from 1 without gaps.</param>
/// <param name="Name">What the step does, in a word.</param>
/// <param name="Sql">The statements in a database's words, run in one transaction.</param>
internal sealed record CatalogueMigration(int Version, string Name, Func<CatalogueDialect, string> Sql);

/// <summary>The catalogue's schema: one ordered list of steps for every database.</summary>
internal static class CatalogueMigrations
{
    public static ImmutableArray<CatalogueMigration> All { get; } =
    [
        new(1, "requests-renditions-reports", d => $"""
            CREATE TABLE IF NOT EXISTS schema_versions (
              version INTEGER NOT NULL PRIMARY KEY,
              name TEXT NOT NULL,
              applied_at {d.Time} NOT NULL
            ){d.Strict};
            CREATE TABLE requests (
              report_id {d.Key} NOT NULL,
              revision {d.Long} NOT NULL CHECK (revision >= 1),
              digest TEXT NOT NULL,
              template TEXT NOT NULL,
              template_version TEXT,
              data_digest TEXT,
              state TEXT NOT NULL CHECK (state IN ('accepted', 'rendered', 'rejected', 'failed')),
              attempts INTEGER NOT NULL,
              problems TEXT,
              rendition_id {d.Key},
              accepted_at {d.Time} NOT NULL,
              finished_at {d.Time},
              due_at {d.Time},
              deadline {d.Time},
              tags TEXT,
              message TEXT,
              PRIMARY KEY (report_id, revision)
            ){d.Strict};
            CREATE INDEX requests_unfinished ON requests (report_id, revision) WHERE message IS NOT NULL;
            CREATE INDEX requests_due ON requests (due_at) WHERE due_at IS NOT NULL;
            CREATE TABLE renditions (
              id {d.Key} NOT NULL PRIMARY KEY,
              template TEXT NOT NULL,
              template_version TEXT NOT NULL,
              template_digest TEXT NOT NULL,
              data_digest TEXT NOT NULL,
              pages INTEGER NOT NULL,
              artifacts TEXT NOT NULL,
              warnings TEXT NOT NULL,
              stored_at {d.Time} NOT NULL
            ){d.Strict};
            CREATE TABLE reports (
              report_id {d.Key} NOT NULL PRIMARY KEY,
              revision {d.Long} NOT NULL,
              rendition_id {d.Key} NOT NULL REFERENCES renditions (id),
              updated_at {d.Time} NOT NULL
            ){d.StrictByKey};
            CREATE INDEX reports_rendition ON reports (rendition_id);
            """),
        new(2, "lanes-replays-claims", d => $"""
            ALTER TABLE requests ADD COLUMN lane TEXT NOT NULL DEFAULT 'interactive';
            ALTER TABLE reports ADD COLUMN template {d.Key} NOT NULL DEFAULT '';
            ALTER TABLE reports ADD COLUMN template_version {d.Key} NOT NULL DEFAULT '';
            UPDATE reports SET
              template = (SELECT template FROM renditions WHERE renditions.id = reports.rendition_id),
              template_version = (SELECT template_version FROM renditions WHERE renditions.id = reports.rendition_id);
            CREATE INDEX reports_template ON reports (template, template_version, report_id);
            CREATE TABLE replays (
              id {d.Key} NOT NULL PRIMARY KEY,
              replayed_at {d.Time} NOT NULL,
              queue TEXT NOT NULL,
              lane TEXT NOT NULL,
              report_id {d.Key},
              revision {d.Long},
              template TEXT,
              code TEXT,
              requested_by TEXT NOT NULL
            ){d.StrictByKey};
            CREATE INDEX replays_report ON replays (report_id, revision);
            CREATE TABLE object_claims (
              key {d.Key} NOT NULL PRIMARY KEY,
              sha256 TEXT NOT NULL,
              bytes {d.Long} NOT NULL,
              claimed_at {d.Time} NOT NULL
            ){d.StrictByKey};
            """),
        new(3, "subjects-warnings", d => $"""
            ALTER TABLE reports ADD COLUMN body {d.Key};
            ALTER TABLE reports ADD COLUMN year INTEGER;
            ALTER TABLE reports ADD COLUMN scope {d.Key};
            ALTER TABLE reports ADD COLUMN warnings TEXT;
            CREATE INDEX reports_subject ON reports (body, year, scope) WHERE body IS NOT NULL;
            """),
        new(4, "batches", BatchTables.Sql),
        new(5, "template-versions", d => $"""
            CREATE TABLE template_versions (
              name {d.Key} NOT NULL,
              version {d.Key} NOT NULL,
              digest TEXT NOT NULL,
              title TEXT NOT NULL,
              bundle_digest TEXT NOT NULL,
              bytes {d.Long} NOT NULL,
              published_at {d.Time} NOT NULL,
              published_by TEXT NOT NULL,
              withdrawn_at {d.Time},
              withdrawn_by TEXT,
              PRIMARY KEY (name, version)
            ){d.StrictByKey};
            CREATE TABLE active_templates (
              name {d.Key} NOT NULL PRIMARY KEY,
              version {d.Key},
              serial {d.Long} NOT NULL
            ){d.StrictByKey};
            CREATE TABLE template_activations (
              name {d.Key} NOT NULL,
              serial {d.Long} NOT NULL,
              id TEXT NOT NULL,
              version {d.Key},
              "before" {d.Long} NOT NULL,
              is_rollback INTEGER NOT NULL,
              activated_at {d.Time} NOT NULL,
              activated_by TEXT NOT NULL,
              PRIMARY KEY (name, serial)
            ){d.StrictByKey};
            """),
    ];

    /// <summary>The version this program works with.</summary>
    public static int Newest => All[^1].Version;
}
