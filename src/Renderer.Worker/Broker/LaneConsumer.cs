using System.Security.Cryptography;
using Renderer.Archive;
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
    RenditionArchive archive,
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
            await WorkAsync(delivery, reading.Message, cancellationToken);
        }
        finally
        {
            metrics.End();
        }
    }

    private async Task WorkAsync(Delivery delivery, ReportReady message, CancellationToken cancellationToken)
    {
        var outages = 0;
        while (await parts.WaitAsync(options.HoldTime, cancellationToken))
        {
            var (outcome, error) = await TryAsync(message, delivery.Lane, cancellationToken);
            if (outcome is not null)
            {
                await events.AnnounceAsync(outcome, cancellationToken);
                return;
            }

            var failure = Report(delivery, message, error!);
            if (failure.Code != ProblemCodes.Internal && outages++ < OutagesOfTheInnocent && await parts.IsOutageAsync(cancellationToken)) continue;
            if (_policy.WaitAfter(failure, delivery.FailedAttempts + 1) is { } wait)
            {
                await carrier.WaitAsync(delivery, wait, failure, cancellationToken);
                return;
            }

            if (await GiveUpAsync(delivery, message, failure, cancellationToken)) return;
        }

        await carrier.PostponeAsync(delivery, cancellationToken);
    }

    private async Task<(ReportOutcome? Outcome, Exception? Error)> TryAsync(ReportReady message, Lane lane, CancellationToken cancellationToken)
    {
        try
        {
            return (await work.RunAsync(message, lane, cancellationToken), null);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, e);
        }
    }

    /// <summary>Records, announces and keeps a message whose attempts are used up; false when that cannot be recorded now.</summary>
    private async Task<bool> GiveUpAsync(Delivery delivery, ReportReady message, AttemptFailure failure, CancellationToken cancellationToken)
    {
        var attempts = delivery.FailedAttempts + 1;
        try
        {
            var problem = new Problem(Severity.Error, failure.Code, "", failure.Reason, "The message lies in the error queue; renderer replay puts it back.");
            await archive.Requests.FailAsync(
                RequestMapping.ToRequest(message) with { Lane = LaneNames.Of(delivery.Lane) }, new RequestFailure(problem, attempts, DueAt: null, Message: null), cancellationToken);
        }
        catch (CatalogueException e)
        {
            Log.FailureNotRecorded(logger, message.Revision, e.Message);
            if (await parts.IsOutageAsync(cancellationToken)) return false;
            throw;
        }

        Log.Failed(logger, message.Revision, attempts, failure.Code, failure.Reason);
        metrics.Finished("failed", null);
        await events.AnnounceFailedAsync(message, failure, attempts, cancellationToken);
        await carrier.FailAsync(delivery, MessageOrigin.Of(message), failure, cancellationToken);
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
        metrics.Finished("rejected", null);
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

    private AttemptFailure Report(Delivery delivery, ReportReady message, Exception error)
    {
        var failure = AttemptFailure.Of(error);
        metrics.AttemptFailed(failure.Code);
        Log.AttemptFailed(logger, delivery.FailedAttempts + 1, message.Revision, failure.Code, failure.Reason);
        if (failure.Code == ProblemCodes.Internal) Log.Defect(logger, message.Revision, $"{error.GetType()}{Environment.NewLine}{error.StackTrace}");
        return failure;
    }
}
