using Renderer.Servers;
using Renderer.Service.Tests.Faults;
using Renderer.Service.Tests.Running;

namespace Renderer.Service.Tests.Regeneration;

/// <summary>A batch on the real servers, with what goes wrong in its middle; each counts in and out and audits what is left.</summary>
internal static class RegenerationScenarios
{
    private const string Batch = "b-1";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>A batch from the first to the last event; a second one finds everything unchanged.</summary>
    public static async Task EndToEndAsync(RealServers servers, int reports)
    {
        await using var deployment = await Deployment.CreateAsync(servers);
        await using var events = await EventLog.ListenAsync(deployment);
        var keys = await PrepareAsync(deployment, events, reports);
        await RegenerateAsync(deployment, Batch);
        await BatchAudit.WaitForAsync(deployment, Batch);
        await events.WaitForAsync(all => OfBatch(all).Length >= reports, Patience);

        var audit = await RequireWholeAsync(deployment, keys);
        audit.State.ShouldBe("completed");
        audit.Items.ShouldHaveSingleItem().Key.ShouldBe("rendered");
        OfBatch(events.Events).Select(e => e.Report).Distinct().Count().ShouldBe(reports);
        OfBatch(events.Events).ShouldAllBe(e => e.Body.GetProperty("templateVersion").GetString() == ChangedTemplate.Version);
        await FaultScenarios.AuditAsync(deployment, events, keys);

        await RegenerateAsync(deployment, "b-2");
        await BatchAudit.WaitForAsync(deployment, "b-2");
        var second = await BatchAudit.ReadAsync(deployment, "b-2");
        second.ShouldAddUp(reports);
        second.Items.ShouldHaveSingleItem().Key.ShouldBe("unchanged");
        OfBatch(events.Events).Select(e => e.MessageId).Distinct().Count().ShouldBe(reports, "what is unchanged is not announced");
    }

    /// <summary>Workers, and with them whoever plans, die one after the other at any line.</summary>
    public static async Task KillAsync(RealServers servers, int reports, int kills, int seed)
    {
        await using var deployment = await Deployment.CreateAsync(servers);
        await using var events = await EventLog.ListenAsync(deployment);
        var keys = await PrepareAsync(deployment, events, reports);
        var random = new Random(seed);
        var workers = deployment.Workers.ToArray();
        await RegenerateAsync(deployment, Batch);
        for (var i = 0; i < kills; i++)
        {
            await BatchAudit.WaitForAsync(deployment, Batch, final: reports * (i + 1) / (kills + 1));
            await Task.Delay(random.Next(20));
            await workers[i % 2].KillAsync();
            workers[i % 2] = await deployment.StartWorkerAsync(Quick);
        }

        await BatchAudit.WaitForAsync(deployment, Batch);
        await RequireWholeAsync(deployment, keys);
        await FaultScenarios.AuditAsync(deployment, events, keys);
    }

    public static async Task RestartBrokerAsync(RealServers servers, int reports)
    {
        await using var deployment = await Deployment.CreateAsync(servers);
        IReadOnlyList<ReportKey> keys;
        await using (var events = await EventLog.ListenAsync(deployment)) keys = await PrepareAsync(deployment, events, reports);
        await RegenerateAsync(deployment, Batch);
        await BatchAudit.WaitForAsync(deployment, Batch, final: reports / 10);
        await servers.Broker.KillAsync();
        await servers.Broker.StartAgainAsync();

        await BatchAudit.WaitForAsync(deployment, Batch);
        await RequireWholeAsync(deployment, keys);
    }

    public static async Task FailStorageAsync(RealServers servers, int reports, TimeSpan outage)
    {
        await using var deployment = await Deployment.CreateAsync(servers);
        await using var events = await EventLog.ListenAsync(deployment);
        var keys = await PrepareAsync(deployment, events, reports);
        await RegenerateAsync(deployment, Batch);
        await BatchAudit.WaitForAsync(deployment, Batch, final: reports / 10);
        deployment.StorageProxy.Fault = ProxyFault.Refuse;
        await Task.Delay(outage);
        deployment.StorageProxy.Fault = ProxyFault.None;

        await BatchAudit.WaitForAsync(deployment, Batch);
        var audit = await RequireWholeAsync(deployment, keys);
        audit.Items.ShouldHaveSingleItem().Key.ShouldBe("rendered", "an outage is waited out");
        await FaultScenarios.AuditAsync(deployment, events, keys);
    }

    // What was lost with a worker is sent again soon; the default is half an hour.
    private static (string Name, string Value)[] Quick => [("Regeneration:ResendAfter", "00:00:20"), ("Regeneration:LeaseTime", "00:00:05"), ("Regeneration:Window", "16")];

    private static async Task<IReadOnlyList<ReportKey>> PrepareAsync(Deployment deployment, EventLog events, int reports)
    {
        for (var i = 0; i < 2; i++) await deployment.StartWorkerAsync(Quick);
        await using var producer = await Producer.ConnectAsync(deployment);
        var keys = ReportKey.Many("town", reports);
        await producer.SendAllAsync("bulk", keys);
        await events.WaitForAsync(keys, Patience);
        await ChangedTemplate.PublishAsync(deployment, activates: false);
        return keys;
    }

    private static Task<string> RegenerateAsync(Deployment deployment, string batchId) =>
        deployment.RunAsync("regenerate", $"{ChangedTemplate.Name}@{ChangedTemplate.Version}", "--id", batchId);

    private static async Task<BatchAudit> RequireWholeAsync(Deployment deployment, IReadOnlyList<ReportKey> keys)
    {
        var audit = await BatchAudit.ReadAsync(deployment, Batch);
        audit.ShouldAddUp(keys.Count);
        (await BatchAudit.ScalarAsync(deployment, $"SELECT count(*) FROM reports WHERE template_version = '{ChangedTemplate.Version}'")).ShouldBe(audit.Items.GetValueOrDefault("rendered"), "what is rendered is shown, and nothing else");
        // Identities are unique by key; as many new renditions as reports were rendered means that none was made for another identity.
        (await BatchAudit.ScalarAsync(deployment, $"SELECT count(*) FROM renditions WHERE template_version = '{ChangedTemplate.Version}'")).ShouldBe(audit.Items.GetValueOrDefault("rendered"));
        return audit;
    }

    private static HeardEvent[] OfBatch(IEnumerable<HeardEvent> events) =>
        [.. events.Where(e => e.Body.TryGetProperty("batchId", out var id) && id.GetString() == Batch)];
}
