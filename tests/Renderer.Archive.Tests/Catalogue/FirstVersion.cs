using Microsoft.Data.Sqlite;

namespace Renderer.Archive.Tests.Catalogue;

/// <summary>A catalogue as the first published version wrote it, word by word; it must be readable for ever.</summary>
internal static class FirstVersion
{
    private const string Schema = """
        CREATE TABLE schema_versions (version INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT;
        INSERT INTO schema_versions VALUES (1, 'requests-renditions-reports', '2026-01-15 08:30:00');
        CREATE TABLE requests (
          report_id TEXT NOT NULL,
          revision INTEGER NOT NULL CHECK (revision >= 1),
          digest TEXT NOT NULL,
          template TEXT NOT NULL,
          template_version TEXT,
          data_digest TEXT,
          state TEXT NOT NULL CHECK (state IN ('accepted', 'rendered', 'rejected', 'failed')),
          attempts INTEGER NOT NULL,
          problems TEXT,
          rendition_id TEXT,
          accepted_at TEXT NOT NULL,
          finished_at TEXT,
          due_at TEXT,
          deadline TEXT,
          tags TEXT,
          message TEXT,
          PRIMARY KEY (report_id, revision)
        ) STRICT;
        CREATE INDEX requests_unfinished ON requests (report_id, revision) WHERE message IS NOT NULL;
        CREATE INDEX requests_due ON requests (due_at) WHERE due_at IS NOT NULL;
        CREATE TABLE renditions (
          id TEXT NOT NULL PRIMARY KEY,
          template TEXT NOT NULL,
          template_version TEXT NOT NULL,
          template_digest TEXT NOT NULL,
          data_digest TEXT NOT NULL,
          pages INTEGER NOT NULL,
          artifacts TEXT NOT NULL,
          warnings TEXT NOT NULL,
          stored_at TEXT NOT NULL
        ) STRICT;
        CREATE TABLE reports (
          report_id TEXT NOT NULL PRIMARY KEY,
          revision INTEGER NOT NULL,
          rendition_id TEXT NOT NULL REFERENCES renditions (id),
          updated_at TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX reports_rendition ON reports (rendition_id);
        """;

    private const string Rows = """
        INSERT INTO renditions VALUES ('abc', 'disclosure-2021', '1.0.0', 'ttt', 'ddd', 6, '[{"format":"pdf","key":"renditions/abc/report.pdf","sha256":"fff","bytes":7}]', '[{"severity":"Warning","code":"rule-broken","place":"/a","message":"m","hint":"h"}]', '2026-01-15 08:30:00.1234567');
        INSERT INTO reports VALUES ('r-1', 2, 'abc', '2026-01-15 08:30:01');
        INSERT INTO requests VALUES ('r-1', 2, 'd2', 'disclosure-2021', NULL, 'ddd', 'rendered', 0, NULL, 'abc', '2026-01-15 08:30:00', '2026-01-15 08:30:01', NULL, NULL, '{"镇":"花街"}', NULL);
        INSERT INTO requests VALUES ('r-2', 1, 'd1', 'disclosure-2021', '1.0.0', NULL, 'failed', 4, '[]', NULL, '2026-01-15 08:30:00', '2026-01-15 08:30:01', '2026-01-15 08:30:11', NULL, '{}', '{"reportId":"r-2"}');
        """;

    public static void Write(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = Schema + Rows;
        command.ExecuteNonQuery();
    }
}
