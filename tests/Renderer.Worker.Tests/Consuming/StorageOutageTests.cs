using Renderer.Archive.Catalogue;
using Renderer.Contracts;
using Renderer.Worker.Tests.Running;

namespace Renderer.Worker.Tests.Consuming;

/// <summary>A store that does not work: retried, announced as failed, kept, and rendered when it works again.</summary>
public sealed class StorageOutageTests
{
    [Fact]
    public async Task Storage_Unusable_FailsKeepsAndRendersLater()
    {
        await using var service = await RunningService.StartAsync();
        service.TakeStorageAway();
        await service.PublishAsync(Messages.Note());
        var failed = await service.HearAsync<ReportFailed>();

        failed.Code.ShouldBe("storage-unavailable");
        failed.Attempts.ShouldBe(2);
        failed.LastError.ShouldContain(service.Storage);
        failed.Tags["站"].ShouldBe("甲");
        service.GiveStorageBack();
        (await service.HearUntilAsync<ReportRendered>()).ReportId.ShouldBe("n-1");
        var status = (await service.Archive.FindStatusAsync("n-1", default)).ShouldNotBeNull();
        status.State.ShouldBe(RequestState.Rendered);
        status.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Storage_UnusableUntilTheNextStart_LosesNothing()
    {
        var first = await RunningService.StartAsync(settings: ("Retry:Backoff:0", "01:00:00"));
        first.TakeStorageAway();
        using (var accepted = await first.Http.PostAsync(new Uri("/api/reports", UriKind.Relative), HttpBodies.Of(Messages.Note()))) ((int)accepted.StatusCode).ShouldBe(202);
        await first.HearAsync<ReportFailed>();
        await first.StopAsync();
        first.GiveStorageBack();

        await using var second = await RunningService.StartAsync(first.Folder);
        (await second.HearAsync<ReportRendered>()).ReportId.ShouldBe("n-1");
        second.IsSilent.ShouldBeTrue();
    }
}
