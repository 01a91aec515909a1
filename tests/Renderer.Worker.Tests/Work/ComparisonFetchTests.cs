using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Renderer.Archive;
using Renderer.Archive.Catalogue;
using Renderer.Archive.Objects;
using Renderer.Archive.Resilience;
using Renderer.Contracts;
using Renderer.Reports;
using Renderer.Worker.Hosting;
using Renderer.Worker.Work;

namespace Renderer.Worker.Tests.Work;

public sealed class ComparisonFetchTests : IAsyncLifetime
{
    private static readonly ReportSubject This = new("花街镇", 2023, null);

    private static readonly ReportReady Message = new() { ReportId = "this", Revision = 1, Template = "t", Data = JsonElement.Parse("{}") };

    private readonly string _folder = Directory.CreateTempSubdirectory("renderer-").FullName;
    private RenditionArchive? _archive;

    private RenditionArchive Archive => _archive.ShouldNotBeNull();

    public async Task InitializeAsync() => _archive = await RenditionArchive.OpenAsync(
        new DirectoryObjectStore(Path.Combine(_folder, "objects")), new CatalogueOptions { ConnectionString = $"Data Source={Path.Combine(_folder, "catalogue.db")}" }, new DependencyOptions(), TimeProvider.System, default);

    public async Task DisposeAsync()
    {
        await Archive.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Previous_NotNamed_IsFoundByItsSubject()
    {
        await StoreAsync("last", "1", This with { Year = 2022 });
        var found = await ReadAsync(Message);

        found.Problems.ShouldBeEmpty();
        Text(found.Reports.Previous).ShouldBe("1");
    }

    [Fact]
    public async Task Previous_NotNamedAndNotThere_IsSilence()
    {
        var found = await ReadAsync(Message);

        found.IsEmpty.ShouldBeTrue();
        found.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Previous_OfATemplateThatDoesNotCompare_IsNotLookedFor()
    {
        await StoreAsync("last", "1", This with { Year = 2022 });
        var message = Message with { Compare = new ReportComparison { PreviousReportId = "nobody", LowerReportIds = ["nobody"] } };
        var found = await ReadAsync(message, Data() with { ComparesWithPrevious = false, ComparesWithLower = false });

        found.IsEmpty.ShouldBeTrue();
        found.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Previous_Named_WinsOverItsSubject()
    {
        await StoreAsync("last", "1", This with { Year = 2022 });
        await StoreAsync("other", "2", null);

        Text((await ReadAsync(Message with { Compare = new ReportComparison { PreviousReportId = "other" } })).Reports.Previous).ShouldBe("2");
        Text((await ReadAsync(Message with { Compare = new ReportComparison { PreviousData = JsonElement.Parse("[3.0]") } })).Reports.Previous).ShouldBe("[3.0]");
    }

    [Fact]
    public async Task Previous_NamedAndNotThere_IsAWarning()
    {
        await StoreAsync("last", "1", This with { Year = 2022 });
        var found = await ReadAsync(Message with { Compare = new ReportComparison { PreviousReportId = "nobody" } });

        found.IsEmpty.ShouldBeTrue();
        found.Problems.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            p => p.Severity.ShouldBe(Severity.Warning), p => p.Code.ShouldBe("comparison-missing"), p => p.Place.ShouldBe("compare.previousReportId"), p => p.Message.ShouldContain("nobody"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Previous_LostOrDamagedInTheStore_IsAWarning(bool isLost)
    {
        var file = await StoreAsync("last", "1", This with { Year = 2022 });
        if (isLost) File.Delete(file);
        else await File.WriteAllTextAsync(file, "{");
        var found = await ReadAsync(Message);

        found.IsEmpty.ShouldBeTrue();
        found.Problems.ShouldHaveSingleItem().ShouldSatisfyAllConditions(p => p.Severity.ShouldBe(Severity.Warning), p => p.Message.ShouldContain("last"));
    }

    [Fact]
    public async Task Lower_AllThere_ComeInTheOrderOfTheMessage()
    {
        foreach (var i in Enumerable.Range(0, 20)) await StoreAsync($"r{i}", $"{i}", null);
        var ids = Enumerable.Range(0, 20).Reverse().Select(i => $"r{i}").ToList();
        var found = await ReadAsync(Message with { Compare = new ReportComparison { LowerReportIds = ids } });

        found.Problems.ShouldBeEmpty();
        found.Reports.Lower.Select(l => Text(l)).ShouldBe(Enumerable.Range(0, 20).Reverse().Select(i => $"{i}"));
    }

    [Fact]
    public async Task Lower_ManyMissing_AreNamedInPartAndNoneIsCompared()
    {
        await StoreAsync("r7", "1", null);
        var found = await ReadAsync(Message with { Compare = new ReportComparison { LowerReportIds = [.. Enumerable.Range(0, 1000).Select(i => $"r{i}")] } });

        found.IsEmpty.ShouldBeTrue();
        found.Problems.Length.ShouldBe(11);
        found.Problems[7].Place.ShouldBe("compare.lowerReportIds[8]");
        found.Problems[^1].Message.ShouldContain("989 more");
    }

    [Fact]
    public async Task Lower_TooMuchDataTogether_IsAWarning()
    {
        foreach (var i in Enumerable.Range(0, 20)) await StoreAsync($"r{i}", $"\"{new string('x', 100)}{i}\"", null);
        var message = Message with { Compare = new ReportComparison { LowerReportIds = [.. Enumerable.Range(0, 20).Select(i => $"r{i}")] } };
        var found = await new ComparisonFetch(Archive, new RenderOptions { MaximumDataBytes = 1000 }).ReadAsync(message, Data(), default);

        found.IsEmpty.ShouldBeTrue();
        found.Problems.ShouldHaveSingleItem().Message.ShouldContain("more than 1000 bytes");
    }

    [Fact]
    public async Task Catalogue_Away_IsThrown()
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(_folder, "catalogue.db")}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "ALTER TABLE renditions RENAME TO hidden";
        await command.ExecuteNonQueryAsync();

        await Should.ThrowAsync<CatalogueException>(() => ReadAsync(Message));
    }

    private Task<FetchedComparison> ReadAsync(ReportReady message, CheckedData? data = null) => new ComparisonFetch(Archive, new RenderOptions()).ReadAsync(message, data ?? Data(), default);

    private static CheckedData Data(string json = "{}", ReportSubject? subject = null) => new()
    {
        Template = "t",
        TemplateVersion = "1.0.0",
        TemplateDigest = new string('a', 64),
        DataDigest = Digest(json),
        CanonicalData = Encoding.UTF8.GetBytes(json),
        RenditionId = Digest($"rendition of {json}"),
        Subject = subject ?? This,
        ComparesWithPrevious = true,
        ComparesWithLower = true,
    };

    private async Task<string> StoreAsync(string reportId, string json, ReportSubject? subject)
    {
        var data = Data(json);
        var report = new RenderedReport
        {
            RenditionId = data.RenditionId,
            Html = Encoding.UTF8.GetBytes(json),
            Pdf = Encoding.UTF8.GetBytes(json),
            Pages = 1,
            Provenance = "{}"u8.ToArray(),
            Durations = ImmutableDictionary<string, TimeSpan>.Empty,
        };
        var rendition = await Archive.StoreAsync(data, report, [], default);
        await Archive.CompleteAsync(new ReportRequest { Revision = ReportRevision.Create(reportId, 1), Digest = "d", Template = "t" }, new Completion(rendition) { Subject = subject }, default);
        return Path.Combine(_folder, "objects", "data", $"{data.DataDigest}.json");
    }

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Text(ReadOnlyMemory<byte>? content) => Encoding.UTF8.GetString(content.ShouldNotBeNull().Span);
}
