using System.Text;
using Renderer.Archive.Catalogue;
using Renderer.Archive.Objects;
using Renderer.Archive.Tests.Catalogue;
using Renderer.Reports;

namespace Renderer.Archive.Tests;

/// <summary>What an archive promises, whichever database the catalogue is in.</summary>
public abstract class RenditionArchiveContract(CatalogueServer? server) : IAsyncLifetime
{
    private readonly ArchiveFixture _fixture = ArchiveFixture.With(server);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _fixture.DisposeAsync().AsTask();

    [Fact]
    public async Task Store_Rendition_CanBeFoundWithFilesAndWarnings()
    {
        var archive = await _fixture.OpenAsync();
        var data = ArchiveFixture.Data("a");
        var warning = new Problem(Severity.Warning, "rule-broken", "/applications", "自然人：1 + 0 ≠ 1 + 1", "Check the sum.");
        var stored = await archive.StoreAsync(data, ArchiveFixture.Report(data), [warning], default);
        await archive.CompleteAsync(ArchiveFixture.Request(), new Completion(stored), default);

        var found = (await archive.FindAsync(data.RenditionId, default)).ShouldNotBeNull();
        found.Artifacts.ShouldBe(stored.Artifacts);
        found.Warnings.ShouldBe([warning]);
        found.Pages.ShouldBe(3);
        found.Artifacts.Select(a => a.Key).ShouldBe([$"renditions/{data.RenditionId}/report.html", $"renditions/{data.RenditionId}/report.pdf", $"data/{data.DataDigest}.json"]);
        _fixture.Folder.Files().Where(f => f.StartsWith("objects/", StringComparison.Ordinal)).ShouldBe([
            $"objects/data/{data.DataDigest}.json",
            $"objects/renditions/{data.RenditionId}/provenance.json",
            $"objects/renditions/{data.RenditionId}/report.html",
            $"objects/renditions/{data.RenditionId}/report.pdf",
            "objects/reports/r-1/current.json",
        ]);
    }

    [Fact]
    public async Task Store_Companions_AreFilesOfTheRendition()
    {
        var archive = await _fixture.OpenAsync();
        var data = ArchiveFixture.Data("a");
        var report = ArchiveFixture.Report(data) with
        {
            Companions = [new ReportArtifact("csv", "tables.csv", "table,cell\r\n"u8.ToArray()), new ReportArtifact("fragment", "fragment.html", "<article></article>"u8.ToArray())],
        };
        await archive.CompleteAsync(ArchiveFixture.Request(), new Completion(await archive.StoreAsync(data, report, [], default)), default);

        var found = (await archive.FindAsync(data.RenditionId, default)).ShouldNotBeNull();
        found.Artifacts.Select(a => $"{a.Format} {a.Key} {a.Bytes}").ShouldBe([
            $"html renditions/{data.RenditionId}/report.html {report.Html.Length}",
            $"pdf renditions/{data.RenditionId}/report.pdf {report.Pdf.Length}",
            $"csv renditions/{data.RenditionId}/tables.csv 12",
            $"fragment renditions/{data.RenditionId}/fragment.html 19",
            $"json data/{data.DataDigest}.json {data.CanonicalData.Length}",
        ]);
        found.Artifacts[^1].Sha256.ShouldBe(data.DataDigest);
        (await archive.Objects.ReadAsync(ObjectKey.Create(found.Artifacts[2].Key), default)).ShouldNotBeNull().Length.ShouldBe(12);
    }

