using System.Collections.Immutable;
using Renderer.Archive.Catalogue;
using Renderer.Reports;

namespace Renderer.Archive.Tests.Catalogue;

/// <summary>What the book of requests promises, whichever database the catalogue is in.</summary>
public abstract class RequestLedgerContract(CatalogueServer? server) : IAsyncLifetime
{
    private static readonly Problem Broken = new(Severity.Error, "data-schema", "/year", "年份 \"x\" is no number.", "Give a number.");

    private readonly ArchiveFixture _fixture = ArchiveFixture.With(server);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _fixture.DisposeAsync().AsTask();

    [Fact]
    public async Task Accept_NewRequest_IsUnfinished()
    {
        var archive = await _fixture.OpenAsync();
        (await archive.Requests.AcceptAsync(ArchiveFixture.Request(), ArchiveFixture.Message(), null, default)).ShouldBeTrue();

        var status = (await archive.FindStatusAsync("r-1", default)).ShouldNotBeNull();
        status.State.ShouldBe(RequestState.Accepted);
        status.Revision.Number.ShouldBe(1);
        status.AcceptedAt.ShouldBe(_fixture.Time.Now);
        status.FinishedAt.ShouldBeNull();
        status.Published.ShouldBeNull();
        status.Tags["镇"].ShouldBe("花街");
        (await Unfinished(archive)).ShouldBe([ArchiveFixture.Message()]);
    }

