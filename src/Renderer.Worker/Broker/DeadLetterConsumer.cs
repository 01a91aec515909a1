using Renderer.Archive;
using Renderer.Archive.Catalogue;
using Renderer.Contracts;
using Renderer.Reports;
using Renderer.Worker.Requests;
using Renderer.Worker.Telemetry;

namespace Renderer.Worker.Broker;

/// <summary>Records and announces messages over the delivery limit: they killed workers again and again. The message itself stays in the dead-letter queue.</summary>
internal sealed class DeadLetterConsumer(
    RenditionArchive archive, PartsAvailability parts, ReportEvents events, BrokerOptions options, WorkerMetrics metrics, ILogger<DeadLetterConsumer> logger)
{
    private const string Reason = "It was delivered too often without an answer: its workers died while they had it.";

    public async Task ConsumeAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var reading = DeliveryReader.Read(delivery.Body, delivery.Properties.ContentType);
        var origin = reading.Message is { } message ? MessageOrigin.Of(message) : DeliveryReader.FindOrigin(delivery.Body, delivery.Properties.ContentType);
        using var scope = Log.ReportScope(logger, origin.ReportId, origin.Revision, delivery.Lane);
        if (reading.Message is not null) await RecordAsync(delivery, reading.Message, cancellationToken);
        Log.Failed(logger, origin.Revision, options.DeliveryLimit, ProblemCodes.DeliveryLimit, Reason);
        metrics.DeadLettered();
        metrics.Finished("failed", null);
        await events.AnnounceFailedAsync(
            new ReportFailed
            {
                ReportId = origin.ReportId,
                Revision = origin.Revision,
                Template = origin.Template,
                Code = ProblemCodes.DeliveryLimit,
                Attempts = options.DeliveryLimit,
                LastError = Reason,
                Tags = reading.Message?.Tags ?? new Dictionary<string, string>(StringComparer.Ordinal),
            },
            cancellationToken);
    }

    private async Task RecordAsync(Delivery delivery, ReportReady message, CancellationToken cancellationToken)
    {
        var problem = new Problem(Severity.Error, ProblemCodes.DeliveryLimit, "", Reason, "The message lies in the dead-letter queue; look at the log for how the workers ended, then use renderer replay.");
        while (true)
        {
            await parts.WaitAsync(options.HoldTime, cancellationToken);
            try
            {
                await archive.Requests.FailAsync(
                    RequestMapping.ToRequest(message) with { Lane = LaneNames.Of(delivery.Lane) }, new RequestFailure(problem, options.DeliveryLimit, DueAt: null, Message: null), cancellationToken);
                return;
            }
            catch (CatalogueException e)
            {
                Log.FailureNotRecorded(logger, message.Revision, e.Message);
                if (!await parts.IsOutageAsync(cancellationToken)) throw;
            }
        }
    }
}
