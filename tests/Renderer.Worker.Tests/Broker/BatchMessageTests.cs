using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client;
using Renderer.Archive.Batches;
using Renderer.Archive.Catalogue;
using Renderer.Contracts;
using Renderer.Worker.Broker;
using Renderer.Worker.Regeneration;
using Renderer.Worker.Requests;
using Renderer.Worker.Tests.Running;

namespace Renderer.Worker.Tests.Broker;

/// <summary>Batches over a real RabbitMQ: commands in, items on the bulk lane, answers out.</summary>
[Collection(RabbitMqTests.Name)]
public sealed class BatchMessageTests(RabbitMqFixture rabbit)
{
    private const string Commands = "renderer.commands";

    [Fact]
    public async Task Command_Published_RendersABatchAndTellsOfIt()
    {
        await using var run = await StartAsync(notes: 4);
        await PublishAsync(run, nameof(RegenerateReports), Write(Regenerate()));
        var (completed, before) = await run.Events.HearUntilAsync<RegenerationCompleted>();

        completed.ShouldSatisfyAllConditions(c => c.State.ShouldBe("completed"), c => c.Rendered.ShouldBe(4), c => c.BatchId.ShouldBe("b"));
        before.Select(h => h.Message).OfType<RegenerationStarted>().ShouldNotBeEmpty();
        before.Select(h => h.Message).OfType<ReportRendered>().ShouldAllBe(r => r.BatchId == "b" && r.TemplateVersion == "1.3.0");
        (await run.Host.CountAsync(Commands)).ShouldBe(0u);
    }

    [Fact]
    public async Task Command_SentTwice_IsOneBatch()
    {
        await using var run = await StartAsync(notes: 2);
        await run.Host.SendAsync(Commands, Write(Regenerate() with { BatchId = null }));
        await run.Host.SendAsync(Commands, Write(Regenerate() with { BatchId = null }));
        await run.Events.HearUntilAsync<RegenerationCompleted>();
        await UntilAsync(async () => await run.Host.CountAsync(Commands) == 0);

        (await run.Service.Archive.Batches.ListAsync(10, default)).Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("not json", "message-unreadable")]
    [InlineData("""{"template":"note","selection":{},"requestedBy":"test","colour":"red"}""", "message-invalid")]
    [InlineData("""{"batchId":"b"}""", "message-invalid")]
    public async Task Command_Unusable_IsRefusedAndKept(string body, string code)
    {
        await using var run = await BrokerRun.StartAsync(rabbit.Server);
        await run.Host.SendAsync(Commands, body);
        var (refused, _) = await run.Events.HearUntilAsync<RegenerationCompleted>();

        refused.State.ShouldBe("refused");
        refused.Problems[0].Code.ShouldBe(code);
        var kept = await run.Host.TakeAsync("renderer.commands_skipped");
        Encoding.UTF8.GetString(kept.Body.Span).ShouldBe(body);
    }

    [Theory]
    [InlineData("no-such-template", null, "template-unknown")]
    [InlineData("note", "9.9.9", "template-unknown")]
    public async Task Command_ForAnUnknownVersion_IsRefused(string template, string? version, string code)
    {
        await using var run = await BrokerRun.StartAsync(rabbit.Server);
        await run.Host.SendAsync(Commands, Write(Regenerate() with { Template = template, TemplateVersion = version }));
        var (refused, _) = await run.Events.HearUntilAsync<RegenerationCompleted>();

        refused.ShouldSatisfyAllConditions(r => r.State.ShouldBe("refused"), r => r.Problems[0].Code.ShouldBe(code), r => r.RequestedBy.ShouldBe("test"));
    }

    [Fact]
    public async Task Command_SelectingNothing_IsRefusedAndADryRunSaysSo()
    {
        await using var run = await StartAsync(notes: 1);
        var none = Regenerate() with { Selection = new RegenerationSelection { Body = "没有的镇" } };
        await run.Host.SendAsync(Commands, Write(none));
        (await run.Events.HearUntilAsync<RegenerationCompleted>()).Message.Problems[0].Code.ShouldBe("batch-empty");
        await run.Host.SendAsync(Commands, Write(Regenerate() with { DryRun = true }));

        (await run.Events.HearUntilAsync<RegenerationCompleted>()).Message.ShouldSatisfyAllConditions(c => c.State.ShouldBe("dry-run"), c => c.Selected.ShouldBe(1), c => c.DryRun.ShouldBeTrue());
    }

    [Fact]
    public async Task Cancellation_OfAnUnknownBatch_IsRefused()
    {
        await using var run = await BrokerRun.StartAsync(rabbit.Server);
        await PublishAsync(run, nameof(CancelRegeneration), Write(new CancelRegeneration { BatchId = "nobody", RequestedBy = "test" }));

        (await run.Events.HearUntilAsync<RegenerationCompleted>()).Message.ShouldSatisfyAllConditions(
            c => c.State.ShouldBe("refused"), c => c.BatchId.ShouldBe("nobody"), c => c.Problems[0].Code.ShouldBe("batch-unknown"));
    }

