using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Renderer.Service.Tests.Running;

/// <summary><c>renderer serve</c> as a process of its own.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private const string Listening = "listening on ";

    // A start compiles, reads 75 MB of fonts and connects to three servers, on a machine that does other things meanwhile.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _log = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private WorkerProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public HttpClient Http { get; private set; } = null!;

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>The last lines of the log.</summary>
    public string Log => string.Join('\n', _log);

    /// <summary>Memory of the process in MiB: what of it is in RAM now.</summary>
    public double ResidentMebibytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / (1024.0 * 1024.0);
        }
    }

    /// <summary>Memory in MiB that is the process's own: without the mapped font files.</summary>
    public double PrivateMebibytes => File.ReadLines($"/proc/{_process.Id}/status")
        .Where(l => l.StartsWith("RssAnon:", StringComparison.Ordinal))
        .Select(l => double.Parse(l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024.0)
        .Single();

    /// <summary>Processor time used so far.</summary>
    public double ProcessorSeconds
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime.TotalSeconds;
        }
    }

    public static async Task<WorkerProcess> StartAsync(Deployment deployment, (string Name, string Value)[] settings)
    {
        var start = StartInfo(deployment, ["serve", "--urls", "http://127.0.0.1:0"]);
        foreach (var (name, value) in settings) start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        var worker = new WorkerProcess(Process.Start(start)!);
        using var patience = new CancellationTokenSource(Patience);
        await Task.WhenAny(worker._address.Task, worker._process.WaitForExitAsync(patience.Token));
        if (!worker._address.Task.IsCompleted) throw new InvalidOperationException($"serve ended or hangs:\n{worker.Log}");
        worker.Http = new HttpClient { BaseAddress = await worker._address.Task };
        return worker;
    }

    public static async Task<string> RunAsync(Deployment deployment, string[] arguments)
    {
        using var process = Process.Start(StartInfo(deployment, arguments))!;
        using var patience = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var error = process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        if (process.ExitCode != 0) throw new InvalidOperationException($"renderer {string.Join(' ', arguments)} ended with {process.ExitCode}: {await error}{await output}");
        return await output;
    }

    /// <summary>SIGKILL: nothing is flushed, nothing is given back.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as a supervisor does; returns the exit code.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("/bin/kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>What the service says of its health: ready or not.</summary>
    public async Task<bool> IsReadyAsync()
    {
        using var answer = await Http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        return answer.IsSuccessStatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        Http?.Dispose();
        _process.Dispose();
    }

    private static ProcessStartInfo StartInfo(Deployment deployment, string[] arguments)
    {
        var start = new ProcessStartInfo(Repository.Program, arguments)
        {
            WorkingDirectory = deployment.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in deployment.Settings) start.Environment[name] = value;
        return start;
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        if (line.StartsWith(Listening, StringComparison.Ordinal)) _address.TrySetResult(new Uri(line[Listening.Length..]));
        _log.Enqueue(line);
        while (_log.Count > 2000) _log.TryDequeue(out _);
    }
}
