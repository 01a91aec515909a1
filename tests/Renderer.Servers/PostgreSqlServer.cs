using System.Diagnostics;
using System.Globalization;

namespace Renderer.Servers;

/// <summary>A PostgreSQL server, superuser <c>app</c> without password, <c>fsync</c> off.</summary>
public sealed class PostgreSqlServer : IAsyncDisposable
{
    private readonly ServerScript _script = ServerScript.InFreshFolder("postgresql.sh");
    private int _databases;

    private PostgreSqlServer()
    {
    }

    /// <summary>Port on 127.0.0.1.</summary>
    public int Port { get; } = FreePort.Find();

    /// <summary>Starts a server in a fresh folder.</summary>
    public static async Task<PostgreSqlServer> StartAsync()
    {
        var server = new PostgreSqlServer();
        await server._script.RunAsync("prepare", Text(Environment.ProcessId), Text(server.Port));
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Creates an empty database; returns its connection string.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        var start = new ProcessStartInfo("psql", ["-h", "127.0.0.1", "-p", Text(Port), "-U", "app", "-q", "-v", "ON_ERROR_STOP=1", "-c", $"CREATE DATABASE {name}", "postgres"]) { RedirectStandardError = true, UseShellExecute = false };
        using var psql = Process.Start(start)!;
        var error = await psql.StandardError.ReadToEndAsync();
        await psql.WaitForExitAsync();
        if (psql.ExitCode != 0) throw new InvalidOperationException($"psql ended with {psql.ExitCode}: {error}");
        return $"Host=127.0.0.1;Port={Port};Username=app;Database={name}";
    }

    /// <summary>Ends the server in order; clients are cut off.</summary>
    public Task StopAsync() => _script.RunAsync("stop");

    /// <summary>Ends every process of the server by SIGKILL.</summary>
    public Task KillAsync() => _script.RunAsync("kill");

    /// <summary>Starts the server again on the same port, with what it had stored.</summary>
    public Task StartAgainAsync() => _script.RunAsync("start");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _script.DeleteFolder();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
