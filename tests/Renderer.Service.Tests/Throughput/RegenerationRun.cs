using System.Diagnostics;
using System.Globalization;
using Renderer.Service.Tests.Regeneration;
using Renderer.Service.Tests.Running;
using Xunit.Abstractions;

namespace Renderer.Service.Tests.Throughput;

/// <summary>What regenerating an archive costs. Prints; asserts only that the counts add up. <c>tests/throughput.sh</c> runs it.</summary>
[Collection(ServersCollection.Name)]
[Trait("Category", "Throughput")]
public sealed class RegenerationRun(RealServers servers, ITestOutputHelper output)
{
    private const string Sum = "renderer_planner_round_duration_seconds_sum";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Theory]
    [InlineData(20_000)]
    public async Task Scale_20000Reports(int reports)
    {
        await using var deployment = await Deployment.CreateAsync(servers);
        var worker = await deployment.StartWorkerAsync();
        await using var events = await EventLog.ListenAsync(deployment);
        await using var producer = await Producer.ConnectAsync(deployment);
        for (var round = 0; round < reports / 1000; round++)
        {
            var keys = ReportKey.Many($"round{round:D3}", 1000);
            await producer.SendAllAsync("bulk", keys);
            await events.WaitForAsync(keys, Patience);
        }

        await ChangedTemplate.PublishAsync(deployment, activates: true);
        var before = await BytesAsync(deployment);
        Print($"{reports} reports archived: catalogue {before / 1024.0 / 1024:F1} MiB; worker {worker.ResidentMebibytes:F0} MiB resident, {worker.PrivateMebibytes:F0} MiB private");

        await RegenerateAsync(deployment, "b-1");
        var start = Stopwatch.GetTimestamp();
        using var ended = new CancellationTokenSource();
        var person = AskMeanwhileAsync(deployment, events, ended.Token);
        for (var tenth = 1; tenth <= 10; tenth++)
        {
            var (from, begin) = (await PlannerAsync(worker), Stopwatch.GetTimestamp());
            if (tenth < 10) await BatchAudit.WaitForAsync(deployment, "b-1", final: reports * tenth / 10);
            else await BatchAudit.WaitForAsync(deployment, "b-1");
            var to = await PlannerAsync(worker);
            Print($"tenth {tenth}: {reports / 10 / Stopwatch.GetElapsedTime(begin).TotalSeconds:F1} a second, planner {(to - from) / (reports / 10) * 1000:F2} ms an item, worker {worker.ResidentMebibytes:F0} MiB resident, {worker.PrivateMebibytes:F0} MiB private");
        }

        Print($"first run: {reports / Stopwatch.GetElapsedTime(start).TotalSeconds:F1} a second");
        await ended.CancelAsync();
        var waits = (await person).Order().ToArray();
        if (waits.Length > 0) Print($"interactive meanwhile, {waits.Length} reports: p50 {waits[waits.Length / 2]:F0} ms, p99 {waits[waits.Length * 99 / 100]:F0} ms, longest {waits[^1]:F0} ms");
        var after = await BytesAsync(deployment);
        Print($"catalogue: {(after - before) / (double)reports:F0} bytes more an item, {await BytesAsync(deployment, "batch_items") / (double)reports:F0} of them in batch_items");
        var audit = await BatchAudit.ReadAsync(deployment, "b-1");
        audit.ShouldAddUp(audit.Planned);
        audit.Planned.ShouldBeGreaterThanOrEqualTo(reports);

        var again = Stopwatch.GetTimestamp();
        await RegenerateAsync(deployment, "b-2");
        await BatchAudit.WaitForAsync(deployment, "b-2");
        var second = await BatchAudit.ReadAsync(deployment, "b-2");
        Print($"second run, {string.Join(", ", second.Items.Select(i => $"{i.Value} {i.Key}"))}: {second.Planned / Stopwatch.GetElapsedTime(again).TotalSeconds:F0} a second with the command's start");
        second.ShouldAddUp(second.Planned);
    }

    // A person who sends one report after the other while the batch runs.
    private static async Task<List<double>> AskMeanwhileAsync(Deployment deployment, EventLog events, CancellationToken ended)
    {
        await using var person = await Producer.ConnectAsync(deployment);
        var keys = new List<ReportKey>();
        while (!ended.IsCancellationRequested && keys.Count < 500)
        {
            keys.Add(new ReportKey($"zz-person-{keys.Count:D6}", 1));
            await person.SendAsync("interactive", keys[^1]);
            await Task.Delay(TimeSpan.FromMilliseconds(250), CancellationToken.None);
        }

        await events.WaitForAsync(keys, Patience);
        return [.. keys.Select(k => Stopwatch.GetElapsedTime(person.SentAt[k], events.FirstHeard[k]).TotalMilliseconds)];
    }

    private static Task<string> RegenerateAsync(Deployment deployment, string batchId) => deployment.RunAsync("regenerate", ChangedTemplate.Name, "--id", batchId);

    private static Task<long> BytesAsync(Deployment deployment) => BatchAudit.ScalarAsync(
        deployment, "SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace");

    private static Task<long> BytesAsync(Deployment deployment, string table) => BatchAudit.ScalarAsync(deployment, $"SELECT pg_total_relation_size('{table}')");

    private static async Task<double> PlannerAsync(WorkerProcess worker)
    {
        var lines = (await worker.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative))).Split('\n');
        return ValueOf(lines, Sum);
    }

    private static double ValueOf(string[] lines, string name) => lines
        .Where(l => l.StartsWith(name, StringComparison.Ordinal))
        .Sum(l => double.Parse(l[(l.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));

    private void Print(FormattableString line)
    {
        var text = line.ToString(CultureInfo.InvariantCulture);
        output.WriteLine(text);
        Console.WriteLine(text);
    }
}
