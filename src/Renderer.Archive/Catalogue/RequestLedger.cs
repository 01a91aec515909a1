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
    /// <param name="message">The whole message, kept until the request is finished so that it can be published again.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="CatalogueException">The catalogue cannot be used now.</exception>
    public async Task<bool> AcceptAsync(ReportRequest request, string message, CancellationToken cancellationToken)
    {
        var (id, number) = (request.Revision.ReportId, request.Revision.Number);
        var tags = JsonSerializer.Serialize(request.Tags, ReadableJson.Context.ImmutableSortedDictionaryStringString);
        var now = _time.GetUtcNow().UtcDateTime;
        var deadline = request.Deadline?.UtcDateTime;
        var rows = await _database.RunAsync(
            catalogue => catalogue.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO requests (report_id, revision, digest, template, template_version, state, attempts, accepted_at, deadline, tags, message)
                VALUES ({id}, {number}, {request.Digest}, {request.Template}, {request.TemplateVersion}, 'accepted', 0, {now}, {deadline}, {tags}, {message})
                ON CONFLICT (report_id, revision) DO UPDATE SET
                  state = 'accepted', attempts = 0, problems = NULL, accepted_at = excluded.accepted_at, finished_at = NULL, due_at = NULL,
                  deadline = excluded.deadline, tags = excluded.tags, message = excluded.message
                WHERE requests.digest = excluded.digest
                """,
                cancellationToken),
            cancellationToken);
        return rows == 1;
    }

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
        catalogue => catalogue.Requests
            .Where(r => r.ReportId == revision.ReportId && r.Revision == revision.Number && r.Message != null)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.DueAt, dueAt), cancellationToken),
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
                catalogue => catalogue.Requests
                    .Where(r => r.Message != null
                        && (string.Compare(r.ReportId, fromId) > 0 || (r.ReportId == fromId && r.Revision > fromRevision)))
                    .OrderBy(r => r.ReportId).ThenBy(r => r.Revision)
                    .Take(PageSize)
                    .ToListAsync(cancellationToken),
                cancellationToken);
            foreach (var row in page) yield return Unfinished(row);
            if (page.Count < PageSize) yield break;
            (lastId, lastRevision) = (page[^1].ReportId, page[^1].Revision);
        }
    }

    /// <summary>Takes the requests whose time has come; each is given to one caller only. At most 200 at a time.</summary>
    /// <exception cref="CatalogueException">The catalogue cannot be used now.</exception>
    public Task<ImmutableArray<UnfinishedRequest>> TakeDueAsync(CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        return _database.RunAsync(
            async catalogue =>
            {
                var due = await catalogue.Requests
                    .Where(r => r.DueAt != null && r.DueAt <= now && r.Message != null)
                    .OrderBy(r => r.DueAt)
                    .Take(PageSize)
                    .ToListAsync(cancellationToken);
                var taken = ImmutableArray.CreateBuilder<UnfinishedRequest>();
                foreach (var row in due)
                {
                    var rows = await catalogue.Requests
                        .Where(r => r.ReportId == row.ReportId && r.Revision == row.Revision && r.DueAt == row.DueAt)
                        .ExecuteUpdateAsync(set => set.SetProperty(r => r.DueAt, (DateTimeOffset?)null), cancellationToken);
                    if (rows == 1) taken.Add(Unfinished(row));
                }

                return taken.ToImmutable();
            },
            cancellationToken);
    }

    private static UnfinishedRequest Unfinished(RequestRow row) => new(ReportRevision.Create(row.ReportId, row.Revision), row.Message!);

    private Task<int> FinishAsync(ReportRequest request, Finish finish, CancellationToken cancellationToken)
    {
        var (id, number) = (request.Revision.ReportId, request.Revision.Number);
        var problems = JsonSerializer.Serialize(finish.Problems, ReadableJson.Context.ImmutableArrayProblem);
        var tags = JsonSerializer.Serialize(request.Tags, ReadableJson.Context.ImmutableSortedDictionaryStringString);
        var now = _time.GetUtcNow().UtcDateTime;
        var (deadline, due) = (request.Deadline?.UtcDateTime, finish.DueAt?.UtcDateTime);
        return _database.RunAsync(
            catalogue => catalogue.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO requests (report_id, revision, digest, template, template_version, state, attempts, problems, accepted_at, finished_at, due_at, deadline, tags, message)
                VALUES ({id}, {number}, {request.Digest}, {request.Template}, {request.TemplateVersion}, {finish.State}, {finish.Attempts}, {problems}, {now}, {now}, {due}, {deadline}, {tags}, {finish.Message})
                ON CONFLICT (report_id, revision) DO UPDATE SET
                  digest = excluded.digest, state = excluded.state, attempts = requests.attempts + excluded.attempts, problems = excluded.problems,
                  finished_at = excluded.finished_at, due_at = excluded.due_at, tags = excluded.tags, message = excluded.message
                WHERE excluded.state <> 'failed' OR requests.state <> 'rendered' OR requests.digest <> excluded.digest
                """,
                cancellationToken),
            cancellationToken);
    }

    private sealed record Finish(string State, int Attempts, ImmutableArray<Problem> Problems, DateTimeOffset? DueAt, string? Message);
}
