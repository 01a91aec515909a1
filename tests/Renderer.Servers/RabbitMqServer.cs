using System.Globalization;

namespace Renderer.Servers;

/// <summary>One RabbitMQ node with its management API, user and password <c>guest</c>.</summary>
public sealed class RabbitMqServer : IAsyncDisposable
{
    private readonly ServerScript _script;
    private readonly string _node;
    private readonly bool _isAlone;

    private RabbitMqServer(ServerScript script, int node, bool isAlone)
    {
        _script = script;
        _node = node.ToString(CultureInfo.InvariantCulture);
        _isAlone = isAlone;
        Port = FreePort.Find();
        ManagementPort = FreePort.Find(inARow: 2);
    }

    /// <summary>Port of AMQP.</summary>
    public int Port { get; }

    /// <summary>Address of AMQP, with user and password.</summary>
    public string Address => $"amqp://guest:guest@127.0.0.1:{Port}/";

    /// <summary>Address of the management API.</summary>
    public Uri Management => new($"http://127.0.0.1:{ManagementPort}/");

    private int ManagementPort { get; }

    /// <summary>Starts a node of its own, in a fresh folder.</summary>
    public static async Task<RabbitMqServer> StartAsync()
    {
        var server = new RabbitMqServer(ServerScript.InFreshFolder("rabbitmq.sh"), 0, isAlone: true);
        await server.PrepareAsync(FreePort.Find(), []);
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Ends the node in order.</summary>
    public Task StopAsync() => _script.RunAsync("stop", _node);

    /// <summary>Ends the node by SIGKILL.</summary>
    public Task KillAsync() => _script.RunAsync("kill", _node);

    /// <summary>Starts the node again on the same port, with what it had stored.</summary>
    public Task StartAgainAsync() => _script.RunAsync("start", _node);

    /// <summary>Runs <c>rabbitmqctl</c> on the node; returns what it printed.</summary>
    public Task<string> RunControlAsync(params string[] arguments) => _script.RunAsync("ctl", [_node, .. arguments]);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        if (!_isAlone) return;
        await _script.RunAsync("end");
        _script.DeleteFolder();
    }

    internal static RabbitMqServer OfCluster(ServerScript script, int node) => new(script, node, isAlone: false);

    internal Task PrepareAsync(int epmdPort, IEnumerable<string> clusterNodes) => _script.RunAsync(
        "prepare", [_node, Text(Environment.ProcessId), Text(Port), Text(FreePort.Find()), Text(ManagementPort), Text(epmdPort), .. clusterNodes]);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
