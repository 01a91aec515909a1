using Microsoft.Data.Sqlite;
using Npgsql;
using Renderer.Archive.Catalogue;

namespace Renderer.Archive.Tests.Catalogue;

/// <summary>Asks a catalogue's database past our own code.</summary>
internal static class DatabaseQuery
{
    /// <summary>The first column of the first row as text.</summary>
    public static async Task<string?> ScalarAsync(CatalogueOptions catalogue, string sql)
    {
        await using System.Data.Common.DbConnection connection = catalogue.Kind == "sqlite"
            ? new SqliteConnection(catalogue.ConnectionString)
            : new NpgsqlConnection(catalogue.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (await command.ExecuteScalarAsync())?.ToString();
    }
}
