using System.Diagnostics;
using System.Text;
using Renderer.Servers;

namespace Renderer.Contracts.Tests.Clients;

/// <summary><c>renderer serve</c> on a real RabbitMQ, with store and catalogue in a folder.</summary>
public sealed class RunningRenderer : IAsyncLifetime, IDisposable
{
    private const string Listening = "listening on ";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly string _folder = Directory.CreateTempSubdirectory("renderer-clients-").FullName;
    private readonly StringBuilder _said = new();
    private RabbitMqServer? _broker;
    private Process? _process;

    public string Broker => _broker!.Address;

    /// <summary>What the service has said so far.</summary>
    public string Log
    {
        get
        {
            lock (_said) return _said.ToString();
        }
    }

    public async Task InitializeAsync()
    {
        _broker = await RabbitMqServer.StartAsync();
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "renderer"), ["serve", "--folder", _folder, "--urls", "http://127.0.0.1:0"])
        {
            UseShellExecute = false,
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["Broker__Kind"] = "rabbitmq";
        start.Environment["Broker__Address"] = Broker;
        start.Environment["Templates__Folder"] = Path.Combine(RepositoryFolder.Root, "templates");
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process.OutputDataReceived += (_, line) => Keep(line.Data, ready);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data, ready);
        _process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"serve ended: {Log}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await ready.Task.WaitAsync(Patience);
    }

    public async Task DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        if (_broker is not null) await _broker.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    public void Dispose() => _process?.Dispose();

    private void Keep(string? line, TaskCompletionSource ready)
    {
        if (line is null) return;
        lock (_said) _said.AppendLine(line);
        if (line.StartsWith(Listening, StringComparison.Ordinal)) ready.TrySetResult();
    }
}
