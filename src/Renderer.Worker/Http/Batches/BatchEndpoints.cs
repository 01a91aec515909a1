using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Renderer.Archive;
using Renderer.Archive.Batches;
using Renderer.Archive.Catalogue;
using Renderer.Worker.Http.Access;
using Renderer.Worker.Regeneration;
using Renderer.Worker.Requests;
using Renderer.Worker.Telemetry;

namespace Renderer.Worker.Http.Batches;

/// <summary>The HTTP API of regeneration: see batches, steer them, read what became of each report.</summary>
internal sealed class BatchEndpoints(
    RenditionArchive archive, RegenerationCommands commands, AccessControl access, TimeProvider time, ILogger<BatchEndpoints> logger)
{
    private const int UsualListed = 20;
    private const int MostListed = 500;

    private readonly BatchLedger _ledger = archive.Batches;

    public void Map(IEndpointRouteBuilder routes)
    {
        Endpoint.MapRead(routes, "/api/batches", ListAsync).WithMetadata(new RequiredScope(ApiScope.Read));
        Endpoint.MapRead(routes, "/api/batches/{batchId}", ShowAsync).WithMetadata(new RequiredScope(ApiScope.Read));
        routes.MapGet("/api/batches/{batchId}/items.csv", Endpoint.Of(SendItemsAsync)).WithMetadata(new RequiredScope(ApiScope.Read));
        routes.MapPost("/api/batches", Endpoint.Of(StartAsync)).WithMetadata(new RequiredScope(ApiScope.Regenerate));
        MapChange(routes, "pause", (id, _, stop) => _ledger.PauseAsync(id, stop));
        MapChange(routes, "resume", (id, _, stop) => _ledger.ResumeAsync(id, stop));
        MapChange(routes, "release", (id, _, stop) => _ledger.ReleaseAsync(id, stop));
        MapChange(routes, "discard", (id, _, stop) => _ledger.DiscardAsync(id, stop));
        MapChange(routes, "cancel", (id, http, stop) => _ledger.CancelAsync(id, $"cancelled by {access.CallerOf(http).Name}", stop));
        MapChange(routes, "retry", (id, http, stop) => _ledger.RetryAsync(id, http.Request.Query["rejected"] == "true", stop));
    }

    private void MapChange(IEndpointRouteBuilder routes, string name, Func<string, HttpContext, CancellationToken, Task<BatchChange>> change) =>
        routes.MapPost($"/api/batches/{{batchId}}/{name}", Endpoint.Of(async http =>
        {
            if (FindBatchId(http) is not { } id) return BatchAnswers.NoBatchId();
            var outcome = await change(id, http, http.RequestAborted);
            if (outcome.Batch is null) return BatchAnswers.Unknown(id);
            if (!outcome.IsDone) return BatchAnswers.Refused(outcome);
            Log.BatchChanged(logger, id, name, access.CallerOf(http).Name);
            return Show(outcome.Batch);
        })).WithMetadata(new RequiredScope(ApiScope.Regenerate));

    /// <summary>202 means: the batch is in the catalogue, and a planner takes it up whatever happens to this process.</summary>
    private async Task<IResult> StartAsync(HttpContext http)
    {
        if (!http.Request.HasJsonContentType()) return ProblemResults.NotJson(http.Request.ContentType);
        var caller = access.CallerOf(http).Name;
        var reading = CommandReader.ReadRegeneration(await Endpoint.BodyAsync(http.Request), caller);
        if (reading.Message is null) return BatchAnswers.Invalid(reading.Problems);

        var outcome = await commands.StartAsync(reading.Message, http.RequestAborted);
        if (outcome.IsRefused) return BatchAnswers.Refused(outcome);
        if (outcome.Batch is not { } batch) return BatchAnswers.Counted(reading.Message.Template, outcome);
        Log.BatchChanged(logger, outcome.BatchId, outcome.IsNew ? "started" : "asked for again", caller);
        http.Response.Headers.Location = $"/api/batches/{outcome.BatchId}";
        return Results.Json(BatchAnswers.Show(batch, time.GetUtcNow()), WorkerJson.Default.BatchAnswer, statusCode: StatusCodes.Status202Accepted);
    }

    private async Task<IResult> ListAsync(HttpContext http)
    {
        var limit = http.Request.Query["limit"].FirstOrDefault();
        var atMost = UsualListed;
        if (limit is not null && (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out atMost) || atMost is < 1 or > MostListed))
            return ProblemResults.Invalid([MessageCheck.Invalid("limit", "This is no number of batches.", $"Use 1 to {MostListed}.")]);
        var now = time.GetUtcNow();
        return Results.Json(new BatchListAnswer([.. (await _ledger.ListAsync(atMost, http.RequestAborted)).Select(b => BatchAnswers.Show(b, now))]), WorkerJson.Default.BatchListAnswer);
    }

    private async Task<IResult> ShowAsync(HttpContext http)
    {
        if (FindBatchId(http) is not { } id) return BatchAnswers.NoBatchId();
        return await _ledger.FindAsync(id, http.RequestAborted) is { } batch ? Show(batch) : BatchAnswers.Unknown(id);
    }

    private async Task<IResult> SendItemsAsync(HttpContext http)
    {
        if (FindBatchId(http) is not { } id) return BatchAnswers.NoBatchId();
        var name = http.Request.Query["state"].FirstOrDefault();
        var state = BatchNames.FindItemState(name);
        if (name is not null && state is null)
            return ProblemResults.Invalid([MessageCheck.Invalid("state", "There is no such state.", $"Use one of {string.Join(", ", BatchNames.ItemStates)}, or leave state out for all.")]);
        if (await _ledger.FindAsync(id, http.RequestAborted) is null) return BatchAnswers.Unknown(id);

        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"{id}{(name is null ? "" : $".{name}")}.csv");
        http.Response.Headers.ContentDisposition = disposition.ToString();
        // What fails after the first bytes breaks the connection off: a reader sees that the table is not whole.
        return Results.Stream(
            async body =>
            {
                await using var text = new StreamWriter(body, leaveOpen: true);
                await BatchItemTable.WriteAsync(text, _ledger.ReadItemsAsync(id, state, http.RequestAborted), http.RequestAborted);
            },
            "text/csv; charset=utf-8");
    }

    private IResult Show(Batch batch) => Results.Json(BatchAnswers.Show(batch, time.GetUtcNow()), WorkerJson.Default.BatchAnswer);

    // Batch ids are written as report ids are.
    private static string? FindBatchId(HttpContext http) => http.GetRouteValue("batchId") is string text && ReportRevision.IsReportId(text) ? text : null;
}
