using Microsoft.EntityFrameworkCore;
using Renderer.Archive.Catalogue;
using Renderer.Archive.Resilience;
using Renderer.Servers;

namespace Renderer.Archive.Tests.Catalogue;

/// <summary>A PostgreSQL that asks one of its users for a password.</summary>
public sealed class CataloguePasswordTests
{
    [Fact]
    public async Task PasswordFile_WrongThenRight_IsReadAtEveryConnectionAndNeverTold()
    {
        await using var server = await PostgreSqlServer.StartAsync();
        var options = new CatalogueOptions { Kind = "postgresql", ConnectionString = await server.CreateDatabaseAsync() };
        await AskForPasswordAsync(options);
        options.ConnectionString = options.ConnectionString.Replace("Username=app", "Username=clerk", StringComparison.Ordinal);
        using var folder = new TemporaryFolder();
        options.PasswordFile = folder.File("password");
        await using var database = new CatalogueDatabase(options, new DependencyOptions(), TimeProvider.System);

        (await FailAsync(database)).Message.ShouldContain("Catalogue:PasswordFile");
        await File.WriteAllTextAsync(options.PasswordFile, "ganzfalsch\n");
        var wrong = await FailAsync(database);
        wrong.Kind.ShouldBe(OutageKind.Lasting);
        wrong.Message.ShouldContain("SQLSTATE 28P01");
        wrong.ToString().ShouldNotContain("ganzfalsch");
        await File.WriteAllTextAsync(options.PasswordFile, "geheim\n");
        (await AskAsync(database)).ShouldBe(["clerk"]);
    }

    // The server's own file says who needs a password; a superuser may write it.
    private static async Task AskForPasswordAsync(CatalogueOptions options)
    {
        await DatabaseQuery.ScalarAsync(options, "CREATE ROLE clerk LOGIN PASSWORD 'geheim'");
        var file = await DatabaseQuery.ScalarAsync(options, "SHOW hba_file");
        await DatabaseQuery.ScalarAsync(options, $"COPY (VALUES ('host all clerk 127.0.0.1/32 scram-sha-256'), ('host all all 127.0.0.1/32 trust')) TO '{file}'");
        await DatabaseQuery.ScalarAsync(options, "SELECT pg_reload_conf()");
        await using var clerk = new CatalogueDatabase(
            new CatalogueOptions { Kind = "postgresql", ConnectionString = options.ConnectionString.Replace("Username=app", "Username=clerk;Pooling=false", StringComparison.Ordinal) },
            new DependencyOptions(),
            TimeProvider.System);
        SpinWait.SpinUntil(() => IsRefused(clerk), TimeSpan.FromSeconds(30)).ShouldBeTrue();
    }

    private static bool IsRefused(CatalogueDatabase database)
    {
        try
        {
            AskAsync(database).GetAwaiter().GetResult();
            return false;
        }
        catch (CatalogueException)
        {
            return true;
        }
    }

    private static Task<CatalogueException> FailAsync(CatalogueDatabase database) => Should.ThrowAsync<CatalogueException>(() => AskAsync(database));

    private static Task<List<string>> AskAsync(CatalogueDatabase database) =>
        database.AttemptAsync((catalogue, attempt) => catalogue.Database.SqlQueryRaw<string>("SELECT current_user::text AS \"Value\"").ToListAsync(attempt), default);
}
