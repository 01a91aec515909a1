namespace Renderer.Benchmarks.Compare;

/// <summary>Something that makes a PDF of the benchmark's document.</summary>
internal interface IEngine : IAsyncDisposable
{
    /// <summary>Its name.</summary>
    string Name { get; }

    /// <summary>Its version, once it has run; empty if it does not say.</summary>
    string Version { get; }

    /// <summary>Whether it keeps running between documents.</summary>
    bool IsWarm { get; }

    /// <summary>Makes so many documents, one after the other. What it starts for them is shown to the probe.</summary>
    /// <exception cref="EngineException">It failed.</exception>
    Task<Batch> RunAsync(int documents, MemoryProbe? probe, CancellationToken cancellationToken);
}

/// <summary>What came of a batch.</summary>
/// <param name="Seconds">How long each document took.</param>
/// <param name="Bytes">Size of the last one.</param>
internal sealed record Batch(IReadOnlyList<double> Seconds, long Bytes);

/// <summary>An engine that is there and does not work.</summary>
internal sealed class EngineException(string message) : Exception(message);
