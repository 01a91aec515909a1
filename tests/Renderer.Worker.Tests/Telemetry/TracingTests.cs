using System.Diagnostics;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Renderer.Worker.Tests.Running;

namespace Renderer.Worker.Tests.Telemetry;

public sealed class TracingTests
{
    private static readonly Uri Reports = new("/api/reports", UriKind.Relative);

    [Fact]
    public async Task Trace_FromPostToEvent_IsOneAndSentToTheCollector()
    {
        const string TraceId = "4bf92f3577b34da6a3ce929d0e0e4736";
        const string ClientSpan = "00f067aa0ba902b7";
        await using var collector = await OtlpReceiver.StartAsync();
        var service = await RunningService.StartAsync(settings: [("Telemetry:OtlpEndpoint", collector.Address), ("Telemetry:SampleRatio", "0")]);
        var request = new HttpRequestMessage(HttpMethod.Post, Reports) { Content = HttpBodies.Of(Messages.Note()), Headers = { { "traceparent", $"00-{TraceId}-{ClientSpan}-01" } } };
        using var accepted = await service.Http.SendAsync(request);
        var rendered = await service.HearAsync();
        using var health = await service.Http.GetAsync(new Uri("/health/live", UriKind.Relative));
        await service.DisposeAsync();

        var spans = collector.Spans.Where(s => s.TraceId == TraceId).ToList();
        ReceivedSpan One(string name) => spans.Where(s => s.Name == name).ShouldHaveSingleItem(name);
        One("POST /api/reports").ParentId.ShouldBe(ClientSpan);
        One("publish ReportReady").ParentId.ShouldBe(One("POST /api/reports").SpanId);
        One("process ReportReady").ParentId.ShouldBe(One("publish ReportReady").SpanId);
        foreach (var stage in (string[])["read", "check", "find", "render", "store", "complete", "publish ReportRendered"])
            One(stage).ParentId.ShouldBe(One("process ReportReady").SpanId, stage);
        foreach (var part in (string[])["template", "layout", "pdf", "verify"])
            One(part).ParentId.ShouldBe(One("render").SpanId, part);
        rendered.TraceParent.ShouldBe($"00-{TraceId}-{One("publish ReportRendered").SpanId}-01");
        spans.ShouldNotContain(s => s.Name.Contains("health", StringComparison.Ordinal));
        collector.Metrics.ShouldContain("renderer.stage.duration");
        collector.Metrics.ShouldContain("http.server.request.duration");
    }

    [Fact]
    public async Task Trace_OfAMessage_GoesOnInTheEventWithoutACollector()
    {
        const string TraceId = "0af7651916cd43dd8448eb211c80319c";
        await using var service = await RunningService.StartAsync();
        await service.Parts.GetRequiredService<IBus>().Publish(Messages.Note(), publish => publish.Headers.Set("traceparent", $"00-{TraceId}-b7ad6b7169203331-00"));
        var rendered = await service.HearAsync();

        rendered.TraceParent.ShouldNotBeNull().ShouldStartWith($"00-{TraceId}-");
    }

    [Theory]
    [InlineData("")]
    [InlineData("00-0-0-00")]
    [InlineData("ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-\r\nx")]
    [InlineData("00-00000000000000000000000000000000-0000000000000000-00")]
    public async Task Trace_HeaderIsNoContext_BeginsAnew(string header)
    {
        await using var service = await RunningService.StartAsync();
        await service.Parts.GetRequiredService<IBus>().Publish(Messages.Note(), publish => publish.Headers.Set("traceparent", header));
        var rendered = await service.HearAsync();

        ActivityContext.TryParse(rendered.TraceParent, null, out var context).ShouldBeTrue();
        context.TraceId.ShouldNotBe(default);
    }
}
