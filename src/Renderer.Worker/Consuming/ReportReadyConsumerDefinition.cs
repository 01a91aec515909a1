using MassTransit;
using Renderer.Worker.Hosting;

namespace Renderer.Worker.Consuming;

/// <summary>Queue, concurrency and retries of <see cref="ReportReadyConsumer"/>.</summary>
internal sealed class ReportReadyConsumerDefinition : ConsumerDefinition<ReportReadyConsumer>
{
    private readonly RetryOptions _retry;

    public ReportReadyConsumerDefinition(RetryOptions retry, RenderOptions render)
    {
        _retry = retry;
        EndpointName = "report-ready";
        ConcurrentMessageLimit = render.EffectiveConcurrency;
    }

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<ReportReadyConsumer> consumerConfigurator,
        IRegistrationContext context) =>
        endpointConfigurator.UseMessageRetry(retry =>
        {
            // Stopping is no failure: the message stays unfinished and is taken up at the next start.
            retry.Ignore<OperationCanceledException>();
            if (_retry.EffectiveIntervals.Length == 0) retry.None();
            else retry.Intervals(_retry.EffectiveIntervals);
        });
}
