using System.Diagnostics;

namespace Renderer.Benchmarks.Compare;

/// <summary>A program that is started for each document; its start counts.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Command">Makes one document.</param>
/// <param name="Output">The file it writes.</param>
/// <param name="Workspace">Where it runs.</param>
internal sealed record ProcessPerDocument(string Name, EngineCommand Command, string Output, Workspace Workspace) : IEngine
{
    public string Version => "";

    public bool IsWarm => false;

    /// <summary>What it reads from its standard input; null for nothing.</summary>
    public string? Input { get; init; }

    public async Task<Batch> RunAsync(int documents, MemoryProbe? probe, CancellationToken cancellationToken)
    {
        var seconds = new double[documents];
        for (var i = 0; i < documents; i++) seconds[i] = await RunOnceAsync(probe, cancellationToken);
        return new(seconds, new FileInfo(Output).Length);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<double> RunOnceAsync(MemoryProbe? probe, CancellationToken cancellationToken)
    {
        File.Delete(Output);
        var started = Stopwatch.GetTimestamp();
        var process = Command.Start(Workspace, Input is not null);
        try
        {
            probe?.Watch(process.Id);
            process.OutputDataReceived += static (_, _) => { };
            process.BeginOutputReadLine();
            if (Input is not null)
            {
                await process.StandardInput.WriteAsync(Input.AsMemory(), cancellationToken);
                process.StandardInput.Close();
            }

            await process.WaitForExitAsync(cancellationToken);
            var taken = Stopwatch.GetElapsedTime(started).TotalSeconds;
            return process.ExitCode == 0 && File.Exists(Output) ? taken : throw new EngineException($"{Name} writes no PDF (exit code {process.ExitCode}).");
        }
        finally
        {
            await EngineCommand.EndAsync(process);
        }
    }
}