    [Fact]
    public async Task Item_FailingAllAttempts_IsTheBatchsAndLiesInNoQueue()
    {
        await using var run = await StartAsync(notes: 1);
        var renditions = Path.Combine(run.Service.Storage, "renditions");
        Directory.Move(renditions, renditions + ".away");
        File.WriteAllText(renditions, "a file where a folder should be");
        await run.Host.SendAsync(Commands, Write(Regenerate()));
        var (completed, before) = await run.Events.HearUntilAsync<RegenerationCompleted>();

        completed.Failed.ShouldBe(1);
        before.Select(h => h.Message).OfType<ReportFailed>().ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            f => f.BatchId.ShouldBe("b"), f => f.Attempts.ShouldBe(3), f => f.Code.ShouldBe("storage-unavailable"));
        (await run.Host.CountAsync("renderer.bulk_error")).ShouldBe(0u);
        var item = (await run.Service.Archive.Batches.FindItemAsync("b", "n-1", default)).ShouldNotBeNull();
        item.ShouldSatisfyAllConditions(i => i.State.ShouldBe(BatchItemState.Failed), i => i.Code.ShouldBe("storage-unavailable"));
    }

    [Fact]
    public async Task Item_ThatKillsWorkers_IsFailedAndItsMessageKept()
    {
        await using var run = await StartAsync(notes: 1, ("Regeneration:Enabled", "false"));
        var ledger = run.Service.Archive.Batches;
        var batch = (await run.Service.Parts.GetRequiredService<RegenerationCommands>().StartAsync(Regenerate(), default)).Batch.ShouldNotBeNull();
        var report = (await ledger.PlanAsync(batch, 1, _ => BatchItemState.Planned, default)).ToSend.ShouldHaveSingleItem();
        await ledger.MarkSentAsync("b", [report.ReportId], default);
        await run.StopAsync();
        await UntilAsync(async () => await run.Host.CountConsumersAsync("renderer.suspect") == 0);
        await run.Host.SendAsync(
            "renderer.suspect",
            JsonSerializer.Serialize(BatchSender.MessageOf(batch.Request, report, report.DataBytes), WireJson.Options),
            p => p.Headers = new Dictionary<string, object?>(StringComparer.Ordinal) { [DeliveryHeaders.Batch] = "b", [DeliveryHeaders.Lane] = "bulk" });
        await FailureTests.GiveBackAsync(run.Host, "renderer.suspect", 3);
        await run.StartAgainAsync();
        var (failed, _) = await run.Events.HearUntilAsync<ReportFailed>();

        failed.ShouldSatisfyAllConditions(f => f.Code.ShouldBe("delivery-limit"), f => f.BatchId.ShouldBe("b"));
        (await run.Host.CountAsync("renderer.dead-letter")).ShouldBe(1u);
        (await run.Events.HearUntilAsync<RegenerationCompleted>()).Message.Failed.ShouldBe(1);
        (await run.Service.Archive.FindStatusAsync("n-1", default)).ShouldNotBeNull().State.ShouldBe(RequestState.Rendered);
    }

    [Fact]
    public async Task Item_OfAnUnknownBatch_IsAcknowledgedSilently()
    {
        await using var run = await StartAsync(notes: 1);
        await run.Host.SendAsync("renderer.bulk", LaneMessageTests.Json(Messages.Note()), p => p.Headers = new Dictionary<string, object?>(StringComparer.Ordinal) { [DeliveryHeaders.Batch] = "nobody" });
        await UntilAsync(async () => await run.Host.CountAsync("renderer.bulk") == 0);
        await run.SendAsync(Messages.Note() with { ReportId = "after" });

        (await run.Events.HearAsync<ReportRendered>()).ReportId.ShouldBe("after");
    }

    private static RegenerateReports Regenerate() => new() { BatchId = "b", Template = NotePackage.Template, TemplateVersion = "1.3.0", Selection = new RegenerationSelection(), RequestedBy = "test" };

    private async Task<BrokerRun> StartAsync(int notes, params (string Name, string Value)[] settings)
    {
        var run = await BrokerRun.StartAsync(rabbit.Server, [("Regeneration:PlanPeriod", "00:00:00.010"), .. settings]);
        for (var i = 1; i <= notes; i++) await run.SendAsync(Messages.Note($"第{i}条") with { ReportId = $"n-{i}" });
        for (var i = 1; i <= notes; i++) await run.Events.HearAsync<ReportRendered>();
        await run.Service.Archive.Templates.PublishAsync(NotePackage.Bundle("1.3.0"), "test", default);
        return run;
    }

    // To the exchange of the type, as any program publishes.
    private static async Task PublishAsync(BrokerRun run, string type, string body)
    {
        await using var channel = await run.Host.OpenChannelAsync();
        await channel.BasicPublishAsync($"Renderer.Contracts:{type}", routingKey: "", mandatory: true, new BasicProperties { ContentType = "application/json" }, Encoding.UTF8.GetBytes(body));
    }

    private static string Write<T>(T command) => JsonSerializer.Serialize(command, WireJson.Options);

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!await condition()) await Task.Delay(TimeSpan.FromMilliseconds(20), patience.Token);
    }
}
