using Renderer.Benchmarks.Documents;

namespace Renderer.Benchmarks.Compare;

/// <summary>All engines in turns, round by round, so that a busy moment of the machine disturbs them alike.</summary>
internal static class CompareRun
{
    /// <summary>Compares and prints.</summary>
    public static async Task RunAsync(CompareOptions options, TextWriter output, TextWriter remarks, CancellationToken cancellationToken)
    {
        var comparison = await MeasureAsync(options, remarks, cancellationToken);
        if (options.IsJson) comparison.WriteJson(output);
        else comparison.Write(output);
    }

    /// <summary>Compares.</summary>
    public static async Task<Comparison> MeasureAsync(CompareOptions options, TextWriter remarks, CancellationToken cancellationToken)
    {
        var document = BenchmarkDocument.Of(options.Document);
        using var workspace = new Workspace(document);
        var search = new EngineSearch(options, document, workspace);
        var turns = search.Find().Select(engine => new EngineTurns(engine, options)).ToList();
        var missing = search.Missing.ToList();
        try
        {
            foreach (var turn in turns.ToList())
            {
                try
                {
                    remarks.WriteLine($"{turn.Engine.Name}, {(turn.Engine.IsWarm ? "warm" : "a process each")}: warming up");
                    await turn.WarmUpAsync(cancellationToken);
                }
                catch (EngineException fault)
                {
                    missing.Add(fault.Message.TrimEnd('.'));
                    turns.Remove(turn);
                    await turn.Engine.DisposeAsync();
                }
            }

            for (var round = 1; round <= options.Rounds; round++)
            {
                remarks.WriteLine($"round {round} of {options.Rounds}");
                foreach (var turn in turns) await turn.MeasureAsync(cancellationToken);
            }

            foreach (var turn in turns) await turn.WeighAsync(cancellationToken);
            return new(document.Name, [.. turns.Select(turn => turn.Result)], missing);
        }
        finally
        {
            foreach (var turn in turns) await turn.Engine.DisposeAsync();
        }
    }
}
