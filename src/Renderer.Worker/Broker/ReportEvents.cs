using MassTransit;
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
        if (outcome.Failed is { } failed) await PublishAsync(failed, outcome.MessageId, cancellationToken);
    }

    /// <summary>Publishes one event under its id.</summary>
    public async Task PublishAsync<T>(T message, Guid id, CancellationToken cancellationToken)
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
