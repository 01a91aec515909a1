using Microsoft.EntityFrameworkCore;
using Npgsql;
using Renderer.Archive.Catalogue;
using Renderer.Archive.Resilience;

namespace Renderer.Archive.Tests.Catalogue;

[Collection(CatalogueServerCollection.Name)]
public sealed class CatalogueFaultTests(CatalogueServer server)
{
    [Fact]
    public async Task Server_Unreachable_IsAPassingOutageWithoutThePassword()
    {
        var error = await FailAsync("Host=127.0.0.1;Port=1;Database=d;Username=u;Password=geheim");

        error.Kind.ShouldBe(OutageKind.Passing);
        error.Place.ShouldBe("127.0.0.1:1/d");
        error.Remedy.ShouldContain("can be reached");
        error.ToString().ShouldNotContain("geheim");
    }

    [Fact]
    public async Task Database_Unknown_IsALastingOutage()
    {
        var error = await FailAsync($"Host=127.0.0.1;Port={server.Server.Port};Database=nobody;Username=app");

        error.Kind.ShouldBe(OutageKind.Lasting);
        error.Message.ShouldContain("SQLSTATE 3D000");
        error.Remedy.ShouldStartWith("Create the database");
    }

    [Fact]
    public async Task Tls_RefusedByTheServer_NamesTheSettings()
    {
        var error = await FailAsync($"Host=127.0.0.1;Port={server.Server.Port};Database=postgres;Username=app;SSL Mode=Require");

        error.Remedy.ShouldContain("TLS settings");
    }

    [Fact]
    public async Task Statement_ThatTakesTooLong_IsAPassingOutage()
    {
        var options = new CatalogueOptions { Kind = "postgresql", ConnectionString = await server.Server.CreateDatabaseAsync(), CommandTimeout = TimeSpan.FromSeconds(1) };
        await using var database = new CatalogueDatabase(options, new DependencyOptions(), TimeProvider.System);
        var error = await Should.ThrowAsync<CatalogueException>(() => database.AttemptAsync((catalogue, attempt) => catalogue.Database.ExecuteSqlRawAsync("SELECT pg_sleep(60)", attempt), default));

        error.Kind.ShouldBe(OutageKind.Passing);
    }

    [Fact]
    public async Task Constraint_Broken_IsADefectAndUndoesTheWholeBatch()
    {
        foreach (var kind in (CatalogueServer?[])[null, server])
        {
            await using var fixture = new ArchiveFixture(kind);
            await fixture.OpenAsync();
            await using var database = new CatalogueDatabase(await fixture.CatalogueAsync(), new DependencyOptions(), TimeProvider.System);
            var error = await Should.ThrowAsync<System.Data.Common.DbException>(() => database.RunBatchAsync(
                (catalogue, attempt) => catalogue.Database.ExecuteSqlRawAsync(
                    """
                    INSERT INTO schema_versions SELECT 50, 'half', applied_at FROM schema_versions WHERE version = 1;
                    INSERT INTO schema_versions SELECT 1, 'again', applied_at FROM schema_versions WHERE version = 1
                    """,
                    attempt),
                default));

            CatalogueFault.Describe("place", error).ShouldBeNull();
            database.Dependency.IsAvailable.ShouldBeTrue();
            (await DatabaseQuery.ScalarAsync(await fixture.CatalogueAsync(), "SELECT count(*) FROM schema_versions WHERE version = 50")).ShouldBe("0");
        }
    }

    [Fact]
    public void Password_Wrong_NamesItsSettings()
    {
        var error = CatalogueFault.Describe("db:5432/renderer", new PostgresException("password authentication failed for user \"renderer\"", "FATAL", "FATAL", "28P01")).ShouldNotBeNull();

        error.Kind.ShouldBe(OutageKind.Lasting);
        error.Message.ShouldContain("Catalogue:PasswordFile");
    }

    private static async Task<CatalogueException> FailAsync(string connectionString)
    {
        await using var database = new CatalogueDatabase(new CatalogueOptions { Kind = "postgresql", ConnectionString = connectionString }, new DependencyOptions(), TimeProvider.System);
        return await Should.ThrowAsync<CatalogueException>(() => database.AttemptAsync((catalogue, attempt) => catalogue.Reports.AnyAsync(attempt), default));
    }
}
