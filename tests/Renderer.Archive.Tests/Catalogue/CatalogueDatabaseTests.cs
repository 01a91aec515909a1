using Microsoft.Data.Sqlite;
using Renderer.Archive.Catalogue;

namespace Renderer.Archive.Tests.Catalogue;

public sealed class CatalogueDatabaseTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Migrate_NewFile_CreatesFolderAndTablesInWalMode()
    {
        await MigrateAsync("new/folder/catalogue.db");

        Scalar("new/folder/catalogue.db", "SELECT group_concat(name) FROM (SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name)")
            .ShouldBe("active_templates,batch_items,batch_pages,batches,deleted_objects,leases,object_claims,renditions,replays,report_history,reports,requests,schema_versions,template_activations,template_versions");
        Scalar("new/folder/catalogue.db", "PRAGMA journal_mode").ShouldBe("wal");
        Scalar("new/folder/catalogue.db", "SELECT DISTINCT applied_at FROM schema_versions").ShouldBe("1970-01-01 00:00:00");
    }

    [Fact]
    public async Task Migrate_NoDatabase_NamesTheFile()
    {
        await File.WriteAllTextAsync(_folder.File("c.db"), new string('x', 5000));
        var error = await Should.ThrowAsync<CatalogueException>(() => MigrateAsync("c.db"));

        error.Message.ShouldStartWith(_folder.File("c.db"));
        error.Message.ShouldContain("Catalogue:ConnectionString");
    }

    [Fact]
    public void Migrations_Versions_RiseFromOneWithoutGaps() =>
        CatalogueMigrations.All.Select(m => m.Version).ShouldBe(Enumerable.Range(1, CatalogueMigrations.All.Length));

    private Task<SchemaState> MigrateAsync(string file) =>
        CatalogueSchema.MigrateAsync(new CatalogueOptions { ConnectionString = $"Data Source={_folder.File(file)}" }, new SettableTime { Now = DateTimeOffset.UnixEpoch }, default);

    private string? Scalar(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.File(file)}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()?.ToString();
    }
}
