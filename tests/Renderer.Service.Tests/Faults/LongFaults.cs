using System.Text.Json.Nodes;
using Renderer.Servers;
using Renderer.Service.Tests.Running;

namespace Renderer.Service.Tests.Faults;

/// <summary>The long half: the same scenarios with the numbers that a season of reports has. <c>tests/faults.sh</c> runs it.</summary>
[Collection(ServersCollection.Name)]
[Trait("Category", "Long")]
public sealed class LongFaults(RealServers servers)
{
    [Fact]
    public Task Worker_KilledAtRandomDuring2000Reports_LosesNothing() => FaultScenarios.KillWorkersAsync(servers, reports: 2000, kills: 15, seed: 20);

    [Fact]
    public Task Message_Delivered1000Times_RendersOnce() => FaultScenarios.DuplicatesAsync(servers, copies: 1000);

    [Fact]
    public Task Revisions_200ReportsTimes10Reordered_NewestWins() => FaultScenarios.ReorderedRevisionsAsync(servers, reports: 200, revisions: 10);

    [Fact]
    public Task Malformed_10000Messages_AreRejectedAndGoodOnesPass() => FaultScenarios.MalformedAsync(servers, malformed: 10_000, good: 200);

    [Fact]
    public Task Broker_StoppedInOrder_LosesNothing() => FaultScenarios.RestartBrokerAsync(servers, reports: 1000, kill: false);

    [Fact]
    public Task Broker_Killed_LosesNothing() => FaultScenarios.RestartBrokerAsync(servers, reports: 1000, kill: true);

    [Fact]
    public Task Database_Killed_LosesNothing() => FaultScenarios.RestartDatabaseAsync(servers, reports: 1000);

    [Theory]
    [InlineData(ProxyFault.Error500)]
    [InlineData(ProxyFault.Refuse)]
    [InlineData(ProxyFault.Cut)]
    [InlineData(ProxyFault.Hang)]
    [InlineData(ProxyFault.Slow)]
    public Task Storage_FailingFor30Seconds_PausesAndResumes(ProxyFault fault) => FaultScenarios.FailStorageAsync(servers, fault, reports: 600, outage: TimeSpan.FromSeconds(30));

    [Fact]
    public async Task Storage_StoppedFor30Seconds_PausesAndResumes()
    {
        await using var deployment = await Deployment.CreateAsync(servers);
        await deployment.StartWorkerAsync();
        await using var events = await EventLog.ListenAsync(deployment);
        await using var producer = await Producer.ConnectAsync(deployment);
        var keys = ReportKey.Many("gateway", 600);
        await producer.SendAllAsync("bulk", keys);
        await events.WaitForAsync(all => all.Count >= 60, TimeSpan.FromMinutes(2));

        await servers.Storage.KillAsync();
        await Task.Delay(TimeSpan.FromSeconds(30));
        await servers.Storage.StartAgainAsync();
        await events.WaitForAsync(keys, TimeSpan.FromMinutes(2));

        await FaultScenarios.AuditAsync(deployment, events, keys);
        events.Events.ShouldAllBe(e => e.Kind == "ReportRendered");
    }

    [Fact]
    public async Task Workers_WithTwoTemplateVersions_BothFinishAndNewestRevisionWins()
    {
        await using var deployment = await Deployment.CreateAsync(servers);
        var newer = Path.Combine(deployment.Folder, "templates");
        CopyTemplates(newer);
        await deployment.StartWorkerAsync();
        await deployment.StartWorkerAsync(("Templates:Folder", newer));
        await using var events = await EventLog.ListenAsync(deployment);
        await using var producer = await Producer.ConnectAsync(deployment);
        ReportKey[] keys = [.. from report in Enumerable.Range(1, 100) from revision in Enumerable.Range(1, 3) select new ReportKey($"mixed-{report}", revision)];
        await producer.SendAllAsync("bulk", keys);

        await events.WaitForAsync(keys, TimeSpan.FromMinutes(2));

        await FaultScenarios.AuditAsync(deployment, events, keys);
        events.Events.Select(e => e.Body.GetProperty("templateVersion").GetString()).Distinct().Count().ShouldBe(2, "both workers took their part");
    }

    private static void CopyTemplates(string target)
    {
        var source = Path.Combine(Repository.Root, "templates");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        var manifest = Path.Combine(target, "disclosure-2021", "template.json");
        var json = JsonNode.Parse(File.ReadAllText(manifest))!;
        json["version"] = "1.99.0";
        File.WriteAllText(manifest, json.ToJsonString());
    }
}
