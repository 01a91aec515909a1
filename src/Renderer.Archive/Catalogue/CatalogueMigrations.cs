using System.Collections.Immutable;

namespace Renderer.Archive.Catalogue;

/// <summary>One step of the catalogue's schema. Steps are added at the end and never changed once published.</summary>
/// <param name="Version">Number of the step, from 1 without gaps.</param>
/// <param name="Name">What the step does, in a word.</param>
/// <param name="Sql">The statements, run in one transaction.</param>
internal sealed record CatalogueMigration(int Version, string Name, string Sql);

/// <summary>The catalogue's schema as an ordered list of steps per database.</summary>
internal static class CatalogueMigrations
{
    public static ImmutableArray<CatalogueMigration> Sqlite { get; } =
    [
        new(1, "requests-renditions-reports", """
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
            """),
    ];
}
