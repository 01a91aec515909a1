using MassTransit;
using Renderer.Contracts;
using Renderer.Worker.Broker;

namespace Renderer.Worker.Requests;

/// <summary>Takes accepted requests to the workers.</summary>
internal interface IRequestQueue
{
    /// <summary>Whether what was handed over survives this process.</summary>
    bool IsDurable { get; }

    /// <summary>Hands a request over; returns when the queue has it.</summary>
    Task HandOverAsync(ReportReady message, Lane lane, CancellationToken cancellationToken);
}

/// <summary>The queue in this process's memory.</summary>
internal sealed class MemoryRequestQueue(IBus bus) : IRequestQueue
{
    public bool IsDurable => false;

    public Task HandOverAsync(ReportReady message, Lane lane, CancellationToken cancellationToken) => bus.Publish(message, cancellationToken);
}

/// <summary>The lanes at the broker.</summary>
internal sealed class BrokerRequestQueue(BrokerConnection connection, BrokerOptions options, TimeProvider time) : IRequestQueue
{
    private readonly QueueNames _names = new(options.Prefix);

    public bool IsDurable => true;

    public async Task HandOverAsync(ReportReady message, Lane lane, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(options.HandOverTimeout);
        await connection.SendAsync(_names.Lane(lane), OutgoingMessage.BodyOf(message), OutgoingMessage.PropertiesOf(message, time.GetUtcNow()), timeout.Token);
    }
}
