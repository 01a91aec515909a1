using System.Diagnostics;
using MassTransit;
using Renderer.Contracts;
using Renderer.Worker.Broker;
using Renderer.Worker.Telemetry;
using Renderer.Worker.Work;

namespace Renderer.Worker.Consuming;

/// <summary>Takes a message off the queue, has it worked on and announces the outcome.</summary>
internal sealed class ReportReadyConsumer(ReportWork work, OutcomeRecords records, WorkerMetrics metrics, ILogger<ReportReadyConsumer> logger) : IConsumer<ReportReady>
{
    public async Task Consume(ConsumeContext<ReportReady> context)
    {
        using var span = Tracing.StartMessage(context.Headers);
        using var scope = Log.ReportScope(logger, context.Message.ReportId, context.Message.Revision);
        Tracing.Describe(context.Message.ReportId, context.Message.Revision, Lane.Interactive);
        if (context.GetRetryAttempt() == 0) metrics.Waited(context.SentTime, Lane.Interactive);
        metrics.Begin();
        try
        {
            var outcome = await work.RunAsync(context.Message, Lane.Interactive, records.OfRequest, context.CancellationToken);
            using var publishing = Tracing.StartPublish(outcome.Rendered is null ? nameof(ReportRejected) : nameof(ReportRendered));
            if (outcome.Rendered is { } rendered) await context.Publish(rendered, publish => publish.MessageId = outcome.MessageId, context.CancellationToken);
            if (outcome.Rejected is { } rejected) await context.Publish(rejected, publish => publish.MessageId = outcome.MessageId, context.CancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            var failure = AttemptFailure.Note(e, context.GetRetryAttempt() + 1, context.Message.Revision, logger);
            span?.SetStatus(ActivityStatusCode.Error, failure.Code);
            metrics.AttemptFailed(failure.Code);
            throw;
        }
        finally
        {
            metrics.End();
        }
    }
}
