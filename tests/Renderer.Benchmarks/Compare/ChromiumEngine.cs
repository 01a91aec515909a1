using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Renderer.Benchmarks.Compare;

/// <summary>One browser that stays and one page in it: each document is set as the page's content, and printed when it and its fonts are there.</summary>
internal sealed class ChromiumEngine(string program, string html, Workspace workspace) : IEngine
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);

    private readonly DevToolsConnection _browser = new();
    private Process? _process;
    private string _session = "";
    private string _frame = "";
    private int _count;

    public string Name => "Chromium";

    public string Version { get; private set; } = "";

    public bool IsWarm => true;

    /// <summary>What every start of it is given, in either mode.</summary>
    public static IReadOnlyList<string> Arguments(string profile) =>
        ["--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-background-networking", "--disable-dev-shm-usage", $"--user-data-dir={profile}",
            .. Environment.UserName == "root" ? new[] { "--no-sandbox" } : []];

    public async Task<Batch> RunAsync(int documents, MemoryProbe? probe, CancellationToken cancellationToken)
    {
        if (_process is null) await StartAsync(cancellationToken);
        probe?.Watch(_process!.Id);
        var seconds = new double[documents];
        var bytes = 0L;
        for (var i = 0; i < documents; i++)
        {
            var document = html.Replace("</title>", $" {++_count}</title>", StringComparison.Ordinal);
            var started = Stopwatch.GetTimestamp();
            bytes = await PrintAsync(document, cancellationToken);
            seconds[i] = Stopwatch.GetElapsedTime(started).TotalSeconds;
        }

        return new(seconds, bytes);
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        if (_process is not null) await EngineCommand.EndAsync(_process);
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        var profile = workspace.NewFolder("chromium");
        _process = new EngineCommand(program, [.. Arguments(profile), "--remote-debugging-port=0"]).Start(workspace, isAsked: false);
        await _browser.ConnectAsync(await AddressAsync(Path.Combine(profile, "DevToolsActivePort"), cancellationToken), cancellationToken);
        Version = (await SendAsync("Browser.getVersion", [], cancellationToken)).GetProperty("product").GetString()!.Split('/')[^1];
        var target = (await SendAsync("Target.createTarget", new() { ["url"] = "about:blank" }, cancellationToken)).GetProperty("targetId").GetString();
        _session = (await SendAsync("Target.attachToTarget", new() { ["targetId"] = target, ["flatten"] = true }, cancellationToken)).GetProperty("sessionId").GetString()!;
        await SendAsync("Page.enable", [], cancellationToken);
        _frame = (await SendAsync("Page.getFrameTree", [], cancellationToken)).GetProperty("frameTree").GetProperty("frame").GetProperty("id").GetString()!;
    }

    // The browser writes its port and path into this file when it listens.
    private static async Task<Uri> AddressAsync(string file, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(StartLimit);
        while (true)
        {
            var lines = File.Exists(file) ? await File.ReadAllLinesAsync(file, limit.Token) : [];
            if (lines is [var port, var path, ..]) return new($"ws://127.0.0.1:{port}{path}");
            await Task.Delay(TimeSpan.FromMilliseconds(20), limit.Token);
        }
    }

    private async Task<long> PrintAsync(string document, CancellationToken cancellationToken)
    {
        await SendAsync("Page.setDocumentContent", new() { ["frameId"] = _frame, ["html"] = document }, cancellationToken);
        await _browser.WaitForAsync("Page.loadEventFired", cancellationToken);
        await SendAsync("Runtime.evaluate", new() { ["expression"] = "document.fonts.ready.then(() => 1)", ["awaitPromise"] = true }, cancellationToken);
        var printed = await SendAsync("Page.printToPDF", new() { ["preferCSSPageSize"] = true, ["printBackground"] = true, ["generateTaggedPDF"] = true }, cancellationToken);
        return printed.GetProperty("data").GetBytesFromBase64().Length;
    }

    private Task<JsonElement> SendAsync(string method, JsonObject parameters, CancellationToken cancellationToken) =>
        _browser.SendAsync(method, parameters, _session.Length > 0 ? _session : null, cancellationToken);
}
