using System.Collections.Immutable;
using Renderer.Archive.Catalogue;

namespace Renderer.Archive.Batches;

/// <summary>The book of batches: what is to be rendered again, and what became of each report. One instance serves all threads and processes.</summary>
/// <remarks>Every method throws <see cref="CatalogueException"/> when the catalogue cannot do its work now.</remarks>
public sealed class BatchLedger
{
    internal BatchLedger()
    {
    }

    /// <summary>How many reports a selection has now.</summary>
    public Task<long> CountAsync(ReportSelection selection, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>The selected reports in the order of their ids.</summary>
    public IAsyncEnumerable<SelectedReport> ReadSelectionAsync(ReportSelection selection, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Makes a batch, unless it is there already or is refused.</summary>
    public Task<BatchCreation> CreateAsync(BatchRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>A batch with its counts; null when there is none of this id.</summary>
    public Task<Batch?> FindAsync(string batchId, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>The newest batches, newest first.</summary>
    public Task<ImmutableArray<Batch>> ListAsync(int atMost, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>The items of a batch, or those in one state, in the order of their report ids.</summary>
    public IAsyncEnumerable<BatchItem> ReadItemsAsync(string batchId, BatchItemState? state, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Stops sending; what was sent is finished.</summary>
    public Task<BatchChange> PauseAsync(string batchId, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Goes on after a pause.</summary>
    public Task<BatchChange> ResumeAsync(string batchId, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Ends a batch: nothing that is not finished now will be.</summary>
    public Task<BatchChange> CancelAsync(string batchId, string reason, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Has what is held shown.</summary>
    public Task<BatchChange> ReleaseAsync(string batchId, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Gives up what is held.</summary>
    public Task<BatchChange> DiscardAsync(string batchId, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Has failed reports done again, and rejected ones where wanted.</summary>
    public Task<BatchChange> RetryAsync(string batchId, bool withRejected, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Takes or keeps the planner's lease; false while another owner has it.</summary>
    public Task<bool> TryLeadAsync(string owner, TimeSpan lease, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Gives the lease back, if this owner has it.</summary>
    public Task LeaveAsync(string owner, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>The batches that a planner has to do something for: running, cancelling, releasing; oldest first.</summary>
    public Task<ImmutableArray<Batch>> ReadOpenAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Writes the next reports of a selection down as items.</summary>
    /// <param name="batch">The batch as it was read last; it plans on from where that stood.</param>
    /// <param name="atMost">The most reports to be sent.</param>
    /// <param name="decide">Says of each report whether it is <see cref="BatchItemState.Planned"/> or <see cref="BatchItemState.Unchanged"/>; not asked when the batch is being cancelled.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <remarks>A call looks at a bounded number of reports, so it may find none to send although there are some: call again until the selection is complete.</remarks>
    public Task<PlannedPage> PlanAsync(Batch batch, int atMost, Func<SelectedReport, BatchItemState> decide, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Items that are planned and were not sent: after a planner's death, after a retry, after <see cref="ReturnStaleAsync"/>.</summary>
    public Task<ImmutableArray<SelectedReport>> ReadUnsentAsync(string batchId, int atMost, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Records that items are on their way.</summary>
    public Task MarkSentAsync(string batchId, IReadOnlyCollection<string> reportIds, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Makes items that were sent before a moment, and did not come back, planned again; returns how many.</summary>
    public Task<int> ReturnStaleAsync(string batchId, DateTimeOffset sentBefore, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Items without a final state.</summary>
    public Task<long> CountOutstandingAsync(string batchId, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Adds finished pages to the batch's counts, and ends the batch when everything is final.</summary>
    public Task<Batch> FoldAsync(string batchId, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Held reports that are not released yet.</summary>
    public Task<ImmutableArray<HeldReport>> ReadHeldAsync(string batchId, int atMost, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Makes a held rendition what its report shows; false when something newer came first. Again does no harm.</summary>
    public Task<bool> ReleaseItemAsync(string batchId, HeldReport item, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Records that held reports were dealt with and announced.</summary>
    public Task MarkReleasedAsync(string batchId, IReadOnlyCollection<ReleasedItem> items, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>One report of a batch; null when the batch does not have it.</summary>
    public Task<BatchItem?> FindItemAsync(string batchId, string reportId, CancellationToken cancellationToken) => throw new NotSupportedException();
}
