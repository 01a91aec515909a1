using Renderer.Archive.Catalogue;
using Renderer.Contracts;
using Renderer.Servers;
using Renderer.Worker.Broker;
using Renderer.Worker.Tests.Running;

namespace Renderer.Worker.Tests.Broker;

/// <summary>What goes wrong, on a real RabbitMQ: nothing is lost, and nothing is blamed on the wrong message.</summary>
[Collection(RabbitMqTests.Name)]
public sealed class FailureTests(RabbitMqFixture rabbit)
{
    [Fact]
    public async Task Attempts_UsedUp_AnnounceRecordAndKeepTheMessage()
    {
        await using var run = await BrokerRun.StartAsync(rabbit.Server);
        BreakRenditions(run);
        await run.SendAsync(Messages.Note());
        var failed = await run.Events.HearAsync<ReportFailed>();
        var kept = await run.Host.TakeAsync("renderer.interactive_error");

        // Once, and once after each of two waits.
        failed.ShouldSatisfyAllConditions(f => f.Code.ShouldBe("storage-unavailable"), f => f.Attempts.ShouldBe(3), f => f.Tags["站"].ShouldBe("甲"));
        DeliveryHeaders.Integer(kept.BasicProperties, "renderer-attempts").ShouldBe(3);
        LaneMessageTests.HeaderOf(kept, "renderer-report").ShouldBe("n-1");
        LaneMessageTests.HeaderOf(kept, "renderer-template").ShouldBe("note");
        (await run.Service.Archive.FindStatusAsync("n-1", default)).ShouldNotBeNull().State.ShouldBe(RequestState.Failed);
    }

    [Fact]
    public async Task Storage_DownAndBack_HoldsAndResumesWithoutCounting()
    {
        await using var run = await BrokerRun.StartAsync(rabbit.Server, ("Broker:HoldTime", "00:00:00.050"));
        var parts = PartsOf(run);
        run.Service.TakeStorageAway();
        await run.SendAsync(Messages.Note());
        await UntilAsync(() => !parts.IsAvailable);
        // Held longer than the hold time, it goes round by the first waiting queue.
        await UntilAsync(async () => await run.Host.CountAsync("renderer.interactive.wait.100ms") > 0);
        run.Events.IsSilent.ShouldBeTrue();
        run.Service.GiveStorageBack();

        (await run.Events.HearAsync<ReportRendered>()).ReportId.ShouldBe("n-1");
        (await run.Host.CountAsync("renderer.interactive_error")).ShouldBe(0u);
        (await run.Service.Archive.FindStatusAsync("n-1", default)).ShouldNotBeNull().Attempts.ShouldBe(0);
    }

    [Fact]
    public async Task Deadline_PassedWhileHeld_IsRejectedAndNothingIsCurrent()
    {
        await using var run = await BrokerRun.StartAsync(rabbit.Server);
        var parts = PartsOf(run);
        run.Service.TakeStorageAway();
        await run.SendAsync(Messages.Note() with { Deadline = TimeProvider.System.GetUtcNow().AddSeconds(3) });
        await UntilAsync(() => !parts.IsAvailable);
        await Task.Delay(TimeSpan.FromSeconds(3));
        run.Service.GiveStorageBack();

        (await run.Events.HearAsync<ReportRejected>()).Problems.ShouldHaveSingleItem().Code.ShouldBe("deadline-passed");
        (await run.Service.Archive.FindStatusAsync("n-1", default)).ShouldNotBeNull().Published.ShouldBeNull();
    }

    [Fact]
    public async Task Stop_WithMessagesHeld_GivesThemBackAndTheNextWorkerFinishes()
    {
        await using var run = await BrokerRun.StartAsync(rabbit.Server);
        var parts = PartsOf(run);
        run.Service.TakeStorageAway();
        for (var i = 1; i <= 20; i++) await run.SendAsync(Messages.Note() with { ReportId = $"n-{i}" });
        await UntilAsync(() => !parts.IsAvailable);
        await run.StopAsync();
        await UntilAsync(async () => await run.Host.CountAsync(BrokerRun.Interactive) == 20);
        run.Service.GiveStorageBack();
        await run.StartAgainAsync();

        (await run.Events.HearDifferentAsync(20)).ShouldAllBe(h => h.Message is ReportRendered);
        (await run.Host.CountAsync("renderer.dead-letter")).ShouldBe(0u);
    }

