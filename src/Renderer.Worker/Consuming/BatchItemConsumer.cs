using MassTransit;
using Renderer.Archive.Catalogue;
using Renderer.Contracts;
using Renderer.Reports;
using Renderer.Worker.Broker;
using Renderer.Worker.Regeneration;
using Renderer.Worker.Requests;
using Renderer.Worker.Telemetry;
using Renderer.Worker.Work;

namespace Renderer.Worker.Consuming;

/// <summary>Takes an item of a batch off this process's queue, has it worked on and announces the outcome. What fails all its attempts is kept by the batch.</summary>
internal sealed class BatchItemConsumer(
    ReportWork work, OutcomeRecords records, ReportEvents events, SentItems sent, RetryOptions retry, WorkerMetrics metrics, ILogger<BatchItemConsumer> logger) : IConsumer<ReportReady>
{
    public async Task Consume(ConsumeContext<ReportReady> context)
    {
        var message = context.Message;
        var record = records.Of(message, context.Headers.Get<string>(DeliveryHeaders.Batch));
        using var span = Tracing.StartMessage(context.Headers);
        using var scope = Log.ReportScope(logger, message.ReportId, message.Revision, Lane.Bulk);
        Tracing.Describe(message.ReportId, message.Revision, Lane.Bulk);
        if (context.GetRetryAttempt() == 0) metrics.Waited(context.SentTime, Lane.Bulk);
        metrics.Begin();
        try
        {
            await events.AnnounceAsync(await work.RunAsync(message, Lane.Bulk, record, context.CancellationToken), context.CancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            var failure = AttemptFailure.Note(e, context.GetRetryAttempt() + 1, message.Revision, logger);
            metrics.AttemptFailed(failure.Code);
            if (context.GetRetryAttempt() + 1 < retry.AttemptsPerDelivery) throw;
            await GiveUpAsync(message, record, failure, context.CancellationToken);
        }
        finally
        {
            metrics.End();
        }
    }

    private async Task GiveUpAsync(ReportReady message, IOutcomeRecord record, AttemptFailure failure, CancellationToken cancellationToken)
    {
        try
        {
            var problem = new Problem(Severity.Error, failure.Code, "", failure.Reason, "Look at the service's health, then use renderer batches retry.");
            var isAnnounced = await record.FailAsync(RequestMapping.ToRequest(message), problem, retry.AttemptsPerDelivery, cancellationToken);
            Log.Failed(logger, message.Revision, retry.AttemptsPerDelivery, failure.Code, failure.Reason);
            metrics.Finished("failed", null, Lane.Bulk);
            if (isAnnounced) await events.AnnounceAsync(OutcomeMapping.Failed(message, failure, retry.AttemptsPerDelivery, record.BatchId), cancellationToken);
        }
        catch (CatalogueException e)
        {
            Log.FailureNotRecorded(logger, message.Revision, e.Message);
            sent.Lose();
        }
    }
}
