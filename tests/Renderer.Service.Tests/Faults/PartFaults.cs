using Renderer.Servers;
using Renderer.Service.Tests.Running;

namespace Renderer.Service.Tests.Faults;

/// <summary>Parts that die or fail while reports are on their way. The fast half.</summary>
[Collection(ServersCollection.Name)]
public sealed class PartFaults(RealServers servers)
{
    [Fact]
    public Task Worker_KilledAtRandom_LosesNothing() => FaultScenarios.KillWorkersAsync(servers, reports: 150, kills: 3, seed: 1);

    [Fact]
    public Task Worker_Stopped_GivesBackWhatItCannotFinish() => FaultScenarios.StopWorkerAsync(servers, reports: 100);

    [Fact]
    public Task Broker_Restarted_LosesNothing() => FaultScenarios.RestartBrokerAsync(servers, reports: 150, kill: true);

    [Fact]
    public Task Database_Restarted_LosesNothing() => FaultScenarios.RestartDatabaseAsync(servers, reports: 150);

    [Fact]
    public async Task Disk_Full_PausesUntilThereIsRoom()
    {
        const int Reports = 60; // of about 300 kB each: twice what the disk takes at first
        using var disk = new SmallDisk(mebibytes: 9);
        await using var deployment = await Deployment.CreateAsync(servers);
        var worker = await deployment.StartWorkerAsync(("Storage:Kind", "directory"), ("Storage:Folder", Path.Combine(disk.Folder, "objects")));
        await using var events = await EventLog.ListenAsync(deployment);
        await using var producer = await Producer.ConnectAsync(deployment);
        var keys = ReportKey.Many("disk", Reports);
        await producer.SendAllAsync("bulk", keys);
        await FaultScenarios.UntilAsync(async () => !await worker.IsReadyAsync(), "a full disk is a reason not to be ready");

        events.FirstHeard.Count.ShouldBeLessThan(Reports);
        disk.Grow(mebibytes: 64);
        await events.WaitForAsync(keys, TimeSpan.FromMinutes(2));

        events.Untrue.ShouldBeEmpty("no event before its files");
        events.Events.ShouldAllBe(e => e.Kind == "ReportRendered");
        (await FaultScenarios.CountAsync(deployment, "renderer.bulk_error")).ShouldBe(0u);
        Directory.GetFiles(Path.Combine(disk.Folder, "objects", "renditions"), "report.pdf", SearchOption.AllDirectories).Length.ShouldBe(Reports);
    }

    [Theory]
    [InlineData(ProxyFault.Error500)]
    [InlineData(ProxyFault.Cut)]
    public Task Storage_Failing_PausesAndResumes(ProxyFault fault) => FaultScenarios.FailStorageAsync(servers, fault, reports: 100, outage: TimeSpan.FromSeconds(4));
}