    [Fact]
    public async Task Complete_SameRenditionWithOtherFindings_ShowsTheNewOnesAndKeepsTheRendition()
    {
        var archive = await _fixture.OpenAsync();
        var data = ArchiveFixture.Data("a");
        var glyph = new Problem(Severity.Warning, "glyph-substituted", "report.html(1,1)", "m", "h");
        var finding = new Problem(Severity.Advice, "rule-broken", "/b", "W1: 1 ≠ 2", "h") { Rule = "W1", Cells = [new ProblemCell("/b", "1"), new ProblemCell("previous#/c", null)] };
        var stored = await archive.StoreAsync(data, ArchiveFixture.Report(data), [glyph], default);
        await archive.CompleteAsync(ArchiveFixture.Request(), new Completion(stored), default);
        (await archive.CompleteAsync(ArchiveFixture.Request(), new Completion(stored) { Findings = [finding] }, default)).ShouldBeTrue();

        var published = (await archive.FindStatusAsync("r-1", default)).ShouldNotBeNull().Published.ShouldNotBeNull();
        published.Warnings.Select(w => $"{w.Rule} {w.Severity} {string.Join(' ', w.Cells)}").ShouldBe([$"W1 Advice {finding.Cells[0]} {finding.Cells[1]}", " Warning "]);
        (await archive.FindAsync(data.RenditionId, default)).ShouldNotBeNull().Warnings.ShouldBe([glyph]);
    }

    [Fact]
    public async Task Store_Twice_IsHarmless()
    {
        var archive = await _fixture.OpenAsync();
        var data = ArchiveFixture.Data("a");
        var first = await archive.StoreAsync(data, ArchiveFixture.Report(data), [], default);
        var second = await archive.StoreAsync(data, ArchiveFixture.Report(data), [], default);

        second.Artifacts.ShouldBe(first.Artifacts);
    }

    [Fact]
    public async Task Find_UnknownRendition_IsNull() => (await (await _fixture.OpenAsync()).FindAsync("ff", default)).ShouldBeNull();

