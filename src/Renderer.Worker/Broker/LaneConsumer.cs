using System.Security.Cryptography;
using Renderer.Archive.Catalogue;
using Renderer.Contracts;
using Renderer.Reports;
using Renderer.Worker.Requests;
using Renderer.Worker.Telemetry;
using Renderer.Worker.Work;

namespace Renderer.Worker.Broker;

/// <summary>Takes a message off a lane and sees it through: to an event, into a waiting queue, or into one of the queues of what went wrong.</summary>
/// <remarks>Returning acknowledges the message. What is thrown gives it back to the lane: cancellation at the end, and a broker that is away.</remarks>
internal sealed class LaneConsumer(
    ReportWork work,
    OutcomeRecords records,
    DeliveryCarrier carrier,
    PartsAvailability parts,
    ReportEvents events,
    BrokerOptions options,
    WorkerMetrics metrics,
    ILogger<LaneConsumer> logger)
{
    // One worker that stopped or lost its connection is everyday life; the second time the message itself is suspected.
    private const int GiveBacksOfTheInnocent = 1;

    // A message that finds the parts working and broken by turns may be what breaks them; then its attempts count.
    private const int OutagesOfTheInnocent = 3;

    private readonly FailurePolicy _policy = new(options.EffectiveWaitTimes);

    public async Task ConsumeAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        if (!delivery.IsSuspect && delivery.GiveBacks > GiveBacksOfTheInnocent)
        {
            await carrier.IsolateAsync(delivery, cancellationToken);
            return;
        }

        var reading = DeliveryReader.Read(delivery.Body, delivery.Properties.ContentType);
        if (reading.Message is null)
        {
            await RefuseAsync(delivery, reading, cancellationToken);
            return;
        }

        using var scope = Log.ReportScope(logger, reading.Message.ReportId, reading.Message.Revision, delivery.Lane);
        Tracing.Describe(reading.Message.ReportId, reading.Message.Revision, delivery.Lane);
        if (delivery.FailedAttempts == 0) metrics.Waited(delivery.SentAt, delivery.Lane);
        metrics.Begin();
        try
        {
            await WorkAsync(new LaneRun(delivery, reading.Message, records.Of(reading.Message, delivery.BatchId)), cancellationToken);
        }
        finally
        {
            metrics.End();
        }
    }

    private async Task WorkAsync(LaneRun run, CancellationToken cancellationToken)
    {
        var outages = 0;
        while (await parts.WaitAsync(options.HoldTime, cancellationToken))
        {
            var (outcome, error) = await TryAsync(run, cancellationToken);
            if (outcome is not null)
            {
                await events.AnnounceAsync(outcome, cancellationToken);
                return;
            }

            var failure = AttemptFailure.Note(error!, run.Delivery.FailedAttempts + 1, run.Message.Revision, logger);
            metrics.AttemptFailed(failure.Code);
            if (failure.Code != ProblemCodes.Internal && outages++ < OutagesOfTheInnocent && await parts.IsOutageAsync(cancellationToken)) continue;
            if (_policy.WaitAfter(failure, run.Delivery.FailedAttempts + 1) is { } wait)
            {
                await carrier.WaitAsync(run.Delivery, wait, failure, cancellationToken);
                return;
            }

            if (await GiveUpAsync(run, failure, cancellationToken)) return;
        }

        await carrier.PostponeAsync(run.Delivery, cancellationToken);
    }

    private async Task<(ReportOutcome? Outcome, Exception? Error)> TryAsync(LaneRun run, CancellationToken cancellationToken)
    {
        try
        {
            return (await work.RunAsync(run.Message, run.Lane, run.Record, cancellationToken), null);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, e);
        }
    }

    /// <summary>Records, announces and keeps a message whose attempts are used up; false when that cannot be recorded now.</summary>
    private async Task<bool> GiveUpAsync(LaneRun run, AttemptFailure failure, CancellationToken cancellationToken)
    {
        var attempts = run.Delivery.FailedAttempts + 1;
        var isAnnounced = false;
        try
        {
            var hint = run.IsOfBatch ? "Look at the service's health, then use renderer batches retry." : "The message lies in the error queue; renderer replay puts it back.";
            var problem = new Problem(Severity.Error, failure.Code, "", failure.Reason, hint);
            isAnnounced = await run.Record.FailAsync(RequestMapping.ToRequest(run.Message) with { Lane = LaneNames.Of(run.Lane) }, problem, attempts, cancellationToken);
        }
        catch (CatalogueException e)
        {
            Log.FailureNotRecorded(logger, run.Message.Revision, e.Message);
            if (await parts.IsOutageAsync(cancellationToken)) return false;
            throw;
        }

        Log.Failed(logger, run.Message.Revision, attempts, failure.Code, failure.Reason);
        metrics.Finished("failed", null, run.Lane);
        if (isAnnounced) await events.AnnounceAsync(OutcomeMapping.Failed(run.Message, failure, attempts, run.Record.BatchId), cancellationToken);
        // An item is kept by its batch, which can be retried.
        if (!run.IsOfBatch) await carrier.FailAsync(run.Delivery, MessageOrigin.Of(run.Message), failure, cancellationToken);
        return true;
    }

    // Announced first, then kept: a crash between repeats both, with the same id.
    private async Task RefuseAsync(Delivery delivery, MessageReading<ReportReady> reading, CancellationToken cancellationToken)
    {
        var origin = DeliveryReader.FindOrigin(delivery.Body, delivery.Properties.ContentType);
        var first = reading.Problems[0];
        using var scope = Log.ReportScope(logger, origin.ReportId, origin.Revision, delivery.Lane);
        Log.Rejected(logger, origin.Revision, reading.Problems.Length, first.Code);
        metrics.Problem(first.Code, "error");
        metrics.Finished("rejected", null, delivery.Lane);
        var digest = Convert.ToHexStringLower(SHA256.HashData(delivery.Body.Span));
        var rejected = new ReportRejected
        {
            ReportId = origin.ReportId,
            Revision = origin.Revision,
            Template = origin.Template,
            Problems = RequestMapping.ToWire(reading.Problems),
            Tags = new Dictionary<string, string>(StringComparer.Ordinal),
        };
        await events.AnnounceAsync(new ReportOutcome { MessageId = EventIdentity.Derive("unreadable", digest), Rejected = rejected }, cancellationToken);
        await carrier.SkipAsync(delivery, origin, new AttemptFailure(first.Code, first.Message), cancellationToken);
    }

    private sealed record LaneRun(Delivery Delivery, ReportReady Message, IOutcomeRecord Record)
    {
        public bool IsOfBatch => Record.BatchId is not null;

        // Whatever queue it came by, nobody waits for an item of a batch.
        public Lane Lane => IsOfBatch ? Lane.Bulk : Delivery.Lane;
    }
}
