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

namespace Renderer.Worker.Work;

/// <summary>One message's way: validate, fetch the data, check it, find or render, store, complete. Says what to announce; publishes nothing.</summary>
/// <remarks>Doing the same message again ends in the same state and the same event, so a redelivery after any crash is harmless.</remarks>
internal sealed class ReportWork(
    ReportRenderer renderer, RenditionArchive archive, RenderGate gate, LanePrecedence precedence, DataFetch fetch, WorkerMetrics metrics, ILogger<ReportWork> logger, TimeProvider time)
{
    /// <summary>Does the work. Permanent problems come back in the outcome.</summary>
    /// <exception cref="ObjectStoreException">The store cannot do its work now.</exception>
    /// <exception cref="CatalogueException">The catalogue cannot do its work now.</exception>
    public async Task<ReportOutcome> RunAsync(ReportReady message, Lane lane, CancellationToken cancellationToken)
    {
        var problems = MessageCheck.FindProblems(message);
        if (!problems.IsEmpty) return Reject(message, problems);
        ReadOnlyMemory<byte> inlineData = message.Data is { } inline ? MessageData.Write(inline) : default;
        var request = RequestMapping.ToRequest(message, inlineData) with { Lane = LaneNames.Of(lane) };
        using var deadline = Deadline.Of(message, time, cancellationToken);
        using var underWay = precedence.Begin(lane);
        try
        {
            deadline.Token.ThrowIfCancellationRequested();
            return await RunAsync(message, request, new Run(lane, inlineData, new StageClock(time, metrics), deadline.Token), cancellationToken);
        }
        catch (OperationCanceledException) when (deadline.HasPassed && !cancellationToken.IsCancellationRequested)
        {
            return await RejectAsync(message, request, [TooLate(message)], cancellationToken);
        }
    }

    private async Task<ReportOutcome> RunAsync(ReportReady message, ReportRequest request, Run run, CancellationToken cancellationToken)
    {
        var clock = run.Clock;
        await precedence.GiveWayAsync(run.Lane, run.Deadline);
        var data = await fetch.ReadAsync(message, run.InlineData, run.Deadline);
        clock.End(StageNames.Read);
        if (data.Problem is not null) return await RejectAsync(message, request, [data.Problem], cancellationToken);
        var check = await gate.RunAsync(
            run.Lane, () => renderer.Check(new RenderRequest(data.Bytes, message.ReportId, message.Template, message.TemplateVersion), run.Deadline), run.Deadline);
        clock.End(StageNames.Check);
        if (check.Data is null) return await RejectAsync(message, request, check.Problems, cancellationToken);

        var rendition = await archive.FindAsync(check.Data.RenditionId, run.Deadline);
        clock.End(StageNames.Find);
        var isReused = rendition is not null;
        if (rendition is null)
        {
            await precedence.GiveWayAsync(run.Lane, run.Deadline);
            var render = await gate.RunAsync(run.Lane, () => renderer.Render(check.Data, run.Deadline), run.Deadline);
            clock.End(StageNames.Render);
            if (render.Report is null) return await RejectAsync(message, request, [.. check.Problems, .. render.Problems], cancellationToken);
            foreach (var (stage, duration) in render.Report.Durations) clock.Add(stage, duration);
            await precedence.GiveWayAsync(run.Lane, run.Deadline);
            // From here on the deadline is met: stopping between an object and its row would leave an object that no row knows.
            run.Deadline.ThrowIfCancellationRequested();
            rendition = await archive.StoreAsync(check.Data, render.Report, [.. check.Problems, .. render.Problems], cancellationToken);
            clock.End(StageNames.Store);
        }

        await precedence.GiveWayAsync(run.Lane, cancellationToken);
        var isCurrent = await archive.CompleteAsync(request, rendition, cancellationToken);
        clock.End(StageNames.Complete);
        Record(message, rendition, isReused, isCurrent, clock);
        return await AnnounceAsync(message, rendition, isReused, isCurrent, clock);
    }

    private async Task<ReportOutcome> RejectAsync(ReportReady message, ReportRequest request, ImmutableArray<Problem> problems, CancellationToken cancellationToken)
    {
        await archive.Requests.RejectAsync(request, problems, cancellationToken);
        return Reject(message, problems);
    }

    private ReportOutcome Reject(ReportReady message, ImmutableArray<Problem> problems)
    {
        Log.Rejected(logger, message.Revision, problems.Length, string.Join(", ", problems.Select(p => p.Code).Distinct(StringComparer.Ordinal)));
        CountProblems(problems);
        metrics.Finished("rejected", renderer.Templates.FirstOrDefault(t => t.Name == message.Template)?.Name);
        return new ReportOutcome
        {
            MessageId = EventIdentity.Derive(["rejected", message.ReportId, $"{message.Revision}", .. problems.Select(p => $"{p.Code} {p.Place} {p.Message}")]),
            Rejected = new ReportRejected
            {
                ReportId = message.ReportId,
                Revision = message.Revision,
                Template = message.Template,
                Problems = RequestMapping.ToWire(problems),
                Tags = message.Tags,
            },
        };
    }

    private void Record(ReportReady message, StoredRendition rendition, bool isReused, bool isCurrent, StageClock clock)
    {
        Log.Rendered(logger, message.Revision, rendition.Id, rendition.Pages, rendition.Warnings.Length, isReused, !isCurrent, clock.TotalMilliseconds);
        Activity.Current?.SetTag("renderer.rendition.id", rendition.Id).SetTag("renderer.template", rendition.Template).SetTag("renderer.reused", isReused);
        if (!isReused) metrics.Stored(rendition);
        if (!isReused) CountProblems(rendition.Warnings);
        metrics.Finished(isReused ? "reused" : "rendered", rendition.Template);
    }

    private async Task<ReportOutcome> AnnounceAsync(ReportReady message, StoredRendition rendition, bool isReused, bool isCurrent, StageClock clock) => new()
    {
        MessageId = EventIdentity.Derive("rendered", message.ReportId, $"{message.Revision}", rendition.Id),
        Rendered = new ReportRendered
        {
            ReportId = message.ReportId,
            Revision = message.Revision,
            Template = rendition.Template,
            TemplateVersion = rendition.TemplateVersion,
            TemplateDigest = rendition.TemplateDigest,
            DataDigest = rendition.DataDigest,
            RenditionId = rendition.Id,
            Artifacts = await ArtifactMapping.ToWireAsync(rendition, archive.Objects, message.Formats),
            Warnings = RequestMapping.ToWire(rendition.Warnings),
            Reused = isReused,
            Superseded = !isCurrent,
            DurationsMilliseconds = clock.Milliseconds,
            Tags = message.Tags,
        },
    };

    private void CountProblems(ImmutableArray<Problem> problems)
    {
        foreach (var problem in problems) metrics.Problem(problem.Code, problem.Severity == Severity.Error ? "error" : "warning");
    }

    private static Problem TooLate(ReportReady message) => new(
        Severity.Error, ProblemCodes.DeadlinePassed, "deadline", $"The deadline {message.Deadline:O} has passed.", "Send the report again with a later deadline, or without one.");

    private sealed record Run(Lane Lane, ReadOnlyMemory<byte> InlineData, StageClock Clock, CancellationToken Deadline);
}
