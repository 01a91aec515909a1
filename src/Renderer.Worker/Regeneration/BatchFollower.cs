using Renderer.Archive;
using Renderer.Archive.Batches;
using Renderer.Archive.Catalogue;
using Renderer.Worker.Telemetry;

namespace Renderer.Worker.Regeneration;

/// <summary>Knows what was said of each batch, and says what is new: its start, its progress now and then, its end.</summary>
/// <remarks>Kept in memory only. Who takes the lead repeats what may not have been said; the events' ids are the same again.</remarks>
internal sealed class BatchFollower(RenditionArchive archive, BatchEvents events, RegenerationOptions options, TimeProvider time, ILogger<BatchFollower> logger)
{
    // Planners take over within a lease; beyond an hour everybody has asked how it ended.
    private static readonly TimeSpan RepeatedEnds = TimeSpan.FromHours(1);

    private const int Listed = 100;

    private readonly Dictionary<string, Followed> _followed = new(StringComparer.Ordinal);

    /// <summary>Learns of the batches that another planner may have left in the middle.</summary>
    /// <exception cref="CatalogueException">The catalogue cannot do its work now.</exception>
    public async Task TakeOverAsync(CancellationToken cancellationToken)
    {
        _followed.Clear();
        foreach (var batch in await archive.Batches.ListAsync(Listed, cancellationToken))
        {
            if (batch.FinishedAt < time.GetUtcNow() - RepeatedEnds) continue;
            if (IsToldAtOnce(batch.State)) await events.CompletedAsync(batch, cancellationToken);
            if (!IsOver(batch.State) && batch.StartedAt is not null) _followed[batch.Request.Id] = new Followed(batch, time.GetUtcNow());
        }
    }

    /// <summary>Says what is new of a batch.</summary>
    public async Task TellAsync(Batch batch, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!_followed.TryGetValue(batch.Request.Id, out var last))
        {
            // One that is known to have started goes on after a retry.
            if (batch.StartedAt is null || batch.Counts.Finished == 0) await events.StartedAsync(batch, cancellationToken);
            _followed[batch.Request.Id] = last = new Followed(batch, now);
        }

        if (IsToldAtOnce(batch.State))
        {
            if (batch.State != last.Told.State)
            {
                Log.BatchTold(logger, batch.Request.Id, batch.State, batch.Counts);
                await events.CompletedAsync(batch, cancellationToken);
            }

            if (IsOver(batch.State)) _followed.Remove(batch.Request.Id);
            else _followed[batch.Request.Id] = new Followed(batch, now);
            return;
        }

        if (now - last.At < options.ProgressPeriod || (batch.Counts == last.Told.Counts && batch.State == last.Told.State)) return;
        await events.ProgressedAsync(batch, cancellationToken);
        _followed[batch.Request.Id] = new Followed(batch, now);
    }

    /// <summary>Looks after batches that no planning is needed for: paused, held, or ended by somebody else.</summary>
    /// <param name="open">The batches being planned.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="CatalogueException">The catalogue cannot do its work now.</exception>
    public async Task LookAfterOthersAsync(IReadOnlyCollection<Batch> open, CancellationToken cancellationToken)
    {
        var ids = open.Select(b => b.Request.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (id, followed) in _followed.Where(f => !ids.Contains(f.Key)).ToList())
        {
            if (time.GetUtcNow() - followed.LookedAt < options.ProgressPeriod) continue;
            _followed[id] = followed with { LookedAt = time.GetUtcNow() };
            if (await archive.Batches.FindAsync(id, cancellationToken) is { } batch) await TellAsync(batch, cancellationToken);
            else _followed.Remove(id);
        }
    }

    private static bool IsToldAtOnce(BatchState state) => state == BatchState.Held || IsOver(state);

    private static bool IsOver(BatchState state) => state is BatchState.Completed or BatchState.Cancelled or BatchState.Discarded;

    private sealed record Followed(Batch Told, DateTimeOffset At)
    {
        public DateTimeOffset LookedAt { get; init; } = At;
    }
}
