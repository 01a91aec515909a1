using System.Collections.Immutable;
using Renderer.Archive.Catalogue;

namespace Renderer.Archive.Batches;

/// <summary>The book of batches: what is to be rendered again, and what became of each report. One instance serves all threads and processes.</summary>
/// <remarks>Every method throws <see cref="CatalogueException"/> when the catalogue cannot do its work now.</remarks>
public sealed class BatchLedger
{
    private readonly SelectionReader _selections;
    private readonly BatchReader _reader;
    private readonly BatchControl _control;
    private readonly BatchPlan _plan;
    private readonly BatchFold _fold;
    private readonly BatchItems _items;
    private readonly BatchRelease _release;
    private readonly Leases _leases;

    internal BatchLedger(CatalogueDatabase database, CurrentPointer pointer, TimeProvider time)
    {
        _selections = new SelectionReader(database);
        _reader = new BatchReader(database);
        _fold = new BatchFold(database, _reader, time);
        _control = new BatchControl(database, _reader, _fold, _selections, time);
        _plan = new BatchPlan(database, _selections, time);
        _items = new BatchItems(database, time);
        _release = new BatchRelease(database, pointer, time);
        _leases = new Leases(database, time);
    }

    /// <summary>How many reports a selection has now.</summary>
    public Task<long> CountAsync(ReportSelection selection, CancellationToken cancellationToken) =>
        _selections.CountAsync(selection, cancellationToken);

    /// <summary>The selected reports in the order of their ids.</summary>
    public IAsyncEnumerable<SelectedReport> ReadSelectionAsync(ReportSelection selection, CancellationToken cancellationToken) =>
        _selections.ReadAsync(selection, cancellationToken);

    /// <summary>Makes a batch, unless it is there already or is refused.</summary>
    public Task<BatchCreation> CreateAsync(BatchRequest request, CancellationToken cancellationToken) =>
        _control.CreateAsync(request, cancellationToken);

    /// <summary>A batch with its counts; null when there is none of this id.</summary>
    public Task<Batch?> FindAsync(string batchId, CancellationToken cancellationToken) =>
        _reader.FindAsync(batchId, cancellationToken);

    /// <summary>The newest batches, newest first.</summary>
    public Task<ImmutableArray<Batch>> ListAsync(int atMost, CancellationToken cancellationToken) =>
        _reader.ListAsync(atMost, cancellationToken);

    /// <summary>The items of a batch, or those in one state, in the order of their report ids.</summary>
    public IAsyncEnumerable<BatchItem> ReadItemsAsync(string batchId, BatchItemState? state, CancellationToken cancellationToken) =>
        _items.ReadAsync(batchId, state, cancellationToken);

    /// <summary>Stops sending; what was sent is finished.</summary>
    public Task<BatchChange> PauseAsync(string batchId, CancellationToken cancellationToken) =>
        _control.MoveAsync(batchId, BatchMove.Pause, null, cancellationToken);

    /// <summary>Goes on after a pause.</summary>
    public Task<BatchChange> ResumeAsync(string batchId, CancellationToken cancellationToken) =>
        _control.MoveAsync(batchId, BatchMove.Resume, null, cancellationToken);

    /// <summary>Ends a batch: nothing that is not finished now will be.</summary>
    public Task<BatchChange> CancelAsync(string batchId, string reason, CancellationToken cancellationToken) =>
        _control.MoveAsync(batchId, BatchMove.Cancel, reason, cancellationToken);

    /// <summary>Has what is held shown.</summary>
    public Task<BatchChange> ReleaseAsync(string batchId, CancellationToken cancellationToken) =>
        _control.MoveAsync(batchId, BatchMove.Release, null, cancellationToken);

    /// <summary>Gives up what is held.</summary>
    public Task<BatchChange> DiscardAsync(string batchId, CancellationToken cancellationToken) =>
        _control.MoveAsync(batchId, BatchMove.Discard, null, cancellationToken);

    /// <summary>Has failed reports done again, and rejected ones where wanted.</summary>
    public Task<BatchChange> RetryAsync(string batchId, bool withRejected, CancellationToken cancellationToken) =>
        _control.RetryAsync(batchId, withRejected, cancellationToken);

