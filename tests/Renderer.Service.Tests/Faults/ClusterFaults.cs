using Renderer.Servers;
using Renderer.Service.Tests.Running;

namespace Renderer.Service.Tests.Faults;

/// <summary>A broker of three nodes, of which the one that leads the queue dies. <c>tests/faults.sh</c> runs it.</summary>
[Collection(ServersCollection.Name)]
[Trait("Category", "Long")]
public sealed class ClusterFaults(RealServers servers)
{
    [Fact]
    public async Task Leader_Killed_LosesNothing()
    {
        await using var cluster = await RabbitMqCluster.StartAsync(3);
        await using var deployment = await Deployment.CreateAsync(servers, cluster);
        await deployment.RunAsync("deploy-topology");
        await deployment.StartWorkerAsync();
        await deployment.StartWorkerAsync();
        var keys = ReportKey.Many("cluster", 1000);
        HashSet<ReportKey> heard;
        await using (var first = await EventLog.ListenAsync(deployment))
        {
            await using (var producer = await Producer.ConnectAsync(deployment)) await producer.SendAllAsync("bulk", keys);
            await first.WaitForAsync(all => all.Count >= 100, TimeSpan.FromMinutes(2));
            var leader = await LeaderAsync(cluster, deployment.VirtualHost);
            await cluster.Nodes[leader].KillAsync();
            heard = [.. first.FirstHeard.Keys];
            deployment.ConnectTo(cluster.Nodes[(leader + 1) % 3]);
        }

        await using var events = await EventLog.ListenAsync(deployment);
        await events.WaitForAsync([.. keys.Where(k => !heard.Contains(k))], TimeSpan.FromMinutes(3));

        heard.Count.ShouldBeLessThan(keys.Count, "the leader died in the middle");
        await FaultScenarios.AuditAsync(deployment, events, keys);
    }

    // "rmq1@localhost" of the lane's queue.
    private static async Task<int> LeaderAsync(RabbitMqCluster cluster, string virtualHost)
    {
        var queues = await cluster.Nodes[0].RunControlAsync("list_queues", "--silent", "-p", virtualHost, "name", "leader");
        var line = queues.Split('\n').Single(l => l.StartsWith("renderer.bulk\t", StringComparison.Ordinal));
        return line.Split('\t')[1]["rmq".Length] - '0';
    }
}
