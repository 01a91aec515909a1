using System.Text;
using RabbitMQ.Client.Exceptions;
using Renderer.Servers;
using Renderer.Service.Tests.Running;

namespace Renderer.Service.Tests.Faults;

/// <summary>The scenarios behind the fast and the long tests; each counts in and out and audits what is left.</summary>
internal static class FaultScenarios
{
    // Longer than the first waiting queue's time, so that what waits there comes back before anybody gives up.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task DuplicatesAsync(RealServers servers, int copies)
    {
        await using var deployment = await Deployment.CreateAsync(servers);
        await StartTwoWorkersAsync(deployment);
        await using var events = await EventLog.ListenAsync(deployment);
        await using var producer = await Producer.ConnectAsync(deployment);
        var key = new ReportKey("repeated", 1);
        var message = Producer.Message(key, "重复镇人民政府");
        for (var copy = 0; copy < copies; copy += 100) await Task.WhenAll(Enumerable.Range(0, Math.Min(100, copies - copy)).Select(_ => producer.SendAsync("interactive", key, message)));

        await events.WaitForAsync(all => all.Count >= copies, Patience);

        events.Events.ShouldAllBe(e => e.Kind == "ReportRendered");
        events.Events.Select(e => e.MessageId).Distinct().Count().ShouldBe(1, "a redelivery repeats the same event");
        var audit = await AuditAsync(deployment, events, [key]);
        audit.Renditions.ShouldBe(1);
    }

    public static async Task ReorderedRevisionsAsync(RealServers servers, int reports, int revisions)
    {
        await using var deployment = await Deployment.CreateAsync(servers);
        await StartTwoWorkersAsync(deployment);
        await using var events = await EventLog.ListenAsync(deployment);
        await using var producer = await Producer.ConnectAsync(deployment);
        ReportKey[] keys = [.. from report in Enumerable.Range(1, reports) from revision in Enumerable.Range(1, revisions) select new ReportKey($"town-{report}", revision)];
        new Random(7).Shuffle(keys);
        await producer.SendAllAsync("interactive", keys);

        await events.WaitForAsync(keys, Patience);

        var audit = await AuditAsync(deployment, events, keys);
        audit.Reports.ShouldBe(reports);
        audit.Renditions.ShouldBe(keys.Length);
    }

    public static async Task MalformedAsync(RealServers servers, int malformed, int good)
    {
        await using var deployment = await Deployment.CreateAsync(servers);
        var worker = await deployment.StartWorkerAsync();
        await using var events = await EventLog.ListenAsync(deployment);
        await using var producer = await Producer.ConnectAsync(deployment);
        var random = new Random(11);
        var keys = ReportKey.Many("good", good);
        for (var i = 0; i < malformed; i += 100) await Task.WhenAll(Enumerable.Range(0, Math.Min(100, malformed - i)).Select(_ => producer.SendRawAsync("interactive", Nonsense(random))));
        await producer.SendAllAsync("interactive", keys);

        await events.WaitForAsync(keys, Patience);
        await events.WaitForAsync(all => all.Count(e => e.Kind == "ReportRejected") >= malformed, Patience);

        events.Events.Count(e => e.Kind == "ReportRejected").ShouldBe(malformed);
        events.Events.Count(e => e.Kind == "ReportRendered").ShouldBe(good);
        worker.HasExited.ShouldBeFalse();
        await AuditAsync(deployment, events, keys);
    }

    public static async Task KillWorkersAsync(RealServers servers, int reports, int kills, int seed)
    {
        await using var deployment = await Deployment.CreateAsync(servers);
        var workers = await StartTwoWorkersAsync(deployment);
        await using var events = await EventLog.ListenAsync(deployment);
        await using var producer = await Producer.ConnectAsync(deployment);
        var random = new Random(seed);
        var keys = ReportKey.Many("killed", reports);
        await producer.SendAllAsync("bulk", keys);
        for (var i = 0; i < kills; i++)
        {
            // Somewhere in the next stretch of work, at whatever line it happens to be.
            var share = keys.Count * (i + 1) / (kills + 1);
            await events.WaitForAsync(all => all.Count >= share, Patience);
            await Task.Delay(random.Next(20));
            var victim = random.Next(workers.Length);
            await workers[victim].KillAsync();
            workers[victim] = await deployment.StartWorkerAsync();
        }

        await events.WaitForAsync(keys, Patience);

        await AuditAsync(deployment, events, keys);
    }

    public static async Task StopWorkerAsync(RealServers servers, int reports)
    {
        await using var deployment = await Deployment.CreateAsync(servers);
        var worker = await deployment.StartWorkerAsync();
        await using var events = await EventLog.ListenAsync(deployment);
        await using var producer = await Producer.ConnectAsync(deployment);
        var keys = ReportKey.Many("stopped", reports);
        await producer.SendAllAsync("bulk", keys);
        await events.WaitForAsync(all => all.Count >= 5, Patience);

        (await worker.StopAsync()).ShouldBe(0, worker.Log);
        await deployment.StartWorkerAsync();
        await events.WaitForAsync(keys, Patience);

        await AuditAsync(deployment, events, keys);
        (await CountAsync(deployment, "renderer.bulk_error")).ShouldBe(0u);
    }

