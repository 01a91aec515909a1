using MassTransit;
using Renderer.Archive;
using Renderer.Archive.Catalogue;
using Renderer.Contracts;
using Renderer.Reports;
using Renderer.Worker.Broker;
using Renderer.Worker.Requests;
using Renderer.Worker.Telemetry;
using Renderer.Worker.Work;

namespace Renderer.Worker.Consuming;

/// <summary>Records and announces a message whose attempts are exhausted. The message itself lies in the error queue.</summary>
/// <remarks>In the catalogue the request stays unfinished, so it is taken up again after a while; a <c>ReportRendered</c> may follow.</remarks>
internal sealed class ReportFaultConsumer(
    RenditionArchive archive,
    UnfinishedRequests unfinished,
    RetryOptions retry,
    WorkerMetrics metrics,
    TimeProvider time,
    ILogger<ReportFaultConsumer> logger) : IConsumer<Fault<ReportReady>>
{
    public async Task Consume(ConsumeContext<Fault<ReportReady>> context)
    {
        var message = context.Message.Message;
        using var scope = Log.ReportScope(logger, message.ReportId, message.Revision);
        var error = context.Message.Exceptions[0];
        if (IsStop(error)) return;

        var failure = AttemptFailure.Of(error.ExceptionType, error.Message);
        await RecordAsync(message, failure, context.CancellationToken);
        Log.Failed(logger, message.Revision, retry.AttemptsPerDelivery, failure.Code, failure.Reason);
        metrics.Finished("failed", null, Lane.Interactive);
        await context.Publish(
            new ReportFailed
            {
                ReportId = message.ReportId,
                Revision = message.Revision,
                Template = message.Template,
                Code = failure.Code,
                Attempts = retry.AttemptsPerDelivery,
                LastError = failure.Reason,
                Tags = message.Tags,
            },
            publish => publish.MessageId = EventIdentity.Derive("failed", message.ReportId, $"{message.Revision}", $"{context.Message.FaultId}"),
            context.CancellationToken);
    }

    private async Task RecordAsync(ReportReady message, AttemptFailure failure, CancellationToken cancellationToken)
    {
        if (!MessageCheck.FindProblems(message).IsEmpty) return;
        try
        {
            var problem = new Problem(Severity.Error, failure.Code, "", failure.Reason, "The request is taken up again; if it keeps failing, look at the service's health.");
            var earlier = await archive.FindStatusAsync(message.ReportId, cancellationToken);
            // A defect is not cured by waiting; the next start, perhaps of a better version, tries again.
            DateTimeOffset? dueAt = failure.Code == ProblemCodes.Internal ? null : time.GetUtcNow() + retry.BackoffAfter(earlier?.Attempts ?? 0);
            var recorded = new RequestFailure(problem, retry.AttemptsPerDelivery, dueAt, RequestMapping.ToKeptMessage(message));
            await archive.Requests.FailAsync(RequestMapping.ToRequest(message), recorded, cancellationToken);
        }
        catch (CatalogueException e)
        {
            Log.FailureNotRecorded(logger, message.Revision, e.Message);
            unfinished.TakeUpAllWhenPossible();
        }
    }

    private static bool IsStop(ExceptionInfo error) => error.ExceptionType is "System.OperationCanceledException" or "System.Threading.Tasks.TaskCanceledException";
}
