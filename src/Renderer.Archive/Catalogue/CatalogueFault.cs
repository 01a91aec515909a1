using System.Data.Common;
using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.Data.Sqlite;
using Npgsql;
using Renderer.Archive.Resilience;

namespace Renderer.Archive.Catalogue;

/// <summary>Tells an outage of the database from a defect of this program, and says what an operator can do about the outage.</summary>
internal static class CatalogueFault
{
    /// <summary>The outage behind an exception; null when it is a defect, which no waiting cures.</summary>
    /// <param name="place">The file or the server, without secrets.</param>
    /// <param name="error">What was thrown.</param>
    public static CatalogueException? Describe(string place, Exception error)
    {
        // EF Core wraps what PostgreSQL calls transient into an InvalidOperationException.
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            if (CureOf(cause) is { } cure)
                return new CatalogueException(place, $"the catalogue cannot be used: {Sentence(cause)}", cure.Remedy, error) { Kind = cure.Kind };
            if (cause is DbException) return null;
        }

        return null;
    }

    private static Cure? CureOf(Exception cause) => cause switch
    {
        SqliteException e => CureOf(e),
        PostgresException e => CureOf(e),
        NpgsqlException { InnerException: AuthenticationException } =>
            Act("The server's certificate or the TLS settings do not fit: check SSL Mode and Root Certificate in Catalogue:ConnectionString."),
        NpgsqlException { InnerException: FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException } =>
            Act("Check that the files of Catalogue:PasswordFile and of Root Certificate in Catalogue:ConnectionString are there and may be read."),
        NpgsqlException e when e.IsTransient || e.InnerException is SocketException or IOException or TimeoutException =>
            Wait("Check that the server runs and can be reached from here (Host and Port in Catalogue:ConnectionString)."),
        NpgsqlException { InnerException: null } => Act("Check user, password and TLS settings (Catalogue:ConnectionString, Catalogue:PasswordFile)."),
        SocketException => Wait("Check that the server runs and can be reached from here (Host and Port in Catalogue:ConnectionString)."),
        IOException or UnauthorizedAccessException => Act("Check the disk and the permissions of this file (Catalogue:ConnectionString, Catalogue:PasswordFile)."),
        TimeoutException => Wait("Check the load of the database, and Catalogue:PoolSize."),
        _ => null,
    };

    // SQLite's primary result codes. Constraints, wrong SQL and misuse are defects.
    private static Cure? CureOf(SqliteException error) => error.SqliteErrorCode switch
    {
        5 or 6 => Wait("Another process holds it: end what keeps a transaction open, or use PostgreSQL for many writers (Catalogue:Kind)."),
        13 => Act("The disk is full: free space, or move the file (Catalogue:ConnectionString)."),
        11 or 26 => Act("The file is damaged or no catalogue: restore it from a backup, or name another file (Catalogue:ConnectionString)."),
        // The only error of this code that no program of ours can make.
        1 when error.Message.Contains("no such table", StringComparison.Ordinal) =>
            Act("The tables are missing: restore the file from a backup, or name another file (Catalogue:ConnectionString)."),
        3 or 7 or 8 or 9 or 10 or 14 or 15 or 17 or 23 => Act("Check the disk and the permissions of this file (Catalogue:ConnectionString)."),
        _ => null,
    };

    private static Cure? CureOf(PostgresException error) => error.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            Act("The server refuses this user: check Username and password (Catalogue:ConnectionString, Catalogue:PasswordFile)."),
        PostgresErrorCodes.InvalidCatalogName => Act("Create the database, or correct Database in Catalogue:ConnectionString."),
        PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.InvalidSchemaName =>
            Act("Grant this user the rights, or run renderer migrate as the owner and set Catalogue__Migrate=false here."),
        PostgresErrorCodes.DiskFull => Act("Free space on the disk of the server."),
        PostgresErrorCodes.UndefinedTable => Act("The tables are missing: restore the database from a backup, or run renderer migrate on an empty one."),
        PostgresErrorCodes.TooManyConnections => Wait("Lower Catalogue:PoolSize, or raise max_connections of the server."),
        PostgresErrorCodes.ReadOnlySqlTransaction =>
            Wait("This server takes no writes: name the primary in Catalogue:ConnectionString, or add Target Session Attributes=read-write."),
        PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled => Wait("Check the load of the database and what holds locks in it."),
        _ when error.IsTransient || error.SqlState.StartsWith("58", StringComparison.Ordinal) => Wait("Check the server and its log."),
        _ when error.SqlState.StartsWith("XX", StringComparison.Ordinal) => Act("Check the server and its log; restore the database from a backup if it is damaged."),
        _ => null,
    };

    private static string Sentence(Exception cause)
    {
        var message = cause is PostgresException error ? $"{error.MessageText} (SQLSTATE {error.SqlState})" : cause.Message;
        return message.TrimEnd('.') + ".";
    }

    private static Cure Wait(string remedy) => new(OutageKind.Passing, remedy);

    private static Cure Act(string remedy) => new(OutageKind.Lasting, remedy);

    private sealed record Cure(OutageKind Kind, string Remedy);
}
