using System.Text;
using Microsoft.Data.Sqlite;
using Renderer.Archive.Catalogue;
using Renderer.Reports;

namespace Renderer.Archive.Tests.Catalogue;

/// <summary>How the data of other reports is found, whichever database the catalogue is in.</summary>
public abstract class ReportDataContract(CatalogueServer? server) : IAsyncLifetime
{
    private static readonly ReportSubject This = new("花街镇人民政府", 2023, "office");

    private readonly ArchiveFixture _fixture = ArchiveFixture.With(server);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _fixture.DisposeAsync().AsTask();

    [Fact]
    public async Task FindPrevious_SameBodyAndScopeAYearBefore_IsFoundWithItsData()
    {
        var archive = await _fixture.OpenAsync();
        await CompleteAsync(archive, "last", "a", This with { Year = 2022 });
        var found = (await archive.FindPreviousAsync(This, default)).ShouldNotBeNull();

        found.ReportId.ShouldBe("last");
        Encoding.UTF8.GetString((await archive.ReadDataAsync(found, default)).ShouldNotBeNull().Span).ShouldBe("""{"text":"a"}""");
    }

    [Fact]
    public async Task FindPrevious_AnotherBodyScopeOrYear_IsNotFound()
    {
        var archive = await _fixture.OpenAsync();
        await CompleteAsync(archive, "body", "a", This with { Year = 2022, Body = "花街" });
        await CompleteAsync(archive, "scope", "b", This with { Year = 2022, Scope = "rollup" });
        await CompleteAsync(archive, "none", "c", This with { Year = 2022, Scope = null });
        await CompleteAsync(archive, "same", "d", This);
        await CompleteAsync(archive, "older", "e", This with { Year = 2021 });
        await CompleteAsync(archive, "silent", "f", null);

        (await archive.FindPreviousAsync(This, default)).ShouldBeNull();
        (await archive.FindPreviousAsync(This with { Scope = null }, default)).ShouldNotBeNull().ReportId.ShouldBe("none");
    }

    [Fact]
    public async Task FindPrevious_Corrected_GivesTheDataOfTheCurrentRevision()
    {
        var archive = await _fixture.OpenAsync();
        await CompleteAsync(archive, "last", "wrong", This with { Year = 2022 });
        await CompleteAsync(archive, "last", "right", This with { Year = 2022 }, revision: 2);
        await CompleteAsync(archive, "last", "wrong", This with { Year = 2022 });

        (await archive.FindPreviousAsync(This, default)).ShouldBe(new ReportData("last", ArchiveFixture.Data("right").DataDigest));
    }

    [Fact]
    public async Task FindPrevious_CorrectedToAnotherYear_IsNotFoundAnyMore()
    {
        var archive = await _fixture.OpenAsync();
        await CompleteAsync(archive, "last", "a", This with { Year = 2022 });
        await CompleteAsync(archive, "last", "b", This with { Year = 2021 }, revision: 2);

        (await archive.FindPreviousAsync(This, default)).ShouldBeNull();
    }

    [Fact]
    public async Task FindPrevious_Several_GivesTheOneThatChangedLast()
    {
        var archive = await _fixture.OpenAsync();
        foreach (var (id, text) in ((string, string)[])[("z", "1"), ("a", "2"), ("m", "3")])
        {
            _fixture.Time.Now += TimeSpan.FromSeconds(1);
            await CompleteAsync(archive, id, text, This with { Year = 2022 });
        }

        (await archive.FindPreviousAsync(This, default)).ShouldNotBeNull().ReportId.ShouldBe("m");
    }

    [Fact]
    public async Task FindPrevious_BodyTooLongForAnIndex_IsStoredAndNotFound()
    {
        var archive = await _fixture.OpenAsync();
        var lengthy = This with { Body = new string('镇', 5000) };
        await CompleteAsync(archive, "last", "a", lengthy with { Year = 2022 });

        (await archive.FindPreviousAsync(lengthy, default)).ShouldBeNull();
        (await archive.FindDataAsync(["last"], default)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task FindData_ManyIds_GivesThoseThatShowSomething()
    {
        var archive = await _fixture.OpenAsync();
        await CompleteAsync(archive, "r-1", "a", null);
        await CompleteAsync(archive, "r-2", "b", This);
        await archive.Requests.AcceptAsync(ArchiveFixture.Request("r-3"), ArchiveFixture.Message("r-3"), null, default);
        var found = await archive.FindDataAsync([.. Enumerable.Range(1, 1000).Select(i => $"r-{i}")], default);

        found.OrderBy(f => f.ReportId, StringComparer.Ordinal)
            .ShouldBe([new ReportData("r-1", ArchiveFixture.Data("a").DataDigest), new ReportData("r-2", ArchiveFixture.Data("b").DataDigest)]);
    }

    [Fact]
    public async Task ReadData_Lost_IsNull()
    {
        var archive = await _fixture.OpenAsync();
        await CompleteAsync(archive, "r-1", "a", This);
        File.Delete(_fixture.Folder.File($"objects/data/{ArchiveFixture.Data("a").DataDigest}.json"));

        (await archive.ReadDataAsync((await archive.FindDataAsync(["r-1"], default))[0], default)).ShouldBeNull();
    }

    private static async Task CompleteAsync(RenditionArchive archive, string id, string text, ReportSubject? subject, long revision = 1)
    {
        var data = ArchiveFixture.Data(text);
        var rendition = await archive.StoreAsync(data, ArchiveFixture.Report(data), [], default);
        await archive.CompleteAsync(ArchiveFixture.Request(id, revision), new Completion(rendition) { Subject = subject }, default);
    }
}

public sealed class SqliteReportDataTests() : ReportDataContract(server: null)
{
    [Theory]
    [InlineData("body = $1 AND year = 2022 AND scope = 'office'")]
    [InlineData("body = $1 AND year = 2022 AND scope IS NULL")]
    [InlineData("body = $1 AND year = 2022")]
    public async Task Reports_OfABodyAndYear_AreFoundByTheIndex(string condition)
    {
        await using var fixture = new ArchiveFixture(server: null);
        await fixture.OpenAsync();
        await using var connection = new SqliteConnection((await fixture.CatalogueAsync()).ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN SELECT * FROM reports WHERE {condition}";
        command.Parameters.AddWithValue("$1", "花街镇");
        await using var plan = await command.ExecuteReaderAsync();

        (await plan.ReadAsync()).ShouldBeTrue();
        plan.GetString(3).ShouldStartWith("SEARCH reports USING INDEX reports_subject (body=? AND year=?");
    }
}

[Collection(CatalogueServerCollection.Name)]
public sealed class PostgreSqlReportDataTests(CatalogueServer server) : ReportDataContract(server)
{
    private readonly CatalogueServer _server = server;

    [Fact]
    public async Task Reports_OfABodyAndYear_AreFoundByTheIndex()
    {
        await using var fixture = new ArchiveFixture(_server);
        await fixture.OpenAsync();

        // A table without rows is read through whatever indexes it has.
        (await DatabaseQuery.ScalarAsync(await fixture.CatalogueAsync(), "SET enable_seqscan = off; SET enable_bitmapscan = off; EXPLAIN SELECT * FROM reports WHERE body = '花街镇' AND year = 2022 AND scope = 'office'"))
            .ShouldNotBeNull().ShouldStartWith("Index Scan using reports_subject");
    }
}
