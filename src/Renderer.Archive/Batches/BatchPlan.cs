using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Renderer.Archive.Catalogue;

namespace Renderer.Archive.Batches;

/// <summary>An item to be written down.</summary>
internal sealed record PlannedItem(string ReportId, long Revision, string State, string RenditionId);

/// <summary>Writes the reports of a selection down as items, a page at a time.</summary>
/// <remarks>
/// A page is taken by moving the batch's place in the selection from where the planner read it: of two planners one wins, and the other has
/// written nothing. Should the connection break at the commit, the repeated call finds the place moved and is outrun by itself; what it had
/// planned is found as not sent.
/// </remarks>
internal sealed class BatchPlan(CatalogueDatabase database, SelectionReader selections, TimeProvider time)
{
    // A small share of the window must not mean a round trip per report, when most of them are unchanged.
    private const int FewestLookedAt = 64;

    public async Task<PlannedPage> PlanAsync(Batch batch, int atMost, Func<SelectedReport, BatchItemState> decide, CancellationToken cancellationToken)
    {
        if (batch.IsSelectionComplete) return new PlannedPage([], IsSelectionComplete: true, WasOutrun: false);
        var isCancelling = batch.State == BatchState.Cancelling;
        var limit = isCancelling ? SelectionReader.MaximumPage : Math.Clamp(atMost, FewestLookedAt, SelectionReader.MaximumPage);
        var selected = await selections.ReadPageAsync(batch.Request.Selection, batch.Cursor, limit, cancellationToken);
        var page = isCancelling ? new Page(selected, [.. selected.Reports.Select(r => BatchItemState.Cancelled)]) : Decide(selected, atMost, decide);
        if (!await WriteAsync(batch, page, cancellationToken)) return new PlannedPage([], IsSelectionComplete: false, WasOutrun: true);
        return new PlannedPage(page.With(BatchItemState.Planned), page.Selected.IsComplete, WasOutrun: false) { Items = page.States.Length };
    }

    private static Page Decide(SelectionPage selected, int atMost, Func<SelectedReport, BatchItemState> decide)
    {
        var states = ImmutableArray.CreateBuilder<BatchItemState>();
        var sent = 0;
        foreach (var report in selected.Reports)
        {
            var state = decide(report);
            if (state is not (BatchItemState.Planned or BatchItemState.Unchanged)) throw new ArgumentException($"A report cannot be planned as {state}.", nameof(decide));
            if (state == BatchItemState.Planned && ++sent > atMost) return new Page(Cut(selected, states.Count), states.ToImmutable());
            states.Add(state);
        }

        return new Page(selected, states.ToImmutable());
    }

    // What comes after the cut was not taken: the next page begins there.
    private static SelectionPage Cut(SelectionPage selected, int count) => count == 0
        ? new SelectionPage([], "", IsComplete: false)
        : new SelectionPage(selected.Reports[..count], selected.Reports[count - 1].ReportId, IsComplete: false);

    private Task<bool> WriteAsync(Batch batch, Page page, CancellationToken cancellationToken)
    {
        if (page.IsNothing) return Task.FromResult(true);
        return database.RunTransactionAsync(
            async (catalogue, attempt) =>
            {
                if (await catalogue.Database.ExecuteSqlAsync(Take(batch, page), attempt) == 0) return false;
                if (page.States.Length > 0) await catalogue.Database.ExecuteSqlAsync(Insert(batch.Request.Id, page), attempt);
                return true;
            },
            cancellationToken);
    }

    private FormattableString Take(Batch batch, Page page)
    {
        var (id, from, to, isLast, state) = (batch.Request.Id, batch.Cursor, page.Selected.Last, page.Selected.IsComplete, BatchNames.Of(batch.State));
        // A page without anything to send is closed at once: its counts go straight to the batch.
        var (unchanged, cancelled) = page.IsOpen ? (0, 0) : (page.With(BatchItemState.Unchanged).Length, page.With(BatchItemState.Cancelled).Length);
        var now = time.GetUtcNow().UtcDateTime;
        return $"""
            UPDATE batches SET planned_to = {to}, is_planned = {isLast}, next_page = next_page + 1, planned = planned + {page.States.Length},
              unchanged = unchanged + {unchanged}, cancelled = cancelled + {cancelled}, started_at = COALESCE(started_at, {now})
            WHERE id = {id} AND planned_to = {from} AND is_planned = FALSE AND state = {state}
            """;
    }

    private FormattableString Insert(string batchId, Page page)
    {
        var items = JsonSerializer.Serialize(page.Items, ArchiveJson.Default.ImmutableArrayPlannedItem);
        var open = page.IsOpen
            ? "; INSERT INTO batch_pages (batch_id, page) SELECT b.id, b.next_page - 1 FROM batches b WHERE b.id = {0}"
            : "";
        return FormattableStringFactory.Create(
            $$"""
            INSERT INTO batch_items (batch_id, report_id, page, revision, state, previous_rendition_id, rendition_id, is_reused, is_superseded, updated_at)
            SELECT b.id, x.value ->> 'reportId', b.next_page - 1, CAST(x.value ->> 'revision' AS BIGINT), x.value ->> 'state', x.value ->> 'renditionId',
              CASE WHEN x.value ->> 'state' = 'unchanged' THEN x.value ->> 'renditionId' END, FALSE, FALSE, {2}
            FROM batches b, {{database.Dialect.Objects("{1}")}} WHERE b.id = {0}
            ON CONFLICT (batch_id, report_id) DO NOTHING{{open}}
            """,
            batchId, items, time.GetUtcNow().UtcDateTime);
    }

    private sealed record Page(SelectionPage Selected, ImmutableArray<BatchItemState> States)
    {
        public bool IsOpen => States.Contains(BatchItemState.Planned);

        // Not one report was taken, and there are more: the place in the selection stays.
        public bool IsNothing => States.IsEmpty && Selected.Last.Length == 0 && !Selected.IsComplete;

        public ImmutableArray<PlannedItem> Items => [.. Selected.Reports.Select((r, i) => new PlannedItem(r.ReportId, r.Revision, BatchNames.Of(States[i]), r.RenditionId))];

        public ImmutableArray<SelectedReport> With(BatchItemState state) => [.. Selected.Reports.Where((_, i) => States[i] == state)];
    }
}
