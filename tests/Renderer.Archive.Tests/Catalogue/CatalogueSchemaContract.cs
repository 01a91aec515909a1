using Renderer.Archive.Catalogue;
using Renderer.Reports;

namespace Renderer.Archive.Tests.Catalogue;

/// <summary>How a schema comes into being, whichever database it is in.</summary>
public abstract class CatalogueSchemaContract(CatalogueServer? server) : IAsyncLifetime
{
    private readonly ArchiveFixture _fixture = ArchiveFixture.With(server);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _fixture.DisposeAsync().AsTask();

    [Fact]
    public async Task Migrate_EmptyDatabase_DoesEveryStepAndTellsThem()
    {
        var state = await MigrateAsync();

        state.Version.ShouldBe(CatalogueMigrations.Newest);
        state.Steps.ShouldBe(CatalogueMigrations.All.Select(m => m.Name));
        (await ScalarAsync("SELECT count(*) FROM requests")).ShouldBe("0");
    }

    [Fact]
    public async Task Migrate_Again_DoesNothing()
    {
        await MigrateAsync();

        (await MigrateAsync()).Steps.ShouldBeEmpty();
    }

    [Fact]
    public async Task Migrate_TwentyAtOnce_DoEachStepOnce()
    {
        await _fixture.CatalogueAsync();
        var states = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(MigrateAsync)));

        states.SelectMany(s => s.Steps).ShouldBe(CatalogueMigrations.All.Select(m => m.Name));
        (await ScalarAsync("SELECT count(*) FROM schema_versions")).ShouldBe(CatalogueMigrations.All.Length.ToString());
    }

    [Fact]
    public async Task Read_EmptyDatabase_TellsWhatIsMissingAndChangesNothing()
    {
        var state = await CatalogueSchema.ReadAsync(await _fixture.CatalogueAsync(), default);

        state.Version.ShouldBe(0);
        state.Steps.Length.ShouldBe(CatalogueMigrations.All.Length);
        await Should.ThrowAsync<System.Data.Common.DbException>(() => ScalarAsync("SELECT count(*) FROM schema_versions"));
    }

    [Fact]
    public async Task Migrate_SchemaOfNewerProgram_IsRefused()
    {
        await MigrateAsync();
        await ScalarAsync($"INSERT INTO schema_versions SELECT 99, 'future', applied_at FROM schema_versions WHERE version = 1");
        var error = await Should.ThrowAsync<CatalogueException>(MigrateAsync);

        error.Message.ShouldContain("schema version 99");
        error.Remedy.ShouldContain("newer");
        await Should.ThrowAsync<CatalogueException>(_fixture.OpenAsync);
    }

    [Fact]
    public async Task Open_OlderSchemaWithoutMigrate_IsRefusedWithTheRemedy()
    {
        (await _fixture.CatalogueAsync()).Migrate = false;
        var error = await Should.ThrowAsync<CatalogueException>(_fixture.OpenAsync);
        error.Message.ShouldContain("schema version 0");
        error.Remedy.ShouldContain("renderer migrate");
        await MigrateAsync();

        (await (await _fixture.OpenAsync()).FindStatusAsync("r-1", default)).ShouldBeNull();
    }

    private async Task<SchemaState> MigrateAsync() => await CatalogueSchema.MigrateAsync(await _fixture.CatalogueAsync(), _fixture.Time, default);

    private async Task<string?> ScalarAsync(string sql) => await DatabaseQuery.ScalarAsync(await _fixture.CatalogueAsync(), sql);
}

public sealed class SqliteCatalogueSchemaTests() : CatalogueSchemaContract(server: null)
{
    [Fact]
    public async Task Migrate_FirstVersionInTheField_KeepsItsRowsAndWorks()
    {
        await using var fixture = new ArchiveFixture(server: null);
        FirstVersion.Write(fixture.Folder.File("catalogue.db"));
        var archive = await fixture.OpenAsync();

        var status = (await archive.FindStatusAsync("r-1", default)).ShouldNotBeNull();
        status.Published.ShouldNotBeNull().Rendition.Pages.ShouldBe(6);
        status.Published.Warnings.ShouldBe([new Problem(Severity.Warning, "rule-broken", "/a", "m", "h")]);
        status.Published.Warnings[0].Cells.ShouldBeEmpty();
        status.Tags["镇"].ShouldBe("花街");
        fixture.Time.Now += TimeSpan.FromMinutes(1);
        (await archive.Requests.TakeDueAsync(null, default)).ShouldBe([new UnfinishedRequest(ReportRevision.Create("r-2", 1), """{"reportId":"r-2"}""", "interactive")]);
        (await DatabaseQuery.ScalarAsync(await fixture.CatalogueAsync(), "SELECT template || '@' || template_version FROM reports")).ShouldBe("disclosure-2021@1.0.0");
    }
}

[Collection(CatalogueServerCollection.Name)]
public sealed class PostgreSqlCatalogueSchemaTests(CatalogueServer server) : CatalogueSchemaContract(server);

[Collection(CatalogueServerCollection.Name)]
public sealed class CatalogueTablesTests(CatalogueServer server)
{
    [Fact]
    public async Task Tables_OfBothDatabases_HaveTheSameColumns()
    {
        await using var one = new ArchiveFixture(server: null);
        await using var other = new ArchiveFixture(server);
        await one.OpenAsync();
        await other.OpenAsync();

        var columns = await DatabaseQuery.ScalarAsync(
            await one.CatalogueAsync(),
            "SELECT group_concat(t || '.' || c) FROM (SELECT m.name AS t, p.name AS c FROM sqlite_schema m, pragma_table_info(m.name) p WHERE m.type = 'table' ORDER BY m.name, p.name)");
        (await DatabaseQuery.ScalarAsync(
            await other.CatalogueAsync(),
            """SELECT string_agg(table_name || '.' || column_name, ',' ORDER BY table_name COLLATE "C", column_name COLLATE "C") FROM information_schema.columns WHERE table_schema = 'public'"""))
            .ShouldBe(columns);
    }

    [Fact]
    public async Task Migrate_UserWithoutRights_NamesTheRemedy()
    {
        await using var fixture = new ArchiveFixture(server);
        var catalogue = await fixture.CatalogueAsync();
        var name = $"reader_{catalogue.ConnectionString.Split('_')[^1]}";
        await DatabaseQuery.ScalarAsync(catalogue, $"CREATE ROLE {name} LOGIN");
        catalogue.ConnectionString = catalogue.ConnectionString.Replace("Username=app", $"Username={name}", StringComparison.Ordinal);
        var error = await Should.ThrowAsync<CatalogueException>(fixture.OpenAsync);

        error.Message.ShouldContain("SQLSTATE 42501");
        error.Remedy.ShouldContain("Catalogue__Migrate=false");
    }
}
