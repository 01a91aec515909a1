using System.Collections.Immutable;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Renderer.Worker.Broker;

/// <summary>Declares the topology at the broker; what is there already stays as it is.</summary>
public static class TopologyDeployment
{
    /// <summary>The names of what <see cref="DeployAsync(BrokerOptions, CancellationToken)"/> would declare, with their kinds.</summary>
    public static ImmutableArray<DeclaredPart> Plan(BrokerOptions options)
    {
        var topology = BrokerTopology.Of(options);
        return
        [
            .. topology.Exchanges.Select(e => new DeclaredPart("exchange", e, "fanout")),
            .. topology.Queues.Select(q => new DeclaredPart("queue", q.Name, string.Join(", ", q.Arguments.Select(a => $"{a.Key}={a.Value}")))),
            .. topology.Bindings.Select(b => new DeclaredPart("binding", b.Source, $"to {(b.IsToQueue ? "queue" : "exchange")} {b.Destination}")),
        ];
    }

    /// <summary>Declares everything; doing it again changes nothing.</summary>
    /// <exception cref="BrokerException">The broker is away, or has something of the same name with other properties.</exception>
    public static async Task<ImmutableArray<DeclaredPart>> DeployAsync(BrokerOptions options, CancellationToken cancellationToken)
    {
        await using var connection = new BrokerConnection(new BrokerAddress(options), "renderer deploy-topology");
        await DeployAsync(connection, BrokerTopology.Of(options), cancellationToken);
        return Plan(options);
    }

    internal static async Task DeployAsync(BrokerConnection connection, BrokerTopology topology, CancellationToken cancellationToken)
    {
        await using var channel = await connection.OpenChannelAsync(cancellationToken);
        var current = "";
        try
        {
            foreach (var exchange in topology.Exchanges)
                await channel.ExchangeDeclareAsync(current = exchange, ExchangeType.Fanout, durable: true, autoDelete: false, arguments: null, cancellationToken: cancellationToken);
            foreach (var queue in topology.Queues)
                await channel.QueueDeclareAsync(current = queue.Name, durable: true, exclusive: false, autoDelete: false, queue.Arguments, cancellationToken: cancellationToken);
            foreach (var binding in topology.Bindings)
            {
                current = binding.Destination;
                if (binding.IsToQueue) await channel.QueueBindAsync(binding.Destination, binding.Source, routingKey: "", cancellationToken: cancellationToken);
                else await channel.ExchangeBindAsync(binding.Destination, binding.Source, routingKey: "", cancellationToken: cancellationToken);
            }
        }
        // AMQP 0-9-1: reply code 406, precondition failed.
        catch (OperationInterruptedException e) when (e.ShutdownReason?.ReplyCode == 406)
        {
            throw new TopologyConflictException(
                $"{connection.Address.Nodes}: {current} exists with other properties: {e.ShutdownReason.ReplyText}. Set the Broker settings it was declared with, or, when it is empty, delete it and deploy again.", e);
        }
        catch (Exception e) when (BrokerException.IsOutage(e))
        {
            throw BrokerException.Of(connection.Address, e);
        }
    }
}

/// <summary>Something of the topology.</summary>
/// <param name="Kind"><c>exchange</c>, <c>queue</c> or <c>binding</c>.</param>
/// <param name="Name">Its name; of a binding, where it comes from.</param>
/// <param name="Properties">Its arguments; of a binding, where it leads.</param>
public sealed record DeclaredPart(string Kind, string Name, string Properties);

/// <summary>The broker has an exchange or queue of that name with other properties; waiting does not help.</summary>
public sealed class TopologyConflictException(string message, Exception? innerException = null) : Exception(message, innerException);
