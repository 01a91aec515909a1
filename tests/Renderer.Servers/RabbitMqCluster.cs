using System.Globalization;

namespace Renderer.Servers;

/// <summary>RabbitMQ nodes that form one cluster on this machine.</summary>
public sealed class RabbitMqCluster : IAsyncDisposable
{
    private readonly ServerScript _script;

    private RabbitMqCluster(ServerScript script, IReadOnlyList<RabbitMqServer> nodes)
    {
        _script = script;
        Nodes = nodes;
    }

    /// <summary>The nodes; node <c>i</c> is <c>rmq{i}@localhost</c>.</summary>
    public IReadOnlyList<RabbitMqServer> Nodes { get; }

    /// <summary>Starts the nodes one after the other in a fresh folder; returns when all are members.</summary>
    public static async Task<RabbitMqCluster> StartAsync(int nodes = 3)
    {
        var script = ServerScript.InFreshFolder("rabbitmq.sh");
        var cluster = new RabbitMqCluster(script, [.. Enumerable.Range(0, nodes).Select(i => RabbitMqServer.OfCluster(script, i))]);
        var epmd = FreePort.Find();
        foreach (var node in cluster.Nodes)
        {
            await node.PrepareAsync(epmd, Enumerable.Range(0, nodes).Select(i => i.ToString(CultureInfo.InvariantCulture)));
            await node.StartAgainAsync();
        }

        return cluster;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var node in Nodes) await node.DisposeAsync();
        await _script.RunAsync("end");
        _script.DeleteFolder();
    }
}
