namespace Renderer.Archive.Catalogue;

/// <summary>What SQLite and PostgreSQL say differently; all other SQL of the catalogue is the same text for both.</summary>
internal sealed record CatalogueDialect
{
    /// <summary>SQLite, 3.35 or later for <c>RETURNING</c>, 3.37 for <c>STRICT</c>, 3.39 for <c>IS DISTINCT FROM</c>. The package brings its own.</summary>
    public static CatalogueDialect Sqlite { get; } = new()
    {
        Key = "TEXT",
        Long = "INTEGER",
        Time = "TEXT",
        Strict = " STRICT",
        StrictByKey = " STRICT, WITHOUT ROWID",
        SkipLocked = "",
        // Readers do not wait for the writer; kept in the file, and refused inside a transaction.
        Prepare = "PRAGMA journal_mode=WAL",
        // The transaction itself is the lock: it begins as BEGIN IMMEDIATE.
        LockSchema = null,
        CountVersionTables = """SELECT COUNT(*) AS "Value" FROM sqlite_schema WHERE type = 'table' AND name = 'schema_versions'""",
        IsBatchAtomic = false,
        Truth = "INTEGER",
        Texts = json => $"json_each({json}) AS x",
        Objects = json => $"json_each({json}) AS x",
        Among = query => $"IN ({query})",
        Lock = _ => "",
        ShareGraves = "",
        OwnGraves = "",
        LockBatches = "",
    };

    /// <summary>PostgreSQL, 12 or later.</summary>
    public static CatalogueDialect PostgreSql { get; } = new()
    {
        // Bytes, not words: keys are ASCII, and an index of a language's order is slower and changes with the system's library.
        Key = "TEXT COLLATE \"C\"",
        Long = "BIGINT",
        Time = "TIMESTAMPTZ",
        Strict = "",
        StrictByKey = "",
        SkipLocked = "FOR UPDATE SKIP LOCKED",
        Prepare = null,
        // Any number that nobody else takes in this database: "renderer" in ASCII, big-endian.
        LockSchema = "SELECT pg_advisory_xact_lock(x'72656e6465726572'::bigint)",
        CountVersionTables = """SELECT COUNT(to_regclass('schema_versions'))::integer AS "Value" """,
        IsBatchAtomic = true,
        Truth = "BOOLEAN",
        Texts = json => $"json_array_elements_text({json}::json) AS x(value)",
        Objects = json => $"json_array_elements({json}::json) AS x(value)",
        // An array is made once and then looked up in an index; IN (SELECT ...) may become a scan of the whole table, if the statistics are old.
        Among = query => $"= ANY (ARRAY({query}))",
        Lock = alias => $"FOR UPDATE OF {alias}",
        // A block, because a SELECT would be the statement that gives the rows.
        ShareGraves = $"DO 'BEGIN PERFORM pg_advisory_xact_lock_shared({Graves}); END';",
        OwnGraves = $"DO 'BEGIN PERFORM pg_advisory_xact_lock({Graves}); END';",
        LockBatches = $"DO 'BEGIN PERFORM pg_advisory_xact_lock({Batches}); END';",
    };

    // Any numbers that nobody else takes in this database: the one of LockSchema plus 1 and 2.
    private const string Graves = "8243116070449341811";
    private const string Batches = "8243116070449341812";

    /// <summary>Type of an identifier.</summary>
    public required string Key { get; init; }

    /// <summary>Type of a 64-bit number.</summary>
    public required string Long { get; init; }

    /// <summary>Type of a moment in UTC.</summary>
    public required string Time { get; init; }

    /// <summary>Ends a table's definition.</summary>
    public required string Strict { get; init; }

    /// <summary>Ends the definition of a table that is stored in the order of its key where the database can.</summary>
    public required string StrictByKey { get; init; }

    /// <summary>Ends a query that takes rows: rows another taker holds are passed over.</summary>
    public required string SkipLocked { get; init; }

    /// <summary>Run once before the first migration, outside a transaction.</summary>
    public required string? Prepare { get; init; }

    /// <summary>Waits for other processes that migrate, until the end of the transaction.</summary>
    public required string? LockSchema { get; init; }

    /// <summary>1 when the catalogue has a schema at all.</summary>
    public required string CountVersionTables { get; init; }

    /// <summary>Whether statements that are sent together are one transaction of themselves.</summary>
    public required bool IsBatchAtomic { get; init; }

    /// <summary>Type of a truth value.</summary>
    public required string Truth { get; init; }

    /// <summary>The elements of a JSON array of texts, as <c>x.value</c>.</summary>
    public required Func<string, string> Texts { get; init; }

    /// <summary>The elements of a JSON array of objects, as <c>x.value</c>, whose members are <c>x.value -&gt;&gt; 'name'</c>.</summary>
    public required Func<string, string> Objects { get; init; }

    /// <summary>Compares a column with the values of a small query.</summary>
    public required Func<string, string> Among { get; init; }

    /// <summary>Ends a query whose rows of one table are locked until the end of the transaction; waits for others.</summary>
    public required Func<string, string> Lock { get; init; }

    /// <summary>Begins a transaction that may refer to renditions: any number of them at once, but none beside <see cref="OwnGraves"/>.</summary>
    public required string ShareGraves { get; init; }

    /// <summary>Begins a transaction that removes renditions.</summary>
    public required string OwnGraves { get; init; }

    /// <summary>Begins a transaction that makes a batch: one at a time.</summary>
    public required string LockBatches { get; init; }
}
