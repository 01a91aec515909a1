using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Renderer.Archive.Batches;
using Renderer.Contracts;
using Renderer.Reports;
using Renderer.Worker.Regeneration;

namespace Renderer.Worker.Http.Batches;

/// <summary>What the ledger knows of a batch, as the API shows it.</summary>
internal static class BatchAnswers
{
    public static BatchAnswer Show(Batch batch, DateTimeOffset now) => new()
    {
        BatchId = batch.Request.Id,
        Template = batch.Request.Selection.Template,
        TemplateVersion = batch.Request.TargetVersion,
        TemplateDigest = batch.Request.TargetDigest,
        State = BatchNames.Of(batch.State),
        Counts = Show(batch.Counts),
        IsSelectionComplete = batch.IsSelectionComplete,
        Selection = Show(batch.Request.Selection),
        Hold = batch.Request.Holds,
        Verify = batch.Request.Verifies,
        BrokenSums = batch.Request.BrokenSums,
        RequestedBy = batch.Request.RequestedBy,
        CreatedAt = batch.CreatedAt,
        StartedAt = batch.StartedAt,
        FinishedAt = batch.FinishedAt,
        Reason = batch.Reason,
        Release = batch.Request.Holds ? new ReleaseAnswer(batch.Released, batch.Superseded) : null,
        ReportsPerSecond = RateOf(batch, now),
        Items = $"/api/batches/{batch.Request.Id}/items.csv",
    };

    public static IResult Unknown(string batchId) => ProblemResults.Answer(
        StatusCodes.Status404NotFound, BatchCodes.Unknown, "There is no such batch.", $"No batch has the id {batchId}. GET /api/batches lists the newest.");

    public static IResult NoBatchId() => ProblemResults.Answer(
        StatusCodes.Status404NotFound, BatchCodes.Unknown, "There is no such batch.", "A batch id is 1 to 200 characters of A-Z a-z 0-9 . _ -, not starting with a dot.");

    /// <summary>400, because the command itself is not as it must be.</summary>
    public static IResult Invalid(ImmutableArray<Problem> problems) => ProblemResults.Answer(
        StatusCodes.Status400BadRequest, ProblemCodes.MessageInvalid, "The message is not a valid RegenerateReports.", Detail(problems), problems);

    /// <summary>409 where another batch is in the way, else 422: the command is sound, and cannot be followed.</summary>
    public static IResult Refused(CommandOutcome outcome)
    {
        var code = outcome.Problems[0].Code;
        var status = code is BatchCodes.Overlap or BatchCodes.Invalid ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return ProblemResults.Answer(status, code, "The batch is refused.", Detail(outcome.Problems), outcome.Problems);
    }

    /// <summary>200 with the count of a dry run.</summary>
    public static IResult Counted(string template, CommandOutcome outcome) => Results.Json(
        new DryRunAnswer(template, outcome.TargetVersion ?? "", outcome.TargetDigest ?? "", outcome.Selected ?? 0), WorkerJson.Default.DryRunAnswer);

    /// <summary>409 with the reason, because the batch's state does not allow it.</summary>
    public static IResult Refused(BatchChange change) => ProblemResults.Answer(
        StatusCodes.Status409Conflict, change.Code ?? BatchCodes.State, "The batch's state does not allow it.", change.Reason ?? "GET the batch to see its state.");

    private static string Detail(ImmutableArray<Problem> problems) => problems.Length == 1 ? problems[0].Message : $"There are {problems.Length} problems.";

    private static BatchCountsAnswer Show(BatchCounts counts) =>
        new(counts.Selected, counts.Rendered, counts.Reused, counts.Unchanged, counts.Rejected, counts.Failed, counts.Cancelled, counts.Remaining);

    private static SelectionAnswer Show(ReportSelection selection) => new(
        selection.TemplateVersion, selection.Body, selection.Year,
        selection.Tags.IsEmpty ? null : selection.Tags,
        selection.ReportIds.IsEmpty ? null : selection.ReportIds.Length,
        selection.RenderedBefore);

    private static double? RateOf(Batch batch, DateTimeOffset now)
    {
        if (batch.StartedAt is not { } started) return null;
        var seconds = ((batch.FinishedAt ?? now) - started).TotalSeconds;
        return seconds > 0 ? Math.Round(batch.Counts.Finished / seconds, 1) : null;
    }
}
