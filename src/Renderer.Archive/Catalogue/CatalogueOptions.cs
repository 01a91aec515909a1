using Microsoft.Data.Sqlite;
using Npgsql;

namespace Renderer.Archive.Catalogue;

/// <summary>Where requests and renditions are recorded. Section <c>Catalogue</c>.</summary>
public sealed class CatalogueOptions
{
    /// <summary>The database's kind in <see cref="Kind"/>: a file beside the process.</summary>
    public const string Sqlite = "sqlite";

    /// <summary>The database's kind in <see cref="Kind"/>: a server that any number of processes share.</summary>
    public const string PostgreSql = "postgresql";

    private const string SqliteExample = "\"Data Source=/var/lib/renderer/catalogue.db\"";
    private const string PostgreSqlExample = "\"Host=db;Database=renderer;Username=renderer\"";

    /// <summary><c>sqlite</c> or <c>postgresql</c>. Default <c>sqlite</c>.</summary>
    public string Kind { get; set; } = Sqlite;

    /// <summary>Connection string of the database. Default <c>Data Source=renderer-data/catalogue.db</c>, whose folder is created when missing.</summary>
    /// <remarks>For PostgreSQL with Npgsql's keywords; TLS rides in it: <c>SSL Mode=VerifyFull;Root Certificate=/run/ca.pem</c>.</remarks>
    public string ConnectionString { get; set; } = "Data Source=renderer-data/catalogue.db";

    /// <summary>A file that holds the password of PostgreSQL and nothing else; read at every new connection, so it may change. Default none. Ignored for SQLite.</summary>
    public string? PasswordFile { get; set; }

    /// <summary>Whether a start brings an older schema up to date. Default true; with false <c>renderer migrate</c> does it, and a start on an older schema is refused.</summary>
    public bool Migrate { get; set; } = true;

    /// <summary>The most connections to PostgreSQL one process opens, 1 to 1,000. Default 16. All processes together stay below the server's max_connections. Ignored for SQLite.</summary>
    public int PoolSize { get; set; } = 16;

    /// <summary>How long one statement may take, from 1 s. Default 30 s. For SQLite also how long a writer waits for another one. The attempt timeout of Resilience:Catalogue may be shorter.</summary>
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromSeconds(30);

    internal bool IsPostgreSql => string.Equals(Kind, PostgreSql, StringComparison.OrdinalIgnoreCase);

    private bool IsSqlite => string.Equals(Kind, Sqlite, StringComparison.OrdinalIgnoreCase);

    /// <summary>What is wrong with these settings, each with its name and what to do; empty when nothing is.</summary>
    public IEnumerable<string> FindFaults() =>
    [
        .. FindKindFaults(),
        .. FindConnectionFaults(),
        .. FindPasswordFaults(),
        .. FindLimitFaults(),
    ];

    private IEnumerable<string> FindKindFaults()
    {
        if (!IsSqlite && !IsPostgreSql) yield return $"Catalogue:Kind is \"{Kind}\". Set Catalogue__Kind to sqlite or postgresql.";
    }

    private IEnumerable<string> FindConnectionFaults()
    {
        var example = IsPostgreSql ? PostgreSqlExample : SqliteExample;
        if (string.IsNullOrWhiteSpace(ConnectionString)) yield return $"Catalogue:ConnectionString is empty. Set Catalogue__ConnectionString, for example to {example}.";
        else if (IsSqlite && SqliteError() is { } sqlite) yield return $"Catalogue:ConnectionString cannot be read: {sqlite} Set Catalogue__ConnectionString, for example to {example}.";
        else if (IsPostgreSql && PostgreSqlError() is { } postgreSql) yield return $"Catalogue:ConnectionString {postgreSql} Set Catalogue__ConnectionString, for example to {example}.";
    }

    private IEnumerable<string> FindPasswordFaults()
    {
        if (string.IsNullOrEmpty(PasswordFile)) yield break;
        if (!File.Exists(PasswordFile)) yield return $"Catalogue:PasswordFile is \"{PasswordFile}\", which is no file. Set Catalogue__PasswordFile to a file that holds the password.";
        if (IsSqlite) yield return "Catalogue:PasswordFile is set, and Catalogue:Kind is \"sqlite\", which knows no password. Remove it, or set Catalogue__Kind to postgresql.";
        if (IsPostgreSql && ReadPostgreSql()?.Password is { Length: > 0 })
            yield return "Catalogue:PasswordFile is set, and Catalogue:ConnectionString holds a password too. Remove one of them.";
    }

    private IEnumerable<string> FindLimitFaults()
    {
        if (PoolSize is < 1 or > 1000) yield return $"Catalogue:PoolSize is {PoolSize}. Set Catalogue__PoolSize to 1 to 1000.";
        if (CommandTimeout < TimeSpan.FromSeconds(1) || CommandTimeout > TimeSpan.FromHours(1))
            yield return $"Catalogue:CommandTimeout is {CommandTimeout}. Set Catalogue__CommandTimeout to 00:00:01 to 01:00:00.";
    }

    private string? SqliteError()
    {
        try
        {
            return new SqliteConnectionStringBuilder(ConnectionString).DataSource.Length == 0 ? "it names no Data Source." : null;
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            return e.Message;
        }
    }

    private string? PostgreSqlError() => ReadPostgreSql() switch
    {
        // The parser's own message may quote half of a password that holds a semicolon.
        null => "cannot be read as one of PostgreSQL; values that hold ; or = stand in quotes.",
        { Host: null or "" } => "names no Host.",
        { Database: null or "" } => "names no Database.",
        _ => null,
    };

    private NpgsqlConnectionStringBuilder? ReadPostgreSql()
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(ConnectionString);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException or OverflowException or NotSupportedException)
        {
            return null;
        }
    }
}