    [Fact]
    public async Task Connections_Cut_NothingIsLost()
    {
        await using var run = await BrokerRun.StartAsync(rabbit.Server);
        await using var events = await EventQueue.OpenAsync(run.Host);
        for (var i = 1; i <= 100; i++) await run.SendAsync(Messages.Note() with { ReportId = $"n-{i}" });
        await events.HearAsync();
        await run.Host.CutConnectionsAsync();

        await UntilAsync(async () => (await Task.WhenAll(Enumerable.Range(1, 100).Select(i => run.Service.Archive.FindStatusAsync($"n-{i}", default)))).All(s => s?.State == RequestState.Rendered));
        await UntilAsync(async () => await run.Host.CountAsync(BrokerRun.Interactive) == 0);
    }

    [Fact]
    public async Task Message_GivenBackTwice_IsRenderedAlone()
    {
        await using var host = await VirtualHost.CreateAsync(rabbit.Server);
        await host.DeployAsync();
        await host.SendAsync(BrokerRun.Interactive, LaneMessageTests.Json(Messages.Note()));
        await GiveBackAsync(host, BrokerRun.Interactive, 2);
        await using var events = await EventQueue.OpenAsync(host);
        await using var service = await RunningService.StartAsync(null, BrokerRun.SettingsOf(host));

        (await events.HearAsync<ReportRendered>()).ReportId.ShouldBe("n-1");
        (await host.CountAsync("renderer.suspect")).ShouldBe(0u);
    }

    [Fact]
    public async Task Message_OverTheDeliveryLimit_IsAnnouncedRecordedAndKept()
    {
        await using var host = await VirtualHost.CreateAsync(rabbit.Server);
        await host.DeployAsync();
        await host.SendAsync("renderer.suspect", LaneMessageTests.Json(Messages.Note()));
        await GiveBackAsync(host, "renderer.suspect", 3);
        await using var events = await EventQueue.OpenAsync(host);
        await using var service = await RunningService.StartAsync(null, BrokerRun.SettingsOf(host));

        (await events.HearAsync<ReportFailed>()).ShouldSatisfyAllConditions(f => f.Code.ShouldBe("delivery-limit"), f => f.ReportId.ShouldBe("n-1"));
        (await host.CountAsync("renderer.dead-letter")).ShouldBe(1u);
        (await service.Archive.FindStatusAsync("n-1", default)).ShouldNotBeNull().State.ShouldBe(RequestState.Failed);
    }

    [Fact]
    public async Task Broker_Away_HttpAcceptsAndTheSweepHandsOverLater()
    {
        await using var host = await VirtualHost.CreateAsync(rabbit.Server);
        await host.DeployAsync();
        await using var proxy = FaultProxy.InFrontOf(rabbit.Server.Port);
        proxy.Fault = ProxyFault.Refuse;
        await using var events = await EventQueue.OpenAsync(host);
        await using var service = await RunningService.StartAsync(null, [.. BrokerRun.SettingsOf(host), ("Broker:Address", new UriBuilder(host.Address) { Port = proxy.Port }.ToString()), ("Broker:HandOverTimeout", "00:00:01")]);
        using var accepted = await service.Http.PostAsync(new Uri("/api/reports", UriKind.Relative), HttpBodies.Of(Messages.Note()));
        proxy.Fault = ProxyFault.None;

        ((int)accepted.StatusCode).ShouldBe(202);
        (await events.HearAsync<ReportRendered>()).ReportId.ShouldBe("n-1");
    }

    private static PartsAvailability PartsOf(BrokerRun run) => (PartsAvailability)run.Service.Parts.GetService(typeof(PartsAvailability))!;

    // The store itself works, and one folder in it does not: what a message alone runs into.
    private static void BreakRenditions(BrokerRun run)
    {
        Directory.CreateDirectory(run.Service.Storage);
        File.WriteAllText(Path.Combine(run.Service.Storage, "renditions"), "a file where a folder should be");
    }

    internal static async Task GiveBackAsync(VirtualHost host, string queue, int times)
    {
        for (var i = 0; i < times; i++)
        {
            // Closing without an answer is what a worker that dies does.
            await using var channel = await host.OpenChannelAsync();
            await VirtualHost.TakeAsync(channel, queue, autoAck: false);
        }
    }

    private static Task UntilAsync(Func<bool> condition) => UntilAsync(() => Task.FromResult(condition()));

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!await condition()) await Task.Delay(TimeSpan.FromMilliseconds(20), patience.Token);
    }
}
