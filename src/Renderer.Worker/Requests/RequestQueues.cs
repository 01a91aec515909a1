using MassTransit;
using RabbitMQ.Client;
using Renderer.Contracts;
using Renderer.Worker.Broker;
using Renderer.Worker.Consuming;

namespace Renderer.Worker.Requests;

/// <summary>Takes accepted requests to the workers.</summary>
internal interface IRequestQueue
{
    /// <summary>Whether what was handed over survives this process.</summary>
    bool IsDurable { get; }

    /// <summary>Hands a request over; returns when the queue has it.</summary>
    Task HandOverAsync(ReportReady message, Lane lane, CancellationToken cancellationToken);

    /// <summary>Hands an item of a batch over; returns when the queue has it.</summary>
    Task HandOverItemAsync(ReportReady message, string batchId, CancellationToken cancellationToken);
}

/// <summary>The queue in this process's memory.</summary>
internal sealed class MemoryRequestQueue(IBus bus) : IRequestQueue
{
    public bool IsDurable => false;

    public Task HandOverAsync(ReportReady message, Lane lane, CancellationToken cancellationToken) => bus.Publish(message, cancellationToken);

    // A queue of its own: in one queue, whoever asks for a report would wait for all items before it.
    public async Task HandOverItemAsync(ReportReady message, string batchId, CancellationToken cancellationToken)
    {
        var endpoint = await bus.GetSendEndpoint(new Uri($"queue:{BatchItemConsumerDefinition.Queue}"));
        await endpoint.Send(message, send => send.Headers.Set(DeliveryHeaders.Batch, batchId), cancellationToken);
    }
}

/// <summary>The lanes at the broker.</summary>
internal sealed class BrokerRequestQueue(BrokerConnection connection, BrokerOptions options, TimeProvider time) : IRequestQueue
{
    private readonly QueueNames _names = new(options.Prefix);

    public bool IsDurable => true;

    public Task HandOverAsync(ReportReady message, Lane lane, CancellationToken cancellationToken) =>
        SendAsync(_names.Lane(lane), message, OutgoingMessage.PropertiesOf(message, time.GetUtcNow()), cancellationToken);

    public Task HandOverItemAsync(ReportReady message, string batchId, CancellationToken cancellationToken) =>
        SendAsync(_names.Lane(Lane.Bulk), message, OutgoingMessage.PropertiesOfItem(message, batchId, time.GetUtcNow()), cancellationToken);

    private async Task SendAsync(string queue, ReportReady message, BasicProperties properties, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(options.HandOverTimeout);
        await connection.SendAsync(queue, OutgoingMessage.BodyOf(message), properties, timeout.Token);
    }
}