    public static async Task RestartBrokerAsync(RealServers servers, int reports, bool kill)
    {
        await using var deployment = await Deployment.CreateAsync(servers);
        await StartTwoWorkersAsync(deployment);
        var keys = ReportKey.Many("restarted", reports);
        int before;
        HashSet<ReportKey> heard;
        // The listener first: what is announced before anybody bound a queue is nobody's.
        await using (var first = await EventLog.ListenAsync(deployment))
        {
            await using (var producer = await Producer.ConnectAsync(deployment)) await producer.SendAllAsync("bulk", keys);
            await first.WaitForAsync(all => all.Count >= reports / 10, Patience);
            await (kill ? servers.Broker.KillAsync() : servers.Broker.StopAsync());
            before = first.Events.Count;
            heard = [.. first.FirstHeard.Keys];
        }

        await servers.Broker.StartAgainAsync();
        await using var events = await EventLog.ListenAsync(deployment);
        // What was heard but not acknowledged before the end comes again.
        await events.WaitForAsync([.. keys.Where(k => !heard.Contains(k))], Patience);

        before.ShouldBeLessThan(reports, "the broker went down in the middle");
        await AuditAsync(deployment, events, keys);
    }

    public static async Task RestartDatabaseAsync(RealServers servers, int reports)
    {
        await using var deployment = await Deployment.CreateAsync(servers);
        await StartTwoWorkersAsync(deployment);
        await using var events = await EventLog.ListenAsync(deployment);
        await using var producer = await Producer.ConnectAsync(deployment);
        var keys = ReportKey.Many("database", reports);
        await producer.SendAllAsync("bulk", keys);
        await events.WaitForAsync(all => all.Count >= reports / 10, Patience);

        await servers.Database.KillAsync();
        await Task.Delay(TimeSpan.FromSeconds(2));
        await servers.Database.StartAgainAsync();
        await events.WaitForAsync(keys, Patience);

        await AuditAsync(deployment, events, keys);
        events.Events.ShouldAllBe(e => e.Kind == "ReportRendered");
    }

    public static async Task FailStorageAsync(RealServers servers, ProxyFault fault, int reports, TimeSpan outage)
    {
        await using var deployment = await Deployment.CreateAsync(servers);
        var workers = await StartTwoWorkersAsync(deployment);
        await using var events = await EventLog.ListenAsync(deployment);
        await using var producer = await Producer.ConnectAsync(deployment);
        var keys = ReportKey.Many("storage", reports);
        await producer.SendAllAsync("bulk", keys);
        await events.WaitForAsync(all => all.Count >= reports / 10, Patience);

        deployment.StorageProxy.Fault = fault;
        await Task.Delay(outage);
        var live = await workers[0].Http.GetAsync(new Uri("/health/live", UriKind.Relative));
        live.IsSuccessStatusCode.ShouldBeTrue("a storage outage is no reason to restart the worker");
        if (fault != ProxyFault.Slow) (await workers[0].IsReadyAsync()).ShouldBeFalse();
        deployment.StorageProxy.Fault = ProxyFault.None;
        await events.WaitForAsync(keys, Patience);

        await AuditAsync(deployment, events, keys);
        events.Events.ShouldAllBe(e => e.Kind == "ReportRendered");
        foreach (var lane in (string[])["interactive", "bulk"]) (await CountAsync(deployment, $"renderer.{lane}_error")).ShouldBe(0u);
    }

    /// <summary>Waits until a condition holds, for as long as anything here may take.</summary>
    public static async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        for (var look = 0; look < Patience.TotalSeconds * 10; look++)
        {
            if (await condition()) return;
            await Task.Delay(100);
        }

        throw new TimeoutException($"It never came to this: {what}.");
    }

    /// <summary>Takes a message and ends the connection without acknowledging it; false when there is none any more.</summary>
    public static async Task<bool> TakeAndDieAsync(Deployment deployment, string queue)
    {
        await using var connection = await deployment.ConnectAsync();
        await using var channel = await connection.CreateChannelAsync();
        for (var look = 0; look < 20; look++)
        {
            if (await channel.BasicGetAsync(queue, autoAck: false) is not null) return true;
            // A message that was given back shows up again a moment later.
            await Task.Delay(50);
        }

        return false;
    }

    /// <summary>Messages in a queue that nobody holds; 0 when there is no such queue.</summary>
    public static async Task<uint> CountAsync(Deployment deployment, string queue)
    {
        await using var connection = await deployment.ConnectAsync();
        await using var channel = await connection.CreateChannelAsync();
        try
        {
            return (await channel.QueueDeclarePassiveAsync(queue)).MessageCount;
        }
        catch (OperationInterruptedException e) when (e.ShutdownReason?.ReplyCode == 404)
        {
            return 0;
        }
    }

    private static async Task<WorkerProcess[]> StartTwoWorkersAsync(Deployment deployment) => [await deployment.StartWorkerAsync(), await deployment.StartWorkerAsync()];

    public static async Task<Audit> AuditAsync(Deployment deployment, EventLog events, IReadOnlyCollection<ReportKey> rendered)
    {
        events.Untrue.Take(3).ShouldBeEmpty("no event before its object");
        var audit = await Audit.ReadAsync(deployment);
        audit.ShouldBeWhole(rendered);
        await audit.PointersShouldAgreeAsync(deployment);
        await audit.ContentShouldAgreeAsync(deployment, 20);
        return audit;
    }

    private static byte[] Nonsense(Random random)
    {
        switch (random.Next(5))
        {
            case 0:
                var bytes = new byte[random.Next(1, 2000)];
                random.NextBytes(bytes);
                return bytes;
            case 1: return Encoding.UTF8.GetBytes("""{"reportId":"cut-off","revision":1,"template":"disclosure-2021","data":{"body":""");
            case 2: return Encoding.UTF8.GetBytes($$"""{"reportId":"../../etc/passwd","revision":{{random.Next()}},"data":{},"template":"disclosure-2021"}""");
            case 3: return Encoding.UTF8.GetBytes("[]");
            default: return Encoding.UTF8.GetBytes($$"""{"reportId":"r-{{random.Next()}}","revision":"one","template":7}""");
        }
    }
}
