using System.Collections.Immutable;
using System.Diagnostics;
using Renderer.Archive;
using Renderer.Archive.Catalogue;
using Renderer.Archive.Objects;
using Renderer.Contracts;
using Renderer.Reports;
using Renderer.Worker.Broker;
using Renderer.Worker.Requests;
using Renderer.Worker.Telemetry;
using Renderer.Worker.Templates;

namespace Renderer.Worker.Work;

/// <summary>One message's way: validate, fetch the data, check and compare it, find or render, store, complete. Says what to announce; publishes nothing.</summary>
/// <remarks>Doing the same message again ends in the same state and the same event, so a redelivery after any crash is harmless.</remarks>
internal sealed class ReportWork(
    ReportRenderer renderer, TemplateSource templates, RenditionArchive archive, RenderGate gate, LanePrecedence precedence, DataFetch fetch, ReportCheck reportCheck, WorkerMetrics metrics, ILogger<ReportWork> logger, TimeProvider time)
{
    /// <summary>Does the work. Permanent problems come back in the outcome.</summary>
    /// <param name="message">The message.</param>
    /// <param name="lane">The lane it came on.</param>
    /// <param name="record">Where its outcome is written down.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ObjectStoreException">The store cannot do its work now.</exception>
    /// <exception cref="CatalogueException">The catalogue cannot do its work now.</exception>
    public async Task<ReportOutcome> RunAsync(ReportReady message, Lane lane, IOutcomeRecord record, CancellationToken cancellationToken)
    {
        if (await record.FindSettledAsync(message, cancellationToken) is { } settled) return settled;
        var problems = MessageCheck.FindProblems(message);
        if (!problems.IsEmpty) return Reject(message, lane, record, problems);
        using var deadline = Deadline.Of(message, time, cancellationToken);
        using var underWay = precedence.Begin(lane);
        ReadOnlyMemory<byte> inlineData = message.Data is { } inline ? MessageData.Write(inline) : default;
        var run = new ReportRun
        {
            Message = message,
            Request = RequestMapping.ToRequest(message, inlineData) with { Lane = LaneNames.Of(lane) },
            InlineData = inlineData,
            Lane = lane,
            Record = record,
            Clock = new StageClock(time, metrics),
            Deadline = deadline.Token,
            Stop = cancellationToken,
        };
        try
        {
            deadline.Token.ThrowIfCancellationRequested();
            return await RunAsync(run);
        }
        catch (OperationCanceledException) when (deadline.HasPassed && !cancellationToken.IsCancellationRequested)
        {
            return await RejectAsync(run, [TooLate(message)]);
        }
    }

    private async Task<ReportOutcome> RunAsync(ReportRun run)
    {
        var clock = run.Clock;
        await precedence.GiveWayAsync(run.Lane, run.Deadline);
        var data = await fetch.ReadAsync(run.Message, run.InlineData, run.Deadline);
        clock.End(StageNames.Read);
        if (data.Problem is not null) return await RejectAsync(run, [data.Problem]);
        var check = await reportCheck.RunAsync(run.Message, data.Bytes, run);
        if (check.Data is null) return await RejectAsync(run, check.Problems);

        var found = await archive.FindAsync(check.Data.RenditionId, run.Deadline);
        clock.End(StageNames.Find);
        var rendering = found is null ? await RenderAsync(check.Data, run) : new Rendering(found, []);
        if (rendering.Rendition is null) return await RejectAsync(run, [.. check.Problems, .. rendering.Problems]);

        await precedence.GiveWayAsync(run.Lane, run.Stop);
        var completion = CompletionOf(check, rendering.Rendition);
        var recording = await run.Record.CompleteAsync(run.Request, completion, isReused: found is not null, run.Stop);
        clock.End(StageNames.Complete);
        var finish = new FinishedReport(check, completion, IsReused: found is not null, recording.IsCurrent, clock) { BatchId = run.Record.BatchId };
        Record(run, finish, recording);
        return recording.IsAnnounced ? await OutcomeMapping.RenderedAsync(run.Message, finish, archive.Objects) : ReportOutcome.Silent;
    }

    private async Task<Rendering> RenderAsync(CheckedData data, ReportRun run)
    {
        await precedence.GiveWayAsync(run.Lane, run.Deadline);
        var render = await gate.RunAsync(run.Lane, () => renderer.Render(data, run.Deadline), run.Deadline);
        run.Clock.End(StageNames.Render);
        if (render.Report is null) return new Rendering(null, render.Problems);
        foreach (var (stage, duration) in render.Report.Durations) run.Clock.Add(stage, duration);
        await precedence.GiveWayAsync(run.Lane, run.Deadline);
        // From here on the deadline is met: stopping between an object and its row would leave an object that no row knows.
        run.Deadline.ThrowIfCancellationRequested();
        var rendition = await archive.StoreAsync(data, render.Report, render.Problems, run.Stop);
        run.Clock.End(StageNames.Store);
        return new Rendering(rendition, render.Problems);
    }

    // Renditions of earlier programs kept the broken rules as well; this check has found them anew.
    private static Completion CompletionOf(CheckedReport check, StoredRendition rendition) =>
        new(rendition with { Warnings = [.. rendition.Warnings.Where(w => w.Code != ProblemCodes.RuleBroken)] }) { Subject = check.Data?.Subject, Findings = check.Problems };

    private async Task<ReportOutcome> RejectAsync(ReportRun run, ImmutableArray<Problem> problems)
    {
        var isAnnounced = await run.Record.RejectAsync(run.Request, problems, run.Stop);
        var rejected = Reject(run.Message, run.Lane, run.Record, problems);
        return isAnnounced ? rejected : ReportOutcome.Silent;
    }

    private ReportOutcome Reject(ReportReady message, Lane lane, IOutcomeRecord record, ImmutableArray<Problem> problems)
    {
        Log.Rejected(logger, message.Revision, problems.Length, string.Join(", ", problems.Select(p => p.Code).Distinct(StringComparer.Ordinal)));
        var template = templates.NameOf(message.Template);
        metrics.Problems(problems, template);
        metrics.Finished("rejected", template, lane);
        return OutcomeMapping.Rejected(message, problems, record.BatchId);
    }

    private void Record(ReportRun run, FinishedReport finish, Recording recording)
    {
        var (completion, rendition) = (finish.Completion, finish.Completion.Rendition);
        Log.Rendered(logger, run.Message.Revision, rendition.Id, rendition.Pages, completion.Warnings.Length, finish.IsReused, !finish.IsCurrent, finish.Clock.TotalMilliseconds);
        Activity.Current?.SetTag("renderer.rendition.id", rendition.Id).SetTag("renderer.template", rendition.Template).SetTag("renderer.reused", finish.IsReused);
        if (!finish.IsReused) metrics.Stored(rendition);
        metrics.Problems(finish.IsReused ? completion.Findings : completion.Warnings, rendition.Template);
        metrics.Finished(recording.Outcome ?? (finish.IsReused ? "reused" : "rendered"), rendition.Template, run.Lane);
    }

    private static Problem TooLate(ReportReady message) => new(
        Severity.Error, ProblemCodes.DeadlinePassed, "deadline", $"The deadline {message.Deadline:O} has passed.", "Send the report again with a later deadline, or without one.");

    private sealed record Rendering(StoredRendition? Rendition, ImmutableArray<Problem> Problems);
}