    [Fact]
    public async Task Accept_SameRevisionAgain_IsAcceptedOnce()
    {
        var archive = await _fixture.OpenAsync();
        await archive.Requests.AcceptAsync(ArchiveFixture.Request(), ArchiveFixture.Message(), null, default);
        (await archive.Requests.AcceptAsync(ArchiveFixture.Request(), ArchiveFixture.Message(), null, default)).ShouldBeTrue();

        (await Unfinished(archive)).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Accept_SameRevisionWithOtherContent_IsRefused()
    {
        var archive = await _fixture.OpenAsync();
        await archive.Requests.AcceptAsync(ArchiveFixture.Request(), ArchiveFixture.Message(), null, default);
        (await archive.Requests.AcceptAsync(ArchiveFixture.Request(digest: "d2"), ArchiveFixture.Message(), null, default)).ShouldBeFalse();
        (await archive.Requests.AcceptAsync(ArchiveFixture.Request(revision: 2, digest: "d2"), ArchiveFixture.Message(revision: 2), null, default)).ShouldBeTrue();
    }

    [Fact]
    public async Task Reject_AcceptedRequest_KeepsTheProblemsAndIsFinished()
    {
        var archive = await _fixture.OpenAsync();
        await archive.Requests.AcceptAsync(ArchiveFixture.Request(), ArchiveFixture.Message(), null, default);
        await archive.Requests.RejectAsync(ArchiveFixture.Request(), [Broken, Broken with { Place = "/body" }], default);

        var status = (await archive.FindStatusAsync("r-1", default)).ShouldNotBeNull();
        status.State.ShouldBe(RequestState.Rejected);
        status.Problems.ShouldBe([Broken, Broken with { Place = "/body" }]);
        (await Unfinished(archive)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Fail_RequestThatWasNeverAccepted_IsUnfinishedAndCountsAttempts()
    {
        var archive = await _fixture.OpenAsync();
        await archive.Requests.FailAsync(ArchiveFixture.Request(), new RequestFailure(Broken, 4, null, ArchiveFixture.Message()), default);
        _fixture.Time.Now += TimeSpan.FromSeconds(10);
        await archive.Requests.FailAsync(ArchiveFixture.Request(), new RequestFailure(Broken, 4, null, ArchiveFixture.Message()), default);

        (await archive.FindStatusAsync("r-1", default)).ShouldNotBeNull().Attempts.ShouldBe(8);
        (await Unfinished(archive)).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Fail_RenderedRequest_StaysRendered()
    {
        var archive = await _fixture.OpenAsync();
        var data = ArchiveFixture.Data("a");
        var rendition = await archive.StoreAsync(data, ArchiveFixture.Report(data), [], default);
        await archive.CompleteAsync(ArchiveFixture.Request(), new Completion(rendition), default);
        await archive.Requests.FailAsync(ArchiveFixture.Request(), new RequestFailure(Broken, 1, null, ArchiveFixture.Message()), default);

        (await archive.FindStatusAsync("r-1", default)).ShouldNotBeNull().State.ShouldBe(RequestState.Rendered);
    }

    [Fact]
    public async Task TakeDue_FailedRequest_ComesOnceWhenItsTimeHasCome()
    {
        var archive = await _fixture.OpenAsync();
        var due = _fixture.Time.Now.AddSeconds(10);
        await archive.Requests.FailAsync(ArchiveFixture.Request(), new RequestFailure(Broken, 1, due, ArchiveFixture.Message()), default);
        (await archive.Requests.TakeDueAsync(null, default)).ShouldBeEmpty();
        _fixture.Time.Now = due;
        (await archive.Requests.TakeDueAsync(null, default)).ShouldHaveSingleItem().Revision.ReportId.ShouldBe("r-1");

        (await archive.Requests.TakeDueAsync(null, default)).ShouldBeEmpty();
        (await Unfinished(archive)).Length.ShouldBe(1);
    }

    [Fact]
    public async Task TakeDue_SeveralTakers_GiveEachRequestToOne()
    {
        var archive = await _fixture.OpenAsync();
        foreach (var i in Enumerable.Range(0, 20))
        {
            await archive.Requests.AcceptAsync(ArchiveFixture.Request($"r-{i}"), ArchiveFixture.Message($"r-{i}"), null, default);
            await archive.Requests.PostponeAsync(ReportRevision.Create($"r-{i}", 1), _fixture.Time.Now, default);
        }

        var taken = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => archive.Requests.TakeDueAsync(null, default))));

        taken.SelectMany(t => t).Select(u => u.Revision.ReportId).Order(StringComparer.Ordinal)
            .ShouldBe(Enumerable.Range(0, 20).Select(i => $"r-{i}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ReadUnfinished_MoreThanAPage_ComesWhole()
    {
        var archive = await _fixture.OpenAsync();
        foreach (var i in Enumerable.Range(0, 230)) await archive.Requests.AcceptAsync(ArchiveFixture.Request($"r-{i / 3}", (i % 3) + 1), ArchiveFixture.Message($"r-{i / 3}", (i % 3) + 1), null, default);

        (await Unfinished(archive)).Distinct().Count().ShouldBe(230);
    }

    [Fact]
    public async Task HandOver_AcceptedRequest_DropsTheMessageAndStaysAccepted()
    {
        var archive = await _fixture.OpenAsync();
        await archive.Requests.AcceptAsync(ArchiveFixture.Request(), ArchiveFixture.Message(), _fixture.Time.Now, default);
        await archive.Requests.HandOverAsync(ReportRevision.Create("r-1", 1), default);

        (await archive.FindStatusAsync("r-1", default)).ShouldNotBeNull().State.ShouldBe(RequestState.Accepted);
        (await Unfinished(archive)).ShouldBeEmpty();
        (await archive.Requests.TakeDueAsync(null, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task HandOver_FailedMeanwhile_KeepsTheMessage()
    {
        var archive = await _fixture.OpenAsync();
        await archive.Requests.AcceptAsync(ArchiveFixture.Request(), ArchiveFixture.Message(), null, default);
        await archive.Requests.FailAsync(ArchiveFixture.Request(), new RequestFailure(Broken, 1, null, ArchiveFixture.Message()), default);
        await archive.Requests.HandOverAsync(ReportRevision.Create("r-1", 1), default);

        (await Unfinished(archive)).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Accept_NeverHandedOver_IsTakenUpInItsLane()
    {
        var archive = await _fixture.OpenAsync();
        var due = _fixture.Time.Now.AddMinutes(1);
        await archive.Requests.AcceptAsync(ArchiveFixture.Request() with { Lane = "bulk" }, ArchiveFixture.Message(), due, default);
        (await archive.Requests.TakeDueAsync(null, default)).ShouldBeEmpty();
        _fixture.Time.Now = due;

        (await archive.Requests.TakeDueAsync(null, default)).ShouldHaveSingleItem().ShouldBe(new UnfinishedRequest(ReportRevision.Create("r-1", 1), ArchiveFixture.Message(), "bulk"));
    }

    [Fact]
    public async Task TakeDue_TakerDies_ComesAgainWhenItsLeaseEnds()
    {
        var archive = await _fixture.OpenAsync();
        await archive.Requests.AcceptAsync(ArchiveFixture.Request(), ArchiveFixture.Message(), _fixture.Time.Now, default);
        var again = _fixture.Time.Now.AddMinutes(1);
        (await archive.Requests.TakeDueAsync(again, default)).Length.ShouldBe(1);
        (await archive.Requests.TakeDueAsync(again, default)).ShouldBeEmpty();
        _fixture.Time.Now = again;

        (await archive.Requests.TakeDueAsync(again.AddMinutes(1), default)).Length.ShouldBe(1);
    }

    [Fact]
    public async Task TakeDue_MoreThanAPageAndEightTakers_GiveEachToOneAndAtMostAPageAtOnce()
    {
        var (one, other) = (await _fixture.OpenAsync(), await _fixture.OpenAsync());
        foreach (var i in Enumerable.Range(0, 450)) await one.Requests.AcceptAsync(ArchiveFixture.Request($"r-{i}"), ArchiveFixture.Message($"r-{i}"), _fixture.Time.Now, default);
        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => (i % 2 == 0 ? one : other).Requests.TakeDueAsync(_fixture.Time.Now.AddHours(1), default))));
        while ((await one.Requests.TakeDueAsync(_fixture.Time.Now.AddHours(1), default)) is { IsEmpty: false } rest) taken = [.. taken, rest];

        taken.ShouldAllBe(t => t.Length <= 200);
        taken.SelectMany(t => t).Select(u => u.Revision.ReportId).Order(StringComparer.Ordinal)
            .ShouldBe(Enumerable.Range(0, 450).Select(i => $"r-{i}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Fail_RecordedAgainAtTheSameMoment_CountsOnce()
    {
        var archive = await _fixture.OpenAsync();
        await archive.Requests.FailAsync(ArchiveFixture.Request(), new RequestFailure(Broken, 4, null, null), default);
        await archive.Requests.FailAsync(ArchiveFixture.Request(), new RequestFailure(Broken, 4, null, null), default);

        (await archive.FindStatusAsync("r-1", default)).ShouldNotBeNull().Attempts.ShouldBe(4);
        (await Unfinished(archive)).ShouldBeEmpty();
    }

    [Fact]
    public async Task RecordReplay_Twice_IsOneRow()
    {
        var archive = await _fixture.OpenAsync();
        var replay = new Replay { Id = "1", Queue = "renderer.bulk_error", Lane = "bulk", Revision = ReportRevision.Create("r-1", 3), Code = "internal", RequestedBy = "operator" };
        await archive.Requests.RecordReplayAsync(replay, default);
        await archive.Requests.RecordReplayAsync(replay, default);
        await archive.Requests.RecordReplayAsync(replay with { Id = "2", Revision = null, Code = null }, default);

        (await DatabaseQuery.ScalarAsync(await _fixture.CatalogueAsync(), "SELECT count(*) || ' ' || count(report_id) || ' ' || max(revision) FROM replays")).ShouldBe("2 1 3");
    }

    [Theory]
    [InlineData("huajie-2023", true)]
    [InlineData("a", true)]
    [InlineData("_", true)]
    [InlineData("", false)]
    [InlineData(".hidden", false)]
    [InlineData("a/b", false)]
    [InlineData("..", false)]
    [InlineData("花街镇", false)]
    [InlineData(null, false)]
    public void IsReportId_Text_IsASegment(string? text, bool expected) => ReportRevision.IsReportId(text).ShouldBe(expected);

    [Fact]
    public void IsReportId_Length_IsAtMost200()
    {
        ReportRevision.IsReportId(new string('a', 200)).ShouldBeTrue();
        ReportRevision.IsReportId(new string('a', 201)).ShouldBeFalse();
    }

    private static async Task<ImmutableArray<string>> Unfinished(RenditionArchive archive)
    {
        var messages = ImmutableArray.CreateBuilder<string>();
        await foreach (var request in archive.Requests.ReadUnfinishedAsync(default)) messages.Add(request.Message);
        return messages.ToImmutable();
    }
}

public sealed class SqliteRequestLedgerTests() : RequestLedgerContract(server: null);

[Collection(CatalogueServerCollection.Name)]
public sealed class PostgreSqlRequestLedgerTests(CatalogueServer server) : RequestLedgerContract(server);
