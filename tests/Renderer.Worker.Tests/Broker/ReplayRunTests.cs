using Renderer.Contracts;
using Renderer.Worker.Broker;
using Renderer.Worker.Hosting;
using Renderer.Worker.Tests.Running;

namespace Renderer.Worker.Tests.Broker;

/// <summary>Messages of what went wrong, put back by choice.</summary>
[Collection(RabbitMqTests.Name)]
public sealed class ReplayRunTests(RabbitMqFixture rabbit)
{
    private const string Errors = "renderer.interactive_error";

    [Fact]
    public async Task Replay_ByCodeAndTime_MovesTheseAndLeavesTheOthersInOrder()
    {
        await using var run = await BrokerRun.StartAsync(rabbit.Server);
        foreach (var (report, code, failedAt) in new[] { ("a", "internal", "2026-01-01T00:00:00.000Z"), ("b", "storage-unavailable", "2026-01-01T00:00:00.000Z"), ("c", "storage-unavailable", "2026-01-03T00:00:00.000Z"), ("d", "internal", "2026-01-03T00:00:00.000Z") })
            await FailedAsync(run, report, code, failedAt);
        var filter = new ReplayFilter { Codes = ["storage-unavailable"], Since = new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero) };
        var planned = await ReplayAsync(run, filter with { IsDryRun = true });
        var done = await ReplayAsync(run, filter);
        var rendered = await run.Events.HearAsync<ReportRendered>();

        planned.Selected.ShouldBe(done.Selected);
        done.Examined.ShouldBe(4);
        done.Selected.ShouldHaveSingleItem().ShouldSatisfyAllConditions(m => m.ReportId.ShouldBe("c"), m => m.Attempts.ShouldBe(3), m => m.Template.ShouldBe("note"));
        rendered.ReportId.ShouldBe("c");
        var left = new List<string>();
        for (var i = 0; i < 3; i++) left.Add(LaneMessageTests.HeaderOf(await run.Host.TakeAsync(Errors), "renderer-report"));
        left.ShouldBe(["a", "b", "d"]);
        run.Events.IsSilent.ShouldBeTrue();
    }

    [Fact]
    public async Task Replay_OfDeadLetters_IsRenderedWhenItsCauseIsGone()
    {
        await using var run = await BrokerRun.StartAsync(rabbit.Server);
        await run.Host.SendAsync("renderer.dead-letter", LaneMessageTests.Json(Messages.Note()));
        var done = await ReplayAsync(run, new ReplayFilter { Source = ReplaySource.DeadLetter, Templates = ["note"], Limit = 1 });

        done.Selected.ShouldHaveSingleItem().Code.ShouldBe("delivery-limit");
        (await run.Events.HearAsync<ReportRendered>()).ReportId.ShouldBe("n-1");
        (await run.Host.CountAsync("renderer.dead-letter")).ShouldBe(0u);
    }

    [Fact]
    public async Task Send_AndWait_HearsEveryOutcome()
    {
        await using var run = await BrokerRun.StartAsync(rabbit.Server);
        var sound = new SendRequest { ReportId = "s-1", Revision = 1, Template = "note", Data = NotePackage.Data("一") };
        var outcomes = await SendRun.RunAsync(
            run.Host.Options(), [sound, sound with { ReportId = "s-2", Template = "nonsense" }, sound with { ReportId = ".." }], new SendOptions(Lane.Bulk, TimeSpan.FromMinutes(1), TimeProvider.System), default);

        outcomes.Select(o => o.State).ShouldBe(["rendered", "rejected", "refused"]);
    }

    private static Task<ReplayResult> ReplayAsync(BrokerRun run, ReplayFilter filter) =>
        ReplayRun.RunAsync(SettingsOf(run), filter, ("test", TimeProvider.System), default);

    private static WorkerSettings SettingsOf(BrokerRun run) => RunningService.SettingsOf(run.Service.Folder, BrokerRun.SettingsOf(run.Host));

    private static Task FailedAsync(BrokerRun run, string report, string code, string failedAt) => run.Host.SendAsync(
        Errors,
        LaneMessageTests.Json(Messages.Note() with { ReportId = report }),
        p => p.Headers = new Dictionary<string, object?>
        {
            ["renderer-code"] = code,
            ["renderer-failed-at"] = failedAt,
            ["renderer-attempts"] = 3,
            ["renderer-report"] = report,
            ["renderer-lane"] = "interactive",
        });
}