    /// <summary>Takes or keeps the planner's lease; false while another owner has it.</summary>
    public Task<bool> TryLeadAsync(string owner, TimeSpan lease, CancellationToken cancellationToken) =>
        _leases.TryTakeAsync(Leases.Planner, owner, lease, cancellationToken);

    /// <summary>Whether a planner has the lead now.</summary>
    public Task<bool> HasPlannerAsync(CancellationToken cancellationToken) =>
        _leases.IsHeldAsync(Leases.Planner, cancellationToken);

    /// <summary>Gives the lease back, if this owner has it.</summary>
    public Task LeaveAsync(string owner, CancellationToken cancellationToken) =>
        _leases.GiveBackAsync(Leases.Planner, owner, cancellationToken);

    /// <summary>The batches that a planner has to do something for: running, cancelling, releasing; oldest first.</summary>
    public Task<ImmutableArray<Batch>> ReadOpenAsync(CancellationToken cancellationToken) =>
        _reader.ReadOpenAsync(cancellationToken);

    /// <summary>Writes the next reports of a selection down as items.</summary>
    /// <param name="batch">The batch as it was read last; it plans on from where that stood.</param>
    /// <param name="atMost">The most reports to be sent.</param>
    /// <param name="decide">Says of each report whether it is <see cref="BatchItemState.Planned"/> or <see cref="BatchItemState.Unchanged"/>; not asked when the batch is being cancelled.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <remarks>A call looks at a bounded number of reports, so it may find none to send although there are some: call again until the selection is complete.</remarks>
    public Task<PlannedPage> PlanAsync(Batch batch, int atMost, Func<SelectedReport, BatchItemState> decide, CancellationToken cancellationToken) =>
        _plan.PlanAsync(batch, atMost, decide, cancellationToken);

    /// <summary>Items that are planned and were not sent: after a planner's death, after a retry, after <see cref="ReturnStaleAsync"/>.</summary>
    public Task<ImmutableArray<SelectedReport>> ReadUnsentAsync(string batchId, int atMost, CancellationToken cancellationToken) =>
        _items.ReadUnsentAsync(batchId, atMost, cancellationToken);

    /// <summary>Records that items are on their way.</summary>
    public Task MarkSentAsync(string batchId, IReadOnlyCollection<string> reportIds, CancellationToken cancellationToken) =>
        _items.MarkSentAsync(batchId, reportIds, cancellationToken);

    /// <summary>Makes items that were sent before a moment, and did not come back, planned again; returns how many.</summary>
    public Task<int> ReturnStaleAsync(string batchId, DateTimeOffset sentBefore, CancellationToken cancellationToken) =>
        _items.ReturnStaleAsync(batchId, sentBefore, cancellationToken);

    /// <summary>Adds finished pages to the batch's counts, and ends the batch when everything is final.</summary>
    public Task<Batch> FoldAsync(string batchId, CancellationToken cancellationToken) =>
        _fold.FoldAsync(batchId, cancellationToken);

    /// <summary>Held reports that are not released yet.</summary>
    public Task<ImmutableArray<HeldReport>> ReadHeldAsync(string batchId, int atMost, CancellationToken cancellationToken) =>
        _release.ReadAsync(batchId, atMost, cancellationToken);

    /// <summary>Makes a held rendition what its report shows; false when something newer came first. Again does no harm.</summary>
    public Task<bool> ReleaseItemAsync(string batchId, HeldReport item, CancellationToken cancellationToken) =>
        _release.ShowAsync(item, cancellationToken);

    /// <summary>Records that held reports were dealt with and announced.</summary>
    public Task MarkReleasedAsync(string batchId, IReadOnlyCollection<ReleasedItem> items, CancellationToken cancellationToken) =>
        _release.MarkAsync(batchId, items, cancellationToken);

    /// <summary>One report of a batch; null when the batch does not have it.</summary>
    public Task<BatchItem?> FindItemAsync(string batchId, string reportId, CancellationToken cancellationToken) =>
        _items.FindAsync(batchId, reportId, cancellationToken);
}
