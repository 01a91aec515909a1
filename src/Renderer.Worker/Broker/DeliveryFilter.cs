using MassTransit;
using RabbitMQ.Client;
using Renderer.Worker.Telemetry;

namespace Renderer.Worker.Broker;

/// <summary>Takes a message from MassTransit before anything is deserialized: whatever a stranger sent, it is ours to read, and nothing vanishes or throws on the way.</summary>
internal sealed class DeliveryFilter(Lane? lane, Func<Delivery, CancellationToken, Task> consume, ILogger logger) : IFilter<ReceiveContext>
{
    private static readonly BasicProperties None = new();

    // What is given back comes again at once; a defect here must not become a storm.
    private static readonly TimeSpan GiveBackDelay = TimeSpan.FromMilliseconds(500);

    public async Task Send(ReceiveContext context, IPipe<ReceiveContext> next)
    {
        IReadOnlyBasicProperties properties = context.TryGetPayload<RabbitMqBasicConsumeContext>(out var rabbit) ? rabbit.Properties : None;
        var delivery = new Delivery(
            lane ?? LaneNames.Find(DeliveryHeaders.Text(properties, DeliveryHeaders.Lane)) ?? Lane.Interactive, lane is null, context.Body.GetBytes(), properties);
        using var span = Tracing.StartMessage(delivery.TraceParent, delivery.TraceState);
        try
        {
            await consume(delivery, context.CancellationToken);
        }
        catch (Exception e) when (!context.CancellationToken.IsCancellationRequested)
        {
            Log.GivenBack(logger, e);
            await Task.Delay(GiveBackDelay, CancellationToken.None);
            throw;
        }
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("delivery");
}
