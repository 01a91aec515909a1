using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Renderer.Contracts;
using Renderer.Reports;
using Renderer.Worker.Requests;

namespace Renderer.Worker.Http;

/// <summary>Answers that say what went wrong, as problem details (RFC 9457).</summary>
internal static class ProblemResults
{
    private const string ContentType = "application/problem+json";

    public static IResult Invalid(ImmutableArray<Problem> problems) => Answer(
        StatusCodes.Status400BadRequest, ProblemCodes.MessageInvalid, "The message is not a valid ReportReady.",
        problems.Length == 1 ? problems[0].Message : $"There are {problems.Length} problems.", problems);

    public static IResult UnknownReport(string reportId) => Answer(
        StatusCodes.Status404NotFound, "report-unknown", "There is no such report.",
        $"No report with id {reportId} was ever accepted. Post it to /api/reports first.");

    public static IResult NoReportId() => Answer(
        StatusCodes.Status404NotFound, "report-unknown", "There is no such report.",
        "A report id is 1 to 200 characters of A-Z a-z 0-9 . _ -, not starting with a dot.");

    /// <summary>404, because there is no such file yet; the state says whether there will be.</summary>
    public static IResult NotRendered(string reportId, string state, ImmutableArray<Problem> problems) => Results.Json(
        new ProblemAnswer
        {
            Type = "urn:renderer:problem:report-not-rendered",
            Title = "The report has no rendition.",
            Status = StatusCodes.Status404NotFound,
            Detail = $"The newest request is {state}; GET /api/reports/{reportId} says more.",
            State = state,
            Problems = problems.IsEmpty ? null : RequestMapping.ToWire(problems),
        },
        WorkerJson.Default.ProblemAnswer, ContentType, StatusCodes.Status404NotFound);

    /// <summary>404, because the current rendition was made without this file.</summary>
    public static IResult NotMade(string reportId, string file) => Answer(
        StatusCodes.Status404NotFound, "format-not-made", "The report was rendered without this file.",
        $"Post a new revision of {reportId} with the format of {file} in formats: fragment for fragment.html, json for data.json, csv for tables.csv.");

    public static IResult Changed(string revision) => Answer(
        StatusCodes.Status409Conflict, "revision-changed", "The revision was accepted before with other content.",
        $"{revision} is already accepted with other data, template or formats. Send changed data under a higher revision.");

    public static IResult NotJson(string? contentType) => Answer(
        StatusCodes.Status415UnsupportedMediaType, "media-type", "The body must be application/json.",
        $"The request's Content-Type is {(string.IsNullOrEmpty(contentType) ? "missing" : "another one")}. Send Content-Type: application/json.");

    public static IResult Unavailable(string code, string reason) => Answer(
        StatusCodes.Status503ServiceUnavailable, code, "A part of the service does not work now.",
        $"{reason} Nothing was accepted; try again later.");

    public static IResult Answer(int status, string code, string title, string detail, ImmutableArray<Problem> problems = default) => Results.Json(
        new ProblemAnswer
        {
            Type = $"urn:renderer:problem:{code}",
            Title = title,
            Status = status,
            Detail = detail,
            Problems = problems.IsDefaultOrEmpty ? null : RequestMapping.ToWire(problems),
        },
        WorkerJson.Default.ProblemAnswer, ContentType, status);
}
