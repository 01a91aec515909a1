using System.Collections.Concurrent;
using RabbitMQ.Client;

namespace Renderer.Worker.Broker;

/// <summary>A connection of our own beside MassTransit's, for what that has no words for: raw messages, basic.get, declarations. Opened when needed, and again when lost.</summary>
internal sealed class BrokerConnection(BrokerAddress address, string clientName) : IAsyncDisposable
{
    private static readonly CreateChannelOptions Confirmed = new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);

    private readonly SemaphoreSlim _opening = new(1, 1);
    private readonly ConcurrentBag<IChannel> _idle = [];
    private IConnection? _connection;

    public BrokerAddress Address => address;

    /// <summary>A channel with publisher confirms: a publish returns when the broker has the message.</summary>
    /// <exception cref="BrokerException">The broker is away or refuses.</exception>
    public async Task<IChannel> OpenChannelAsync(CancellationToken cancellationToken)
    {
        try
        {
            var connection = await OpenAsync(cancellationToken);
            return await connection.CreateChannelAsync(Confirmed, cancellationToken);
        }
        catch (Exception e) when (BrokerException.IsOutage(e))
        {
            throw BrokerException.Of(address, e);
        }
    }

    /// <summary>Puts a message into a queue; returns when the broker has it, as safe as the queue is.</summary>
    /// <exception cref="BrokerException">The broker is away, refuses, or has no such queue. The message may be there all the same.</exception>
    public async Task SendAsync(string queue, ReadOnlyMemory<byte> body, BasicProperties properties, CancellationToken cancellationToken)
    {
        var channel = TakeIdle() ?? await OpenChannelAsync(cancellationToken);
        try
        {
            await channel.BasicPublishAsync(exchange: "", routingKey: queue, mandatory: true, properties, body, cancellationToken);
        }
        catch (Exception e) when (BrokerException.IsOutage(e))
        {
            await channel.DisposeAsync();
            throw new BrokerException($"{address.Nodes}: queue {queue} did not take a message: {e.Message} Check that it exists (renderer deploy-topology) and that the broker has memory and disk.", e);
        }
        catch (OperationCanceledException)
        {
            // Whether it went out is unknown, and so is what the next confirm on this channel would be about.
            await channel.DisposeAsync();
            throw;
        }

        _idle.Add(channel);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var channel in _idle) await channel.DisposeAsync();
        if (_connection is not null) await _connection.DisposeAsync();
        _opening.Dispose();
    }

    private IChannel? TakeIdle()
    {
        while (_idle.TryTake(out var channel))
        {
            if (channel.IsOpen) return channel;
        }

        return null;
    }

    private async Task<IConnection> OpenAsync(CancellationToken cancellationToken)
    {
        if (_connection is { IsOpen: true } open) return open;
        await _opening.WaitAsync(cancellationToken);
        try
        {
            if (_connection is { IsOpen: true } opened) return opened;
            if (_connection is not null) await _connection.DisposeAsync();
            return _connection = await address.CreateFactory().CreateConnectionAsync(address.CreateEndpoints(), clientName, cancellationToken);
        }
        finally
        {
            _opening.Release();
        }
    }
}
