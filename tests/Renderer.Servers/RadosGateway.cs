using System.Globalization;

namespace Renderer.Servers;

/// <summary>An S3 server: Ceph's radosgw, its objects in memory. Buckets are made through its API, path style.</summary>
public sealed class RadosGateway : IAsyncDisposable
{
    private readonly ServerScript _script = ServerScript.InFreshFolder("radosgw.sh");

    private RadosGateway()
    {
    }

    /// <summary>Port on 127.0.0.1.</summary>
    public int Port { get; } = FreePort.Find();

    /// <summary>Address of the S3 API.</summary>
    public Uri Address => new($"http://127.0.0.1:{Port}/");

    /// <summary>Access key of the one user.</summary>
    public string AccessKey => "testkey";

    /// <summary>Secret key of the one user.</summary>
    public string SecretKey => "testsecret";

    /// <summary>Starts gateway, monitor and store in a fresh folder.</summary>
    public static async Task<RadosGateway> StartAsync()
    {
        var server = new RadosGateway();
        var monitor = FreePort.Find(inARow: 2);
        await server._script.RunAsync("prepare", Text(Environment.ProcessId), Text(server.Port), Text(monitor), Text(monitor + 1));
        await server._script.RunAsync("start");
        return server;
    }

    /// <summary>Ends the gateway in order; the objects stay.</summary>
    public Task StopAsync() => _script.RunAsync("stop", "gateway");

    /// <summary>Ends the gateway by SIGKILL; the objects stay.</summary>
    public Task KillAsync() => _script.RunAsync("kill", "gateway");

    /// <summary>Starts the gateway again on the same port.</summary>
    public Task StartAgainAsync() => _script.RunAsync("start", "gateway");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _script.RunAsync("kill");
        _script.DeleteFolder();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
