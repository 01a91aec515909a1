using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Threading.Channels;

namespace Renderer.Cli.Tests.Processes;

/// <summary><c>renderer serve</c> as its own process, on a free port; its log is read line by line, so tests wait for events and not for time.</summary>
internal sealed class ServeProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Process _process;
    private readonly Channel<JsonElement> _log = Channel.CreateUnbounded<JsonElement>();
    private readonly List<JsonElement> _seen = [];
    private readonly CancellationTokenSource _patience = new(Patience);

    private ServeProcess(Process process, Uri address)
    {
        _process = process;
        Http = new HttpClient { BaseAddress = address };
        _ = ReadLogAsync();
    }

    public HttpClient Http { get; }

    /// <summary>Starts it and waits until it listens. Everything it keeps lies in the folder's <c>data</c>.</summary>
    public static Task<ServeProcess> StartAsync(TemporaryFolder folder, params string[] arguments) => StartAsync(StartInfo(folder, arguments));

    /// <summary>The same where no file may grow beyond a number of KiB.</summary>
    public static Task<ServeProcess> StartWithFileLimitAsync(TemporaryFolder folder, int kibibytes, params string[] arguments) =>
        StartAsync(RendererProcess.WithFileLimit(StartInfo(folder, arguments), kibibytes));

    /// <summary>Everything the log has shown to the waits so far.</summary>
    public string Log => string.Join('\n', _seen.Select(l => JsonSerializer.Serialize(l, Readable)));

    /// <summary>What came on standard error since it listens. Whole after <see cref="ReadToEndAsync"/>.</summary>
    public string Errors { get; private set; } = "";

    /// <summary>Reads what an ended process still had to say.</summary>
    public async Task ReadToEndAsync()
    {
        await foreach (var line in _log.Reader.ReadAllAsync(_patience.Token)) _seen.Add(line);
        Errors += await _process.StandardError.ReadToEndAsync(_patience.Token);
    }

    /// <summary>Waits until the log has shown an event so many times since the start.</summary>
    public async Task<IReadOnlyList<JsonElement>> WaitForAsync(int eventId, int times = 1)
    {
        while (_seen.Count(l => IsEvent(l, eventId)) < times) _seen.Add(await _log.Reader.ReadAsync(_patience.Token));
        return [.. _seen.Where(l => IsEvent(l, eventId))];
    }

    /// <summary>kill -9: nothing is flushed, nothing is said goodbye to.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(_patience.Token);
    }

    /// <summary>SIGTERM, as a supervisor does; returns the exit code.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("/bin/kill", ["-TERM", $"{_process.Id}"]);
        await kill.WaitForExitAsync(_patience.Token);
        await _process.WaitForExitAsync(_patience.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        Http.Dispose();
        _process.Dispose();
        _patience.Dispose();
    }

    private static ProcessStartInfo StartInfo(TemporaryFolder folder, string[] arguments) =>
        RendererProcess.StartInfo(folder, ["serve", "--folder", folder.File("data"), "--urls", "http://127.0.0.1:0", .. arguments]);

    private static async Task<ServeProcess> StartAsync(ProcessStartInfo start)
    {
        const string Listening = "listening on ";
        var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        var said = new List<string>();
        while (await process.StandardError.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith(Listening, StringComparison.Ordinal)) return new ServeProcess(process, new Uri(line[Listening.Length..]));
            said.Add(line);
        }

        throw new InvalidOperationException($"serve ended: {string.Join('\n', said)}");
    }

    private static bool IsEvent(JsonElement line, int eventId) => line.GetProperty("EventId").GetInt32() == eventId;

    private async Task ReadLogAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line) await _log.Writer.WriteAsync(JsonElement.Parse(line));
        _log.Writer.Complete();
    }
}
