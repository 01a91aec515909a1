using System.Diagnostics;
using System.Text.Json;

namespace Renderer.Benchmarks.Compare;

/// <summary>A process that stays: it reads a number of documents from its standard input and answers with their times.</summary>
internal sealed class WorkerEngine(string name, EngineCommand command, Workspace workspace) : IEngine
{
    private Process? _process;

    public string Name => name;

    public string Version { get; private set; } = "";

    public bool IsWarm => true;

    public async Task<Batch> RunAsync(int documents, MemoryProbe? probe, CancellationToken cancellationToken)
    {
        _process ??= command.Start(workspace, isAsked: true);
        probe?.Watch(_process.Id);
        await _process.StandardInput.WriteLineAsync($"{documents}".AsMemory(), cancellationToken);
        await _process.StandardInput.FlushAsync(cancellationToken);
        string? line;
        // Other lines are remarks of the library.
        do line = await _process.StandardOutput.ReadLineAsync(cancellationToken) ?? throw new EngineException($"{name} stopped.");
        while (!line.StartsWith('{'));
        var answer = JsonSerializer.Deserialize<WorkerAnswer>(line, WorkerAnswer.Json)!;
        Version = answer.Version;
        return new(answer.Seconds, answer.Bytes);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await EngineCommand.EndAsync(_process);
    }
}

/// <summary>What a worker says about a batch.</summary>
internal sealed record WorkerAnswer(string Version, double[] Seconds, long Bytes)
{
    /// <summary>Camel case, as scripts write it.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web);
}
