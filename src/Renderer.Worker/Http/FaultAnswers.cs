using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Renderer.Archive.Catalogue;
using Renderer.Archive.Objects;
using Renderer.Contracts;
using Renderer.Worker.Telemetry;

namespace Renderer.Worker.Http;

/// <summary>Turns what endpoints throw into problem details; the exact words stay in the log.</summary>
internal static class FaultAnswers
{
    public static void Use(IApplicationBuilder app, ILogger logger) => app.Use(async (HttpContext http, RequestDelegate next) =>
    {
        try
        {
            await next(http);
            if (http.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null, ContentLength: null }) await EmptyAnswer(http.Response.StatusCode).ExecuteAsync(http);
        }
        catch (Exception e) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            await Answer(e, logger).ExecuteAsync(http);
        }
    });

    private static IResult Answer(Exception error, ILogger logger)
    {
        switch (error)
        {
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return ProblemResults.Answer(
                    StatusCodes.Status413PayloadTooLarge, ProblemCodes.DataTooLarge, "The body is too large.",
                    "Render:MaximumDataBytes bounds it. Store the data in the object store and send dataRef, or split the report.");
            case BadHttpRequestException bad:
                return ProblemResults.Answer(bad.StatusCode, ProblemCodes.MessageInvalid, "The request cannot be read.", "It breaks the HTTP protocol or was cut off. Send it again.");
            case ObjectStoreException:
                Log.RequestFailed(logger, error.Message);
                return ProblemResults.Unavailable(ProblemCodes.StorageUnavailable, "The object store cannot be used.");
            case CatalogueException:
                Log.RequestFailed(logger, error.Message);
                return ProblemResults.Unavailable(ProblemCodes.CatalogueUnavailable, "The catalogue cannot be used.");
            default:
                Log.RequestFailed(logger, $"{error.GetType()}{Environment.NewLine}{error.StackTrace}");
                return ProblemResults.Answer(
                    StatusCodes.Status500InternalServerError, ProblemCodes.Internal, "The service has a defect.", "The log has the details. The same request may work later.");
        }
    }

    private static IResult EmptyAnswer(int status) => status switch
    {
        StatusCodes.Status404NotFound => ProblemResults.Answer(status, "not-found", "There is nothing here.", "The API is at /api/reports, /api/reports/{reportId} and its report.html and report.pdf, /api/batches and /api/templates; health is at /health/live and /health/ready."),
        StatusCodes.Status405MethodNotAllowed => ProblemResults.Answer(status, "method", "This method is not offered here.", "POST goes to /api/reports, /api/batches and what is done to batches and templates; everything else is read with GET."),
        _ => ProblemResults.Answer(status, "refused", "The request was refused.", $"The status is {status}."),
    };
}
