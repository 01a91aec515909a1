using System.Diagnostics;
using System.Globalization;
using Renderer.Service.Tests.Running;
using Xunit.Abstractions;

namespace Renderer.Service.Tests.Throughput;

/// <summary>How many reports a second, how late the interactive lane, how much memory. Prints; asserts only that every report has its outcome. <c>tests/throughput.sh</c> runs it.</summary>
[Collection(ServersCollection.Name)]
[Trait("Category", "Throughput")]
public sealed class ThroughputRun(RealServers servers, ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Bulk_5000Reports_EndToEnd(int workers)
    {
        await using var deployment = await Deployment.CreateAsync(servers);
        for (var i = 0; i < workers; i++) await deployment.StartWorkerAsync();
        await using var events = await EventLog.ListenAsync(deployment);
        await using var producer = await Producer.ConnectAsync(deployment);
        await WarmUpAsync(producer, events);
        var keys = ReportKey.Many($"bulk{workers}", 5000);
        var start = Stopwatch.GetTimestamp();
        var processors = deployment.Workers.Sum(w => w.ProcessorSeconds);

        await producer.SendAllAsync("bulk", keys);
        await events.WaitForAsync(keys, Patience);

        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Print($"{workers} worker(s): {keys.Count / seconds:F1} reports/s, {(deployment.Workers.Sum(w => w.ProcessorSeconds) - processors) / keys.Count * 1000:F1} ms of worker CPU a report");
        events.Events.Count(e => e.Kind != "ReportRendered").ShouldBe(0);
    }

    [Fact]
    public async Task Interactive_While10000BulkReportsRun_StaysFast()
    {
        await using var deployment = await Deployment.CreateAsync(servers);
        await deployment.StartWorkerAsync();
        await using var events = await EventLog.ListenAsync(deployment);
        await using var producer = await Producer.ConnectAsync(deployment);
        await WarmUpAsync(producer, events);
        var bulk = ReportKey.Many("behind", 10_000);
        var interactive = ReportKey.Many("ahead", 500);
        await using var person = await Producer.ConnectAsync(deployment);
        await producer.SendAllAsync("bulk", bulk);
        foreach (var key in interactive)
        {
            await person.SendAsync("interactive", key);
            await Task.Delay(100);
        }

        await events.WaitForAsync(interactive, Patience);
        var work = Stages(await deployment.Workers[0].Http.GetStringAsync(new Uri("/metrics", UriKind.Relative)));
        var bulkDone = events.FirstHeard.Keys.Count(k => k.ReportId.StartsWith("behind", StringComparison.Ordinal));
        var waits = interactive.Select(k => Stopwatch.GetElapsedTime(person.SentAt[k], events.FirstHeard[k]).TotalMilliseconds).Order().ToArray();
        Print($"interactive: p50 {waits[waits.Length / 2]:F0} ms, p99 {waits[waits.Length * 99 / 100]:F0} ms, longest {waits[^1]:F0} ms, with {bulkDone} of {bulk.Count} bulk reports done meanwhile");
        Print($"{work}");
        bulkDone.ShouldBeLessThan(bulk.Count, "the bulk lane was busy all the time");
    }

    [Fact]
    public async Task Memory_Over20000Reports_IsFlat()
    {
        await using var deployment = await Deployment.CreateAsync(servers);
        var worker = await deployment.StartWorkerAsync();
        await using var events = await EventLog.ListenAsync(deployment);
        await using var producer = await Producer.ConnectAsync(deployment);
        for (var round = 1; round <= 10; round++)
        {
            var keys = ReportKey.Many($"round{round}", 2000);
            await producer.SendAllAsync("bulk", keys);
            await events.WaitForAsync(keys, Patience);
            Print($"after {round * 2000} reports: {worker.ResidentMebibytes:F0} MiB resident, {worker.PrivateMebibytes:F0} MiB private");
        }
    }

    private static async Task WarmUpAsync(Producer producer, EventLog events)
    {
        var keys = ReportKey.Many("warm", 300);
        await producer.SendAllAsync("bulk", keys);
        await events.WaitForAsync(keys, Patience);
    }

    // The mean of each stage, as /metrics has it.
    private static string Stages(string metrics)
    {
        var values = metrics.Split('\n').Where(l => l.StartsWith("renderer_stage_duration_seconds_", StringComparison.Ordinal) && !l.Contains("_bucket", StringComparison.Ordinal))
            .ToDictionary(l => l[..l.LastIndexOf(' ')], l => double.Parse(l[(l.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        return string.Join(", ", values.Where(v => v.Key.Contains("_sum", StringComparison.Ordinal))
            .Select(v => string.Create(CultureInfo.InvariantCulture, $"{v.Key.Split('"')[1]} {v.Value / values[v.Key.Replace("_sum", "_count", StringComparison.Ordinal)] * 1000:F1} ms")));
    }

    private void Print(FormattableString line)
    {
        var text = line.ToString(CultureInfo.InvariantCulture);
        output.WriteLine(text);
        Console.WriteLine(text);
    }
}
