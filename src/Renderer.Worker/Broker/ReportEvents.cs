using MassTransit;
using Renderer.Contracts;
using Renderer.Worker.Telemetry;
using Renderer.Worker.Work;

namespace Renderer.Worker.Broker;

/// <summary>Publishes the service's events, under the ids that derive from what they say. Returns when the broker has them.</summary>
internal sealed class ReportEvents(IBus bus)
{
    public async Task AnnounceAsync(ReportOutcome outcome, CancellationToken cancellationToken)
    {
        if (outcome.Rendered is { } rendered) await PublishAsync(rendered, outcome.MessageId, cancellationToken);
        if (outcome.Rejected is { } rejected) await PublishAsync(rejected, outcome.MessageId, cancellationToken);
    }

    public Task AnnounceFailedAsync(ReportReady message, AttemptFailure failure, int attempts, CancellationToken cancellationToken) => AnnounceFailedAsync(
        new ReportFailed
        {
            ReportId = message.ReportId,
            Revision = message.Revision,
            Template = message.Template,
            Code = failure.Code,
            Attempts = attempts,
            LastError = failure.Reason,
            Tags = message.Tags,
        },
        cancellationToken);

    public Task AnnounceFailedAsync(ReportFailed failed, CancellationToken cancellationToken) => PublishAsync(
        failed, EventIdentity.Derive("failed", failed.ReportId, $"{failed.Revision}", failed.Code, $"{failed.Attempts}"), cancellationToken);

    private async Task PublishAsync<T>(T message, Guid id, CancellationToken cancellationToken)
        where T : class
    {
        using var span = Tracing.StartPublish(typeof(T).Name);
        await bus.Publish(
            message,
            publish =>
            {
                publish.MessageId = id;
                Tracing.WriteTo(publish);
                if (publish.TryGetPayload<RabbitMqSendContext>(out var rabbit)) rabbit.BasicProperties.Type = typeof(T).Name;
            },
            cancellationToken);
    }
}
