using System.Text;
using System.Text.Json;
using RabbitMQ.Client;
using Renderer.Contracts;
using Renderer.Worker.Requests;
using Renderer.Worker.Tests.Running;

namespace Renderer.Worker.Tests.Broker;

/// <summary>Messages through RabbitMQ to events, as programs in other languages see both.</summary>
[Collection(RabbitMqTests.Name)]
public sealed class LaneMessageTests(RabbitMqFixture rabbit)
{
    private const string Trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    [Theory]
    [InlineData("renderer.interactive")]
    [InlineData("renderer.bulk")]
    public async Task PlainJson_ToALane_LeavesAsPlainJson(string queue)
    {
        await using var run = await BrokerRun.StartAsync(rabbit.Server);
        await run.Host.SendAsync(queue, Json(Messages.Note()), p => p.Headers = new Dictionary<string, object?> { ["traceparent"] = Trace });
        var heard = await run.Events.HearAsync();

        var rendered = heard.Message.ShouldBeOfType<ReportRendered>();
        rendered.ReportId.ShouldBe("n-1");
        heard.Properties.ContentType.ShouldBe("application/json");
        heard.Properties.Type.ShouldBe("ReportRendered");
        Guid.Parse(heard.Properties.MessageId!).Version.ShouldBe(8);
        Encoding.UTF8.GetString((byte[])heard.Properties.Headers!["traceparent"]!).ShouldStartWith("00-0af7651916cd43dd8448eb211c80319c-");
        JsonElement.Parse(heard.Body).TryGetProperty("renditionId", out _).ShouldBeTrue();
        (await run.Host.CountAsync(queue)).ShouldBe(0u);
    }

    [Fact]
    public async Task Envelope_OfMassTransit_IsRead()
    {
        await using var run = await BrokerRun.StartAsync(rabbit.Server);
        var envelope = $$"""{"messageId":"00000000-0000-0000-0000-000000000001","messageType":["urn:message:Renderer.Contracts:ReportReady"],"message":{{Json(Messages.Note())}}}""";
        await run.Host.SendAsync(BrokerRun.Interactive, envelope, p => p.ContentType = "application/vnd.masstransit+json");

        (await run.Events.HearAsync<ReportRendered>()).ReportId.ShouldBe("n-1");
    }

    [Fact]
    public async Task Message_PublishedBeforeAnyWorkerRan_IsNotLost()
    {
        await using var host = await VirtualHost.CreateAsync(rabbit.Server);
        await host.DeployAsync();
        await using (var channel = await host.OpenChannelAsync())
            await channel.BasicPublishAsync("Renderer.Contracts:ReportReady", "", mandatory: true, new BasicProperties(), Encoding.UTF8.GetBytes(Json(Messages.Note())));
        await using var events = await EventQueue.OpenAsync(host);
        await using var service = await RunningService.StartAsync(null, BrokerRun.SettingsOf(host));

        (await events.HearAsync<ReportRendered>()).ReportId.ShouldBe("n-1");
    }

    [Theory]
    [InlineData("", "application/json", "message-unreadable")]
    [InlineData("[1", "application/json", "message-unreadable")]
    [InlineData("null", "no type at all", "message-invalid")]
    [InlineData("{}", "application/vnd.masstransit+json", "message-unreadable")]
    [InlineData("""{"reportId":"r-9","revision":7,"template":"note","colour":1}""", "application/json", "message-invalid")]
    public async Task Malformed_Message_IsRejectedAndKept(string body, string contentType, string code)
    {
        await using var run = await BrokerRun.StartAsync(rabbit.Server);
        await run.Host.SendAsync(BrokerRun.Interactive, body, p => p.ContentType = contentType);
        var rejected = await run.Events.HearAsync<ReportRejected>();
        var kept = await run.Host.TakeAsync("renderer.interactive_skipped");

        rejected.Problems.ShouldAllBe(p => p.Code == code && p.Hint.Length > 0);
        (rejected.ReportId, rejected.Revision).ShouldBe(body.Contains("r-9", StringComparison.Ordinal) ? ("r-9", 7L) : ("", 0L));
        Encoding.UTF8.GetString(kept.Body.Span).ShouldBe(body);
        HeaderOf(kept, "renderer-code").ShouldBe(code);
        (await run.Host.CountAsync("renderer.interactive_error")).ShouldBe(0u);
    }

    [Fact]
    public async Task Message_TooLargeForAQueue_IsRefusedWithTheRemedy()
    {
        await using var run = await BrokerRun.StartAsync(rabbit.Server);
        await run.Host.SendAsync(BrokerRun.Interactive, new byte[2 * 1024 * 1024]);

        (await run.Events.HearAsync<ReportRejected>()).Problems.ShouldHaveSingleItem().Hint.ShouldContain("dataRef");
    }

    [Fact]
    public async Task Message_DeliveredAgainAndAgain_HasOneRenditionAndOneEventId()
    {
        const int Deliveries = 1000;
        await using var run = await BrokerRun.StartAsync(rabbit.Server);
        for (var i = 0; i < Deliveries; i++) await run.SendAsync(Messages.Note());
        var heard = new List<HeardMessage>();
        while (heard.Count < Deliveries) heard.Add(await run.Events.HearAsync());

        heard.Select(h => h.Properties.MessageId).Distinct().ShouldHaveSingleItem();
        Directory.GetDirectories(Path.Combine(run.Service.Storage, "renditions")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Http_Accepted_GoesThroughTheBroker()
    {
        await using var run = await BrokerRun.StartAsync(rabbit.Server);
        using var accepted = await run.Service.Http.PostAsync(new Uri("/api/reports", UriKind.Relative), HttpBodies.Of(Messages.Note()));

        ((int)accepted.StatusCode).ShouldBe(202);
        (await run.Events.HearAsync<ReportRendered>()).ReportId.ShouldBe("n-1");
    }

    [Fact]
    public async Task Http_AcceptedForTheBulkLane_LiesInItsQueue()
    {
        await using var run = await BrokerRun.StartAsync(rabbit.Server, ("Broker:Lanes:0", "interactive"));
        using var accepted = await run.Service.Http.PostAsync(new Uri("/api/reports?lane=bulk", UriKind.Relative), HttpBodies.Of(Messages.Note()));

        ((int)accepted.StatusCode).ShouldBe(202);
        var taken = await run.Host.TakeAsync("renderer.bulk");
        Encoding.UTF8.GetString(taken.Body.Span).ShouldContain("\"n-1\"");
    }

    [Fact]
    public async Task Http_UnknownLane_IsRefusedWithTheLanes()
    {
        await using var run = await BrokerRun.StartAsync(rabbit.Server);
        using var refused = await run.Service.Http.PostAsync(new Uri("/api/reports?lane=fast", UriKind.Relative), HttpBodies.Of(Messages.Note()));

        ((int)refused.StatusCode).ShouldBe(400);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("interactive or bulk");
    }

    internal static string HeaderOf(BasicGetResult message, string name) => Encoding.UTF8.GetString((byte[])message.BasicProperties.Headers![name]!);

    internal static string Json(ReportReady message) => JsonSerializer.Serialize(message, WireJson.Options);
}
