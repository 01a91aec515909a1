using Renderer.Archive.Catalogue;
using Renderer.Contracts;
using Renderer.Reports;
using Renderer.Worker.Requests;
using Renderer.Worker.Telemetry;
using Renderer.Worker.Work;

namespace Renderer.Worker.Broker;

/// <summary>Records and announces messages over the delivery limit: they killed workers again and again. The message itself stays in the dead-letter queue.</summary>
internal sealed class DeadLetterConsumer(
    OutcomeRecords records, PartsAvailability parts, ReportEvents events, BrokerOptions options, WorkerMetrics metrics, ILogger<DeadLetterConsumer> logger)
{
    private const string Reason = "It was delivered too often without an answer: its workers died while they had it.";

    public async Task ConsumeAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var reading = DeliveryReader.Read(delivery.Body, delivery.Properties.ContentType);
        var origin = reading.Message is { } message ? MessageOrigin.Of(message) : DeliveryReader.FindOrigin(delivery.Body, delivery.Properties.ContentType);
        using var scope = Log.ReportScope(logger, origin.ReportId, origin.Revision, delivery.Lane);
        var isAnnounced = reading.Message is null || await RecordAsync(delivery, reading.Message, cancellationToken);
        Log.Failed(logger, origin.Revision, options.DeliveryLimit, ProblemCodes.DeliveryLimit, Reason);
        metrics.DeadLettered();
        metrics.Finished("failed", null, delivery.Lane);
        if (isAnnounced) await events.AnnounceAsync(OutcomeMapping.Failed(FailedOf(delivery, origin, reading.Message)), cancellationToken);
    }

    private async Task<bool> RecordAsync(Delivery delivery, ReportReady message, CancellationToken cancellationToken)
    {
        var record = records.Of(message, delivery.BatchId);
        var problem = new Problem(
            Severity.Error, ProblemCodes.DeliveryLimit, "", Reason,
            $"The message lies in the dead-letter queue; look at the log for how the workers ended, then use renderer {(record.BatchId is null ? "replay" : "batches retry")}.");
        while (true)
        {
            await parts.WaitAsync(options.HoldTime, cancellationToken);
            try
            {
                return await record.FailAsync(RequestMapping.ToRequest(message) with { Lane = LaneNames.Of(delivery.Lane) }, problem, options.DeliveryLimit, cancellationToken);
            }
            catch (CatalogueException e)
            {
                Log.FailureNotRecorded(logger, message.Revision, e.Message);
                if (!await parts.IsOutageAsync(cancellationToken)) throw;
            }
        }
    }

    private ReportFailed FailedOf(Delivery delivery, MessageOrigin origin, ReportReady? message) => new()
    {
        ReportId = origin.ReportId,
        Revision = origin.Revision,
        Template = origin.Template,
        Code = ProblemCodes.DeliveryLimit,
        Attempts = options.DeliveryLimit,
        LastError = Reason,
        BatchId = delivery.BatchId,
        Tags = message?.Tags ?? new Dictionary<string, string>(StringComparer.Ordinal),
    };
}
