using MassTransit;

namespace Renderer.Worker.Consuming;

/// <summary>Queue and retries of <see cref="CommandConsumer"/>.</summary>
internal sealed class CommandConsumerDefinition : ConsumerDefinition<CommandConsumer>
{
    private readonly RetryOptions _retry;

    public CommandConsumerDefinition(RetryOptions retry)
    {
        _retry = retry;
        EndpointName = "commands";
        // One after the other: the same command twice at once would be in its own way.
        ConcurrentMessageLimit = 1;
    }

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<CommandConsumer> consumerConfigurator,
        IRegistrationContext context) =>
        endpointConfigurator.UseMessageRetry(retry =>
        {
            retry.Ignore<OperationCanceledException>();
            if (_retry.EffectiveIntervals.Length == 0) retry.None();
            else retry.Intervals(_retry.EffectiveIntervals);
        });
}
