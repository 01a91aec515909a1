using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Renderer.Archive.Catalogue;

/// <summary>How the catalogue's database is reached: its place, its words, and its pool of connections.</summary>
internal sealed class CatalogueConnection : IAsyncDisposable
{
    // Every statement of this program comes again and again: the server keeps their plans. There are about 20.
    private const int PreparedStatements = 32;

    private readonly NpgsqlDataSource? _server;
    private readonly string? _file;

    public CatalogueConnection(CatalogueOptions options)
    {
        var builder = new DbContextOptionsBuilder<CatalogueContext>().UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        if (options.IsPostgreSql)
        {
            _server = Connect(options);
            Place = PlaceOf(new NpgsqlConnectionStringBuilder(options.ConnectionString));
            Dialect = CatalogueDialect.PostgreSql;
            builder.UseNpgsql(_server);
        }
        else
        {
            var connection = new SqliteConnectionStringBuilder(options.ConnectionString) { DefaultTimeout = (int)options.CommandTimeout.TotalSeconds };
            _file = Place = connection.DataSource;
            Dialect = CatalogueDialect.Sqlite;
            builder.UseSqlite(connection.ConnectionString);
        }

        Contexts = builder.Options;
    }

    [MemberNotNullWhen(true, nameof(_file))]
    private bool IsFile => _file is not null && _file != ":memory:" && !_file.StartsWith("file:", StringComparison.Ordinal);

    /// <summary>The file, or the server and the database, without secrets.</summary>
    public string Place { get; }

    public CatalogueDialect Dialect { get; }

    public DbContextOptions<CatalogueContext> Contexts { get; }

    /// <summary>Whether an embedded database is not there yet; opening it would create it.</summary>
    public bool IsMissing => IsFile && !File.Exists(_file);

    /// <summary>Creates the folder of an embedded database.</summary>
    public void CreateFolder()
    {
        if (IsFile) Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(_file))!);
    }

    /// <summary>Drops the idle connections: after a restart of the server all of them are dead, and each would cost an attempt.</summary>
    public void Forget() => _server?.Clear();

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static NpgsqlDataSource Connect(CatalogueOptions options)
    {
        var connection = new NpgsqlConnectionStringBuilder(options.ConnectionString)
        {
            MaxPoolSize = options.PoolSize,
            CommandTimeout = (int)options.CommandTimeout.TotalSeconds,
            // PostgreSQL would quote values of the row in its errors.
            IncludeErrorDetail = false,
        };
        // PgBouncer before 1.21 loses prepared statements; whoever has one says Max Auto Prepare=0.
        if (!new DbConnectionStringBuilder { ConnectionString = options.ConnectionString }.ContainsKey("Max Auto Prepare")) connection.MaxAutoPrepare = PreparedStatements;
        connection.ApplicationName ??= "renderer";
        var builder = new NpgsqlDataSourceBuilder(connection.ConnectionString);
        if (options.PasswordFile is { Length: > 0 } file)
        {
            builder.UsePasswordProvider(
                _ => Password(File.ReadAllText(file)),
                async (_, cancellationToken) => Password(await File.ReadAllTextAsync(file, cancellationToken)));
        }

        return builder.Build();
    }

    // Editors and secret stores end a file with a line break that is no part of the password.
    private static string Password(string content) => content.TrimEnd('\r', '\n');

    private static string PlaceOf(NpgsqlConnectionStringBuilder connection) => $"{connection.Host}:{connection.Port}/{connection.Database}";
}
