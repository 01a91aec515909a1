using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Renderer.Reports;

namespace Renderer.Archive.Catalogue;

/// <summary>The book of requests: what was accepted is here until it is finished.</summary>
public sealed class RequestLedger
{
    private const int PageSize = 200;

    private readonly CatalogueDatabase _database;
    private readonly TimeProvider _time;

    internal RequestLedger(CatalogueDatabase database, TimeProvider time)
    {
        _database = database;
        _time = time;
    }

    /// <summary>Records a request before anybody is told that it was accepted. False when the same revision was accepted with other content.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="message">The whole message, kept until it is handed over or finished so that it can be published again.</param>
    /// <param name="dueAt">When <see cref="TakeDueAsync"/> gives it to a worker unless it was handed over before; null for not before the next start.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="CatalogueException">The catalogue cannot be used now.</exception>
    public async Task<bool> AcceptAsync(ReportRequest request, string message, DateTimeOffset? dueAt, CancellationToken cancellationToken)
    {
        var (id, number) = (request.Revision.ReportId, request.Revision.Number);
        var tags = JsonSerializer.Serialize(request.Tags, ReadableJson.Context.ImmutableSortedDictionaryStringString);
        var now = _time.GetUtcNow().UtcDateTime;
        var (deadline, due) = (request.Deadline?.UtcDateTime, dueAt?.UtcDateTime);
        var rows = await _database.RunAsync(
            (catalogue, attempt) => catalogue.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO requests (report_id, revision, digest, template, template_version, lane, state, attempts, accepted_at, due_at, deadline, tags, message)
                VALUES ({id}, {number}, {request.Digest}, {request.Template}, {request.TemplateVersion}, {request.Lane}, 'accepted', 0, {now}, {due}, {deadline}, {tags}, {message})
                ON CONFLICT (report_id, revision) DO UPDATE SET
                  lane = excluded.lane, state = 'accepted', attempts = 0, problems = NULL, accepted_at = excluded.accepted_at, finished_at = NULL,
                  due_at = excluded.due_at, deadline = excluded.deadline, tags = excluded.tags, message = excluded.message
                WHERE requests.digest = excluded.digest
                """,
                attempt),
            cancellationToken);
        return rows == 1;
    }

    /// <summary>Records that the broker keeps the message now; the kept one is dropped. Nothing happens to a request that is finished already.</summary>
    /// <exception cref="CatalogueException">The catalogue cannot be used now.</exception>
    public Task HandOverAsync(ReportRevision revision, CancellationToken cancellationToken) => _database.RunAsync(
        (catalogue, attempt) => catalogue.Requests
            .Where(r => r.ReportId == revision.ReportId && r.Revision == revision.Number && r.State == RequestState.Accepted && r.Message != null)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Message, (string?)null).SetProperty(r => r.DueAt, (DateTimeOffset?)null), attempt),
        cancellationToken);

    /// <summary>Records that a request can never be rendered as it is.</summary>
    /// <exception cref="CatalogueException">The catalogue cannot be used now.</exception>
    public Task RejectAsync(ReportRequest request, ImmutableArray<Problem> problems, CancellationToken cancellationToken) =>
        FinishAsync(request, new Finish("rejected", 0, problems, DueAt: null, Message: null), cancellationToken);

    /// <summary>Records that a request failed for now. One that was rendered before stays rendered.</summary>
    /// <exception cref="CatalogueException">The catalogue cannot be used now.</exception>
    public Task FailAsync(ReportRequest request, RequestFailure failure, CancellationToken cancellationToken) =>
        FinishAsync(request, new Finish("failed", failure.Attempts, [failure.Problem], failure.DueAt, failure.Message), cancellationToken);

    /// <summary>Has a request taken up again at a time, because it could not be put on the bus.</summary>
    /// <exception cref="CatalogueException">The catalogue cannot be used now.</exception>
    public Task PostponeAsync(ReportRevision revision, DateTimeOffset dueAt, CancellationToken cancellationToken) => _database.RunAsync(
        (catalogue, attempt) => catalogue.Requests
            .Where(r => r.ReportId == revision.ReportId && r.Revision == revision.Number && r.Message != null)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.DueAt, dueAt), attempt),
        cancellationToken);

    /// <summary>All requests that are not finished, in the order of their ids: what a start publishes again.</summary>
    /// <exception cref="CatalogueException">The catalogue cannot be used now.</exception>
    public async IAsyncEnumerable<UnfinishedRequest> ReadUnfinishedAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (lastId, lastRevision) = ("", 0L);
        while (true)
        {
            var (fromId, fromRevision) = (lastId, lastRevision);
            var page = await _database.RunAsync(
                (catalogue, attempt) => catalogue.Requests
                    .Where(r => r.Message != null
                        && (string.Compare(r.ReportId, fromId) > 0 || (r.ReportId == fromId && r.Revision > fromRevision)))
                    .OrderBy(r => r.ReportId).ThenBy(r => r.Revision)
                    .Take(PageSize)
                    .ToListAsync(attempt),
                cancellationToken);
            foreach (var row in page) yield return Unfinished(row);
            if (page.Count < PageSize) yield break;
            (lastId, lastRevision) = (page[^1].ReportId, page[^1].Revision);
        }
    }

    /// <summary>Takes the requests whose time has come; each is given to one caller only. At most 200 at a time.</summary>
    /// <param name="againAt">When a request that was taken, and neither handed over nor finished, comes again; null for not before the next start.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <remarks>Done twice because the connection broke at the commit, the first taking is in nobody's hands: those requests come at <paramref name="againAt"/>.</remarks>
    /// <exception cref="CatalogueException">The catalogue cannot be used now.</exception>
    public async Task<ImmutableArray<UnfinishedRequest>> TakeDueAsync(DateTimeOffset? againAt, CancellationToken cancellationToken)
    {
        // Materialized, so that the planner cannot run the locking query once per row and take more than the limit.
        var take = FormattableStringFactory.Create(
            $$"""
            WITH due AS MATERIALIZED (
              SELECT report_id, revision FROM requests WHERE due_at <= {0} AND message IS NOT NULL ORDER BY due_at LIMIT {1} {{_database.Dialect.SkipLocked}}
            )
            UPDATE requests SET due_at = {2} FROM due WHERE requests.report_id = due.report_id AND requests.revision = due.revision
            RETURNING requests.report_id AS "ReportId", requests.revision AS "Revision", requests.message AS "Message", requests.lane AS "Lane"
            """,
            _time.GetUtcNow().UtcDateTime, PageSize, againAt?.UtcDateTime);
        var rows = await _database.RunAsync((catalogue, attempt) => catalogue.Database.SqlQuery<TakenRow>(take).ToListAsync(attempt), cancellationToken);
        return [.. rows.Select(r => new UnfinishedRequest(ReportRevision.Create(r.ReportId, r.Revision), r.Message, r.Lane))];
    }

    /// <summary>Records that a message was put back from an error queue.</summary>
    /// <exception cref="CatalogueException">The catalogue cannot be used now.</exception>
    public Task RecordReplayAsync(Replay replay, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow().UtcDateTime;
        return _database.RunAsync(
            (catalogue, attempt) => catalogue.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO replays (id, replayed_at, queue, lane, report_id, revision, template, code, requested_by)
                VALUES ({replay.Id}, {now}, {replay.Queue}, {replay.Lane}, {replay.Revision?.ReportId}, {replay.Revision?.Number}, {replay.Template}, {replay.Code}, {replay.RequestedBy})
                ON CONFLICT (id) DO NOTHING
                """,
                attempt),
            cancellationToken);
    }

    private static UnfinishedRequest Unfinished(RequestRow row) => new(ReportRevision.Create(row.ReportId, row.Revision), row.Message!, row.Lane);

    // Attempts are added up; the same failure recorded again after a broken commit has the same moment and adds nothing.
    private Task<int> FinishAsync(ReportRequest request, Finish finish, CancellationToken cancellationToken)
    {
        var (id, number) = (request.Revision.ReportId, request.Revision.Number);
        var problems = JsonSerializer.Serialize(finish.Problems, ReadableJson.Context.ImmutableArrayProblem);
        var tags = JsonSerializer.Serialize(request.Tags, ReadableJson.Context.ImmutableSortedDictionaryStringString);
        var now = _time.GetUtcNow().UtcDateTime;
        var (deadline, due) = (request.Deadline?.UtcDateTime, finish.DueAt?.UtcDateTime);
        return _database.RunAsync(
            (catalogue, attempt) => catalogue.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO requests (report_id, revision, digest, template, template_version, lane, state, attempts, problems, accepted_at, finished_at, due_at, deadline, tags, message)
                VALUES ({id}, {number}, {request.Digest}, {request.Template}, {request.TemplateVersion}, {request.Lane}, {finish.State}, {finish.Attempts}, {problems}, {now}, {now}, {due}, {deadline}, {tags}, {finish.Message})
                ON CONFLICT (report_id, revision) DO UPDATE SET
                  digest = excluded.digest, state = excluded.state, problems = excluded.problems,
                  attempts = requests.attempts + CASE WHEN requests.state = excluded.state AND requests.finished_at = excluded.finished_at THEN 0 ELSE excluded.attempts END,
                  finished_at = excluded.finished_at, due_at = excluded.due_at, tags = excluded.tags, message = excluded.message
                WHERE excluded.state <> 'failed' OR requests.state <> 'rendered' OR requests.digest <> excluded.digest
                """,
                attempt),
            cancellationToken);
    }

    private sealed record TakenRow(string ReportId, long Revision, string Message, string Lane);

    private sealed record Finish(string State, int Attempts, ImmutableArray<Problem> Problems, DateTimeOffset? DueAt, string? Message);
}
