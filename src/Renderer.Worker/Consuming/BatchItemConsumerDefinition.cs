using MassTransit;
using Renderer.Worker.Hosting;

namespace Renderer.Worker.Consuming;

/// <summary>Queue, concurrency and retries of <see cref="BatchItemConsumer"/>.</summary>
internal sealed class BatchItemConsumerDefinition : ConsumerDefinition<BatchItemConsumer>
{
    /// <summary>The queue of items in this process's memory.</summary>
    public const string Queue = "report-ready-bulk";

    private readonly RetryOptions _retry;

    public BatchItemConsumerDefinition(RetryOptions retry, RenderOptions render)
    {
        _retry = retry;
        EndpointName = Queue;
        ConcurrentMessageLimit = render.EffectiveConcurrency;
    }

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<BatchItemConsumer> consumerConfigurator,
        IRegistrationContext context)
    {
        // Items are sent here; what is published are requests.
        endpointConfigurator.ConfigureConsumeTopology = false;
        endpointConfigurator.PublishFaults = false;
        endpointConfigurator.UseMessageRetry(retry =>
        {
            retry.Ignore<OperationCanceledException>();
            if (_retry.EffectiveIntervals.Length == 0) retry.None();
            else retry.Intervals(_retry.EffectiveIntervals);
        });
    }
}
