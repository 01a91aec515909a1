using Renderer.Archive.Batches;
using Renderer.Cli.Output;
using Spectre.Console;

namespace Renderer.Cli.Regeneration;

/// <summary>Shows how a batch moves until nothing more happens: a bar for a person, a line every few seconds for a log.</summary>
internal sealed class BatchWatch(BatchLedger ledger, Terminal terminal, TimeProvider time)
{
    private static readonly TimeSpan LookPeriod = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LinePeriod = TimeSpan.FromSeconds(5);

    /// <summary>Watches to the end; the result is the batch as it ended.</summary>
    /// <param name="batchId">The batch.</param>
    /// <param name="isBarWanted">Whether a person may see a bar; the bar goes to standard output.</param>
    /// <param name="cancellationToken">Stops watching; the batch goes on.</param>
    public async Task<Batch> RunAsync(string batchId, bool isBarWanted, CancellationToken cancellationToken)
    {
        await WarnWithoutPlannerAsync(cancellationToken);
        try
        {
            return isBarWanted && terminal.IsInteractive ? await ShowBarAsync(batchId, cancellationToken) : await ShowLinesAsync(batchId, cancellationToken);
        }
        catch (OperationCanceledException e)
        {
            throw new OperationCanceledException(
                $"no longer watched; the batch goes on. renderer batches watch {batchId} watches again, renderer batches cancel {batchId} ends it.", e, cancellationToken);
        }
    }

    /// <summary>What a finished batch tells the shell.</summary>
    public static int ExitCodeOf(Batch batch) =>
        batch.State == BatchState.Cancelled || batch.Counts.Rejected + batch.Counts.Failed > 0 ? ExitCode.ProblemsFound : ExitCode.Done;

    private async Task WarnWithoutPlannerAsync(CancellationToken cancellationToken)
    {
        if (await ledger.HasPlannerAsync(cancellationToken)) return;
        await terminal.Error.WriteLineAsync("no worker plans batches now; the batch waits until one does: renderer serve, with Regeneration:Enabled");
    }

    private Task<Batch> ShowBarAsync(string batchId, CancellationToken cancellationToken) => AnsiConsole.Progress()
        .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
        .StartAsync(progress =>
        {
            var bar = progress.AddTask(Markup.Escape(batchId));
            return FollowAsync(
                batchId,
                (batch, pace) =>
                {
                    var done = BatchProgress.Of(batch);
                    bar.MaxValue = Math.Max(1, done.Total);
                    bar.Value = done.Total == 0 ? 1 : done.Done;
                    bar.Description = Markup.Escape(BatchProgress.Line(batch, pace));
                },
                cancellationToken);
        });

    private Task<Batch> ShowLinesAsync(string batchId, CancellationToken cancellationToken)
    {
        var (shownAt, shown) = (DateTimeOffset.MinValue, "");
        return FollowAsync(
            batchId,
            (batch, pace) =>
            {
                var now = time.GetUtcNow();
                var line = BatchProgress.Line(batch, pace);
                if (line == shown || (now - shownAt < LinePeriod && !BatchProgress.IsOver(batch.State))) return;
                terminal.Error.WriteLine(line);
                (shownAt, shown) = (now, line);
            },
            cancellationToken);
    }

    private async Task<Batch> FollowAsync(string batchId, Action<Batch, BatchPace> show, CancellationToken cancellationToken)
    {
        var (pace, stage) = (BatchPace.Unknown, (BatchState?)null);
        while (true)
        {
            var batch = await ledger.FindAsync(batchId, cancellationToken) ?? throw BatchRefusal.Unknown(batchId);
            // The stages count different things.
            if (stage != batch.State) pace = BatchPace.Unknown;
            (pace, stage) = (pace.After(time.GetUtcNow(), BatchProgress.Of(batch).Done), batch.State);
            show(batch, pace);
            if (BatchProgress.IsOver(batch.State)) return batch;
            await Task.Delay(LookPeriod, time, cancellationToken);
        }
    }
}
