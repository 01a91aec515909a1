using Microsoft.Data.Sqlite;

namespace Renderer.Archive.Catalogue;

/// <summary>Where requests and renditions are recorded. Section <c>Catalogue</c>.</summary>
public sealed class CatalogueOptions
{
    /// <summary>Connection string of the SQLite database; its folder is created when missing. Default <c>Data Source=renderer-data/catalogue.db</c>.</summary>
    public string ConnectionString { get; set; } = "Data Source=renderer-data/catalogue.db";

    /// <summary>What is wrong with these settings, each with its name and what to do; empty when nothing is.</summary>
    public IEnumerable<string> FindFaults()
    {
        if (string.IsNullOrWhiteSpace(ConnectionString))
        {
            yield return "Catalogue:ConnectionString is empty. Set Catalogue__ConnectionString, for example to \"Data Source=/var/lib/renderer/catalogue.db\".";
            yield break;
        }

        if (ReadError() is { } error)
        {
            yield return $"Catalogue:ConnectionString cannot be read: {error} Set Catalogue__ConnectionString, for example to \"Data Source=/var/lib/renderer/catalogue.db\".";
        }
    }

    private string? ReadError()
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
}