    [Fact]
    public async Task Find_FileLost_IsRenderedAgain()
    {
        var archive = await _fixture.OpenAsync();
        var data = ArchiveFixture.Data("a");
        await CompleteAsync(archive, 1, "a");
        File.Delete(_fixture.Folder.File($"objects/renditions/{data.RenditionId}/report.pdf"));
        (await archive.FindAsync(data.RenditionId, default)).ShouldBeNull();
        await archive.StoreAsync(data, ArchiveFixture.Report(data), [], default);

        (await archive.FindAsync(data.RenditionId, default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Complete_NewerRevision_BecomesCurrent()
    {
        var archive = await _fixture.OpenAsync();
        (await CompleteAsync(archive, 1, "a")).ShouldBeTrue();
        (await CompleteAsync(archive, 2, "b")).ShouldBeTrue();

        var published = (await archive.FindStatusAsync("r-1", default)).ShouldNotBeNull().Published.ShouldNotBeNull();
        published.Revision.ShouldBe(2);
        published.Rendition.Id.ShouldBe(ArchiveFixture.Data("b").RenditionId);
        (await PointerAsync()).ShouldContain($"\"revision\":2,\"renditionId\":\"{ArchiveFixture.Data("b").RenditionId}\"");
    }

    [Fact]
    public async Task Complete_OlderRevision_IsStoredButDoesNotReplace()
    {
        var archive = await _fixture.OpenAsync();
        await CompleteAsync(archive, 2, "b");
        (await CompleteAsync(archive, 1, "a")).ShouldBeFalse();

        (await archive.FindAsync(ArchiveFixture.Data("a").RenditionId, default)).ShouldNotBeNull();
        (await archive.FindStatusAsync("r-1", default)).ShouldNotBeNull().Published.ShouldNotBeNull().Revision.ShouldBe(2);
        (await PointerAsync()).ShouldContain("\"revision\":2");
    }

    [Fact]
    public async Task Complete_SameRevisionAgain_StaysCurrent()
    {
        var archive = await _fixture.OpenAsync();
        await CompleteAsync(archive, 1, "a");
        (await CompleteAsync(archive, 1, "a")).ShouldBeTrue();

        (await archive.FindStatusAsync("r-1", default)).ShouldNotBeNull().State.ShouldBe(RequestState.Rendered);
    }

    [Fact]
    public async Task Complete_PointerLost_IsWrittenAgain()
    {
        var archive = await _fixture.OpenAsync();
        await CompleteAsync(archive, 1, "a");
        File.Delete(_fixture.Folder.File("objects/reports/r-1/current.json"));
        await CompleteAsync(archive, 1, "a");

        (await PointerAsync()).ShouldContain("\"revision\":1");
    }

    [Fact]
    public async Task Complete_ManyRevisionsAtOnce_LeaveTheNewest()
    {
        var archive = await _fixture.OpenAsync();
        await Task.WhenAll(Enumerable.Range(1, 12).Select(i => Task.Run(() => CompleteAsync(archive, i, $"text {i}"))));

        (await archive.FindStatusAsync("r-1", default)).ShouldNotBeNull().Published.ShouldNotBeNull().Revision.ShouldBe(12);
        (await PointerAsync()).ShouldContain("\"revision\":12");
    }

    [Fact]
    public async Task Status_NewerRequestWaiting_ShowsItBesideTheCurrentRendition()
    {
        var archive = await _fixture.OpenAsync();
        await CompleteAsync(archive, 1, "a");
        await archive.Requests.AcceptAsync(ArchiveFixture.Request(revision: 2, digest: "d2"), ArchiveFixture.Message(revision: 2), null, default);

        var status = (await archive.FindStatusAsync("r-1", default)).ShouldNotBeNull();
        status.State.ShouldBe(RequestState.Accepted);
        status.Revision.Number.ShouldBe(2);
        status.Published.ShouldNotBeNull().Revision.ShouldBe(1);
    }

    [Fact]
    public async Task Status_UnknownReport_IsNull() => (await (await _fixture.OpenAsync()).FindStatusAsync("nobody", default)).ShouldBeNull();

    [Fact]
    public async Task StoreData_Bytes_LieUnderTheirDigest()
    {
        var archive = await _fixture.OpenAsync();
        var digest = await archive.StoreDataAsync("{}"u8.ToArray(), default);

        digest.ShouldBe("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
        (await archive.Objects.ReadAsync(ObjectKey.OfData(digest), default)).ShouldNotBeNull().Length.ShouldBe(2);
    }

    [Fact]
    public async Task Open_Again_FindsWhatWasStored()
    {
        await CompleteAsync(await _fixture.OpenAsync(), 1, "a");

        (await (await _fixture.OpenAsync()).FindStatusAsync("r-1", default)).ShouldNotBeNull().Published.ShouldNotBeNull().Revision.ShouldBe(1);
    }

    [Fact]
    public async Task Store_StoreUnusable_WritesNoRow()
    {
        await File.WriteAllTextAsync(_fixture.Folder.File("objects"), "a file where the folder should be");
        var archive = await _fixture.OpenAsync();
        var data = ArchiveFixture.Data("a");
        await Should.ThrowAsync<ObjectStoreException>(() => archive.StoreAsync(data, ArchiveFixture.Report(data), [], default));

        (await archive.FindAsync(data.RenditionId, default)).ShouldBeNull();
    }

    [Fact]
    public async Task Complete_TwoWorkersAndFiftyRevisions_LeaveThePointerAtTheNewest()
    {
        var (one, other) = (await _fixture.OpenAsync(), await _fixture.OpenAsync());
        var order = Enumerable.Range(1, 50).ToArray();
        new Random(20260115).Shuffle(order);
        await Task.WhenAll(order.Chunk(7).Select((part, i) => Task.Run(async () =>
        {
            foreach (var revision in part) await CompleteAsync(i % 2 == 0 ? one : other, revision, $"text {revision}");
        })));

        (await one.FindStatusAsync("r-1", default)).ShouldNotBeNull().Published.ShouldNotBeNull().Revision.ShouldBe(50);
        (await PointerAsync()).ShouldContain($"\"revision\":50,\"renditionId\":\"{ArchiveFixture.Data("text 50").RenditionId}\"");
    }

    [Fact]
    public async Task Complete_SupersededAgainAfterADeadWorkersLatePut_HealsThePointer()
    {
        var archive = await _fixture.OpenAsync();
        await CompleteAsync(archive, 1, "a");
        var older = (await _fixture.Objects.ReadAsync(ObjectKey.OfCurrent("r-1"), default)).ShouldNotBeNull();
        await CompleteAsync(archive, 2, "b");
        await _fixture.Objects.ReplaceAsync(ObjectKey.OfCurrent("r-1"), older, default);
        (await CompleteAsync(archive, 1, "a")).ShouldBeFalse();

        (await PointerAsync()).ShouldContain("\"revision\":2");
    }

    [Fact]
    public async Task Complete_SameRevisionOfAnotherEngine_ReplacesTheRendition()
    {
        var archive = await _fixture.OpenAsync();
        await CompleteAsync(archive, 1, "a");
        (await CompleteAsync(archive, 1, "b")).ShouldBeTrue();

        (await PointerAsync()).ShouldContain(ArchiveFixture.Data("b").RenditionId);
    }

    [Fact]
    public async Task Complete_FreshAndDuplicate_TakeFewCalls()
    {
        var store = new CountingStore(_fixture.Objects);
        var archive = await _fixture.OpenAsync(store);
        using var statements = new StatementCount();
        // EF Core looks once a second whether anybody listens.
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (statements.Count == 0) await archive.FindStatusAsync("nobody", bound.Token);
        var fresh = await CountAsync();
        var duplicate = await CountAsync();

        fresh.ShouldBe("PutIfAbsent 4, Replace 1; round trips 3");
        // The fourth looks whether the rendition was removed meanwhile: nothing changed for one of three reasons.
        duplicate.ShouldBe("FindLength 3, Read 1; round trips 4");

        async Task<string> CountAsync()
        {
            store.Calls.Clear();
            statements.Reset();
            var data = ArchiveFixture.Data("a");
            var rendition = await archive.FindAsync(data.RenditionId, default) ?? await archive.StoreAsync(data, ArchiveFixture.Report(data), [], default);
            await archive.CompleteAsync(ArchiveFixture.Request(), new Completion(rendition), default);
            return $"{string.Join(", ", store.Calls.GroupBy(c => c).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key} {g.Count()}"))}; round trips {statements.Count}";
        }
    }

    [Fact]
    public async Task Store_ServerThatIgnoresConditions_IsGuardedByTheCatalogue()
    {
        var store = new CountingStore(_fixture.Objects) { IsConditional = false };
        var (one, other) = (await _fixture.OpenAsync(store), await _fixture.OpenAsync(store));
        var data = ArchiveFixture.Data("a");
        var report = ArchiveFixture.Report(data);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => (i % 2 == 0 ? one : other).StoreAsync(data, report, [], default))));
        store.Calls.Clear();
        var changed = new RenderedReport { RenditionId = report.RenditionId, Html = report.Html, Pdf = "%PDF other"u8.ToArray(), Pages = 3, Provenance = report.Provenance, Durations = report.Durations };
        var error = await Should.ThrowAsync<ObjectStoreException>(() => other.StoreAsync(data, changed, [], default));

        error.Place.ShouldBe($"renditions/{data.RenditionId}/report.pdf");
        store.Calls.Count.ShouldBe(3);
    }

    private static async Task<bool> CompleteAsync(RenditionArchive archive, long revision, string text)
    {
        var data = ArchiveFixture.Data(text);
        var rendition = await archive.StoreAsync(data, ArchiveFixture.Report(data), [], default);
        return await archive.CompleteAsync(ArchiveFixture.Request(revision: revision), new Completion(rendition), default);
    }

    private async Task<string> PointerAsync() =>
        Encoding.UTF8.GetString((await _fixture.Objects.ReadAsync(ObjectKey.OfCurrent("r-1"), default)).ShouldNotBeNull().Span);
}

public sealed class SqliteRenditionArchiveTests() : RenditionArchiveContract(server: null);

[Collection(CatalogueServerCollection.Name)]
public sealed class PostgreSqlRenditionArchiveTests(CatalogueServer server) : RenditionArchiveContract(server);
