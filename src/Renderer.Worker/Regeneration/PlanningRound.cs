using System.Collections.Immutable;
using Renderer.Archive;
using Renderer.Archive.Batches;
using Renderer.Archive.Catalogue;
using Renderer.Archive.Objects;
using Renderer.Worker.Telemetry;

namespace Renderer.Worker.Regeneration;

/// <summary>What a round leaves.</summary>
internal enum RoundEnd
{
    /// <summary>There is no batch.</summary>
    Idle,

    /// <summary>Nothing more can be done before workers have finished something.</summary>
    Waiting,

    /// <summary>There is more to do at once.</summary>
    More,
}

/// <summary>One look at all open batches: each gets its share of the window filled, sent, counted and told of.</summary>
internal sealed class PlanningRound(
    RenditionArchive archive, BatchTargets targets, BatchSender sender, BatchRelease release, BatchFollower follower, SentItems sent, PlannerMetrics metrics, RegenerationOptions options, TimeProvider time)
{
    // Nothing of it goes to a worker, so it is bound by what one transaction may hold only.
    private const int CancelledAtOnce = 1000;

    private readonly RateLimit _rate = new(options.MaximumRate, time);
    private int _first;

    /// <exception cref="CatalogueException">The catalogue cannot do its work now.</exception>
    /// <exception cref="ObjectStoreException">The store cannot do its work now.</exception>
    public async Task<RoundEnd> RunAsync(CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var open = await archive.Batches.ReadOpenAsync(cancellationToken);
        foreach (var batch in open) await follower.TellAsync(batch, cancellationToken);
        var hasMore = await PlanAsync([.. open.Where(b => b.State == BatchState.Running)], cancellationToken);
        foreach (var batch in open.Where(b => b.State == BatchState.Cancelling)) hasMore |= await CancelRestAsync(batch, cancellationToken);
        foreach (var batch in open.Where(b => b.State == BatchState.Releasing)) hasMore |= await release.RunAsync(batch, cancellationToken) > 0;
        foreach (var batch in open) await follower.TellAsync(await archive.Batches.FoldAsync(batch.Request.Id, cancellationToken), cancellationToken);
        await follower.LookAfterOthersAsync(open, cancellationToken);
        metrics.Planned(open, time.GetElapsedTime(began));
        _first++;
        return open.IsEmpty ? RoundEnd.Idle : hasMore ? RoundEnd.More : RoundEnd.Waiting;
    }

    private async Task<bool> PlanAsync(ImmutableArray<Batch> running, CancellationToken cancellationToken)
    {
        var turns = new List<Turn>(running.Length);
        foreach (var batch in running)
        {
            if (await targets.FindAsync(batch, cancellationToken) is not { } target) continue;
            await sent.ReturnAsync(batch, cancellationToken);
            turns.Add(new Turn(batch, target, new ShareDemand(batch.Outstanding, batch.IsSelectionComplete ? 0 : options.Window)));
        }

        if (turns.Count == 0) return false;
        var rooms = FairShares.DivideWindow(options.Window, [.. turns.Select(t => t.Demand)], _first);
        var hasMore = false;
        foreach (var (turn, room) in turns.Zip(rooms))
        {
            // Before the page: afterwards its own would be among them.
            if (turn.Demand.Outstanding > 0 && Sendable > 0) turn.ToSend.AddRange(await archive.Batches.ReadUnsentAsync(turn.Batch.Request.Id, Math.Min(options.Window, Sendable), cancellationToken));
            if (room > 0) hasMore |= await PlanPageAsync(turn, room, cancellationToken);
        }

        await SendAsync(turns, cancellationToken);
        return hasMore;
    }

    /// <summary>Plans a page; says whether there is room left for another one.</summary>
    private async Task<bool> PlanPageAsync(Turn turn, int room, CancellationToken cancellationToken)
    {
        var page = await archive.Batches.PlanAsync(turn.Batch, room, turn.Target.Decide, cancellationToken);
        turn.ToSend.AddRange(page.ToSend);
        return page is { WasOutrun: false, IsSelectionComplete: false } && page.ToSend.Length < room;
    }

    // What the rate does not allow now stays planned, and is read again.
    private async Task SendAsync(List<Turn> turns, CancellationToken cancellationToken)
    {
        var shares = FairShares.Divide(Sendable, [.. turns.Select(t => t.ToSend.Count)], _first);
        foreach (var (turn, share) in turns.Zip(shares))
        {
            _rate.Spend(share);
            metrics.Sent(share);
            await sender.SendAsync(turn.Batch.Request, [.. turn.ToSend.Take(share)], cancellationToken);
        }
    }

    private async Task<bool> CancelRestAsync(Batch batch, CancellationToken cancellationToken)
    {
        if (batch.IsSelectionComplete) return false;
        var page = await archive.Batches.PlanAsync(batch, CancelledAtOnce, _ => BatchItemState.Cancelled, cancellationToken);
        return page is { WasOutrun: false, IsSelectionComplete: false };
    }

    private int Sendable => _rate.Available;

    private sealed record Turn(Batch Batch, BatchTarget Target, ShareDemand Demand)
    {
        public List<SelectedReport> ToSend { get; } = [];
    }
}
