using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Renderer.Archive;
using Renderer.Archive.Catalogue;
using Renderer.Archive.Objects;
using Renderer.Contracts;
using Renderer.Reports;
using Renderer.Worker.Broker;
using Renderer.Worker.Consuming;
using Renderer.Worker.Http.Access;
using Renderer.Worker.Requests;
using Renderer.Worker.Telemetry;

namespace Renderer.Worker.Http;

/// <summary>The HTTP API: request a report, ask for its state, read its files.</summary>
internal sealed class ReportEndpoints(
    RenditionArchive archive, RequestHandOver handOver, UnfinishedRequests unfinished, WorkerMetrics metrics, TimeProvider time, ILogger<ReportEndpoints> logger)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/reports", Endpoint.Of(AcceptAsync)).WithMetadata(new RequiredScope(ApiScope.Submit));
        Endpoint.MapRead(routes, "/api/reports/{reportId}", ShowAsync).WithMetadata(new RequiredScope(ApiScope.Read));
        foreach (var file in (string[])["report.html", "report.pdf", "fragment.html", "data.json", "tables.csv"])
            Endpoint.MapRead(routes, $"/api/reports/{{reportId}}/{file}", http => SendFileAsync(http, file)).WithMetadata(new RequiredScope(ApiScope.Read));
    }

    /// <summary>202 means: it is in the catalogue, and will be rendered or rejected whatever happens to this process.</summary>
    private async Task<IResult> AcceptAsync(HttpContext http)
    {
        if (!http.Request.HasJsonContentType()) return ProblemResults.NotJson(http.Request.ContentType);
        var reading = MessageReader.Read(await Endpoint.BodyAsync(http.Request));
        if (reading.Message is null) return ProblemResults.Invalid(reading.Problems);

        var laneName = http.Request.Query["lane"].FirstOrDefault();
        if (LaneNames.Find(laneName ?? LaneNames.Of(Lane.Interactive)) is not { } lane) return ProblemResults.Invalid([MessageCheck.Invalid("lane", "There is no such lane.", "Use interactive or bulk, or leave lane out for interactive.")]);

        if (MessageData.FindSizeProblem(reading.Message, default) is { } tooLarge) return ProblemResults.Invalid([tooLarge]);
        var message = await MoveLargeDataAsync(reading.Message, http.RequestAborted);
        using var scope = Log.ReportScope(logger, message.ReportId, message.Revision);
        var request = RequestMapping.ToRequest(message);
        if (!await handOver.AcceptAsync(message, request, lane, http.RequestAborted)) return ProblemResults.Changed($"{request.Revision}");
        metrics.Accepted();
        Log.Accepted(logger, message.Revision, message.Template, http.Request.ContentLength ?? -1);
        await HandOverAsync(message, request.Revision, lane);

        http.Response.Headers.Location = $"/api/reports/{message.ReportId}";
        return Results.Json(ReportAnswers.ShowAccepted(request, time.GetUtcNow()), WorkerJson.Default.ReportAnswer, statusCode: StatusCodes.Status202Accepted);
    }

    private async Task<IResult> ShowAsync(HttpContext http)
    {
        if (Endpoint.FindReportId(http) is not { } reportId) return ProblemResults.NoReportId();
        return await archive.FindStatusAsync(reportId, http.RequestAborted) is { } status
            ? Results.Json(await ReportAnswers.ShowAsync(status, archive.Objects), WorkerJson.Default.ReportAnswer)
            : ProblemResults.UnknownReport(reportId);
    }

    private async Task<IResult> SendFileAsync(HttpContext http, string file)
    {
        if (Endpoint.FindReportId(http) is not { } reportId) return ProblemResults.NoReportId();
        if (await archive.FindStatusAsync(reportId, http.RequestAborted) is not { } status) return ProblemResults.UnknownReport(reportId);
        if (status.Published is not { } published) return ProblemResults.NotRendered(reportId, ReportAnswers.StateOf(status), status.Problems);

        if (published.Rendition.Artifacts.FirstOrDefault(a => a.FileName == file) is not { } artifact) return ProblemResults.NotMade(reportId, file);
        var key = ObjectKey.Create(artifact.Key);
        var content = await archive.Objects.ReadAsync(key, http.RequestAborted)
            ?? throw new ObjectStoreException(artifact.Key, "the file is in the catalogue, but not in the store.", "Post the report again to have it rendered again.");
        // Browsers show no CSV, and programs that do run what looks like a formula: a person decides what opens it.
        var disposition = new ContentDispositionHeaderValue(artifact.Format == ReportFormats.Csv ? "attachment" : "inline");
        disposition.SetHttpFileName($"{reportId}.{file.Replace("report.", "", StringComparison.Ordinal)}");
        http.Response.Headers.ContentDisposition = disposition.ToString();
        SecurityHeaders.SetFor(http.Response, artifact.Format);
        return Results.Bytes(content, key.ContentType, entityTag: new EntityTagHeaderValue($"\"{artifact.Sha256}\""), enableRangeProcessing: true);
    }

    private async Task<ReportReady> MoveLargeDataAsync(ReportReady message, CancellationToken cancellationToken)
    {
        if (message.Data is not { } data) return message;
        var bytes = MessageData.Write(data);
        if (MessageData.FindSizeProblem(message, bytes) is null) return message;
        var sha256 = await archive.StoreDataAsync(bytes, cancellationToken);
        return message with { Data = null, DataRef = new DataReference(ObjectKey.OfData(sha256).Value, sha256, bytes.Length) };
    }

    // The request is accepted: that the client hangs up now, or that the queue fails, changes nothing.
    private async Task HandOverAsync(ReportReady message, ReportRevision revision, Lane lane)
    {
        try
        {
            using var span = Tracing.StartPublish(nameof(ReportReady));
            await handOver.HandOverAsync(message, revision, lane, CancellationToken.None);
        }
        catch (CatalogueException)
        {
            unfinished.TakeUpAllWhenPossible();
        }
    }
}
