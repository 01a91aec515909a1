using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Renderer.Archive.Templates;
using Renderer.Contracts;
using Renderer.Worker.Templates;
using Renderer.Worker.Tests.Running;

namespace Renderer.Worker.Tests.Templates;

/// <summary>Which version a request is rendered with, in a running service.</summary>
public sealed class TemplateSourceTests : IAsyncLifetime
{
    private const string Name = NotePackage.Template;

    // A bound for what is waited for; the poll does it in a tenth of a second.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private RunningService _service = null!;

    private TemplateRegistry Registry => _service.Archive.Templates;

    private TemplateSource Source => _service.Parts.GetRequiredService<TemplateSource>();

    // Nobody polls in a test that lasts less than a minute: what is known comes from the bus or from asking.
    public async Task InitializeAsync() => _service = await RunningService.StartAsync(null, ("Templates:PollPeriod", "00:01:00"), ("Templates:CacheSize", "2"));

    public Task DisposeAsync() => _service.DisposeAsync().AsTask();

    [Fact]
    public async Task Message_NothingActive_IsRenderedFromTheFolder()
    {
        await NoteVersions.PublishAsync(Registry, "2.0.0");

        (await RenderAsync(version: null)).TemplateVersion.ShouldBe("1.2.0");
        (await RenderAsync("1.2.0", revision: 2)).TemplateVersion.ShouldBe("1.2.0");
    }

    [Fact]
    public async Task Message_AfterAnAnnouncedActivation_IsRenderedWithTheActiveVersion()
    {
        var version = await ActivateAsync("2.0.0");

        var rendered = await RenderAsync(version: null);
        (rendered.TemplateVersion, rendered.TemplateDigest).ShouldBe(("2.0.0", version.Digest));
        (await _service.Http.GetStringAsync(new Uri("/api/reports/n-1/report.html", UriKind.Relative))).ShouldContain("class=\"v2-0-0\"");
    }

    [Fact]
    public async Task Message_AfterARollback_IsRenderedAsBefore()
    {
        await ActivateAsync("2.0.0");
        var first = await RenderAsync(version: null);
        await ActivateAsync("2.1.0");
        (await RenderAsync(version: null, revision: 2)).RenditionId.ShouldNotBe(first.RenditionId);
        var back = (await Registry.RollbackAsync(Name, "ann", default)).Version.ShouldNotBeNull();
        await AnnounceAsync(TemplateAnnouncement.Activated(back, "ann", DateTimeOffset.UnixEpoch), "2.0.0");

        var again = await RenderAsync(version: null, revision: 3);
        again.RenditionId.ShouldBe(first.RenditionId);
        again.Reused.ShouldBeTrue();
    }

    [Fact]
    public async Task Message_PinnedVersion_IsFoundAtOnce()
    {
        await Source.ResolveAsync(Name, null, default);
        await NoteVersions.PublishAsync(Registry, "3.0.0");

        (await RenderAsync("3.0.0")).TemplateVersion.ShouldBe("3.0.0");
    }

    [Fact]
    public async Task Message_UnknownVersion_IsRejectedWithThoseThatThereAre()
    {
        await ActivateAsync("2.0.0");
        await _service.PublishAsync(Messages.Note() with { TemplateVersion = "7.0.0" });
        var problem = (await _service.HearAsync<ReportRejected>()).Problems.ShouldHaveSingleItem();

        problem.Code.ShouldBe(ProblemCodes.TemplateUnknown);
        problem.Hint.ShouldContain("2.0.0");
        problem.Hint.ShouldContain("1.2.0");
    }

    [Fact]
    public async Task Message_WithdrawnVersion_IsRejected()
    {
        await NoteVersions.PublishAsync(Registry, "2.0.0");
        await RenderAsync("2.0.0");
        await Registry.WithdrawAsync(Name, "2.0.0", "ann", default);
        await _service.Parts.GetRequiredService<TemplateTable>().RefreshAsync(default);
        await _service.PublishAsync(Messages.Note(revision: 2) with { TemplateVersion = "2.0.0" });

        (await _service.HearAsync<ReportRejected>()).Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.TemplateWithdrawn);
    }

    [Fact]
    public async Task Message_WhileTheStoreIsAway_WaitsAndIsRendered()
    {
        await ActivateAsync("2.0.0");
        _service.TakeStorageAway();
        await _service.PublishAsync(Messages.Note());
        await _service.HearUntilAsync<ReportFailed>();
        _service.GiveStorageBack();

        (await _service.HearUntilAsync<ReportRendered>()).TemplateVersion.ShouldBe("2.0.0");
    }

    [Fact]
    public async Task Resolve_BundleThatTheStoreHasLost_IsAnOutageAndNoRejection()
    {
        var version = await ActivateAsync("2.0.0");
        File.Delete(Path.Combine(_service.Storage, "templates", Name, $"{version.BundleDigest}.zip"));

        (await Should.ThrowAsync<Archive.Objects.ObjectStoreException>(() => Source.ResolveAsync(Name, null, default))).Message.ShouldContain("note@2.0.0");
    }

    [Fact]
    public async Task Poll_WithoutAnnouncement_FindsTheActiveVersion()
    {
        await using var polling = await RunningService.StartAsync(null, ("Templates:PollPeriod", "00:00:00.100"));
        await polling.Archive.Templates.PublishAsync(NoteVersions.Pack("4.0.0"), "ann", default);
        await polling.Archive.Templates.ActivateAsync(Name, "4.0.0", "ann", default);

        await WaitForAsync(polling.Parts.GetRequiredService<TemplateSource>(), "4.0.0");
    }

    private async Task<TemplateVersion> ActivateAsync(string version)
    {
        var published = await NoteVersions.PublishAsync(Registry, version);
        (await Registry.ActivateAsync(Name, version, "ann", default)).State.ShouldBe(ActivationState.Done);
        await AnnounceAsync(TemplateAnnouncement.Activated(published, "ann", DateTimeOffset.UnixEpoch), version);
        return published;
    }

    private async Task AnnounceAsync(TemplateAnnouncement announcement, string version)
    {
        await announcement.PublishAsync(_service.Parts.GetRequiredService<IBus>(), default);
        await WaitForAsync(_service.Parts.GetRequiredService<TemplateTable>(), version);
    }

    private static Task WaitForAsync(TemplateTable table, string version) =>
        WaitUntilAsync(async () => (await table.FindActiveAsync(Name, default))?.Version == version);

    private static Task WaitForAsync(TemplateSource source, string version) =>
        WaitUntilAsync(async () => (await source.ResolveAsync(Name, null, default)).Package?.Version == version);

    private static async Task WaitUntilAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await condition()) await Task.Delay(20, patience.Token);
    }

    private async Task<ReportRendered> RenderAsync(string? version, long revision = 1)
    {
        await _service.PublishAsync(Messages.Note(revision: revision) with { TemplateVersion = version });
        return await _service.HearAsync<ReportRendered>();
    }
}
