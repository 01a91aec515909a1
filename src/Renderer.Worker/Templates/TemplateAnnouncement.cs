using System.Text.Json;
using MassTransit;
using RabbitMQ.Client;
using Renderer.Archive.Templates;
using Renderer.Contracts;
using Renderer.Worker.Broker;
using Renderer.Worker.Requests;
using Renderer.Worker.Telemetry;
using Renderer.Worker.Work;

namespace Renderer.Worker.Templates;

/// <summary>What became of a template version, to be told to everybody: workers know it at once, and pipelines may act on it.</summary>
public sealed class TemplateAnnouncement
{
    private readonly object _message;
    private readonly Guid _id;

    private TemplateAnnouncement(object message, Guid id) => (_message, _id) = (message, id);

    /// <summary>A version was published.</summary>
    public static TemplateAnnouncement Published(TemplateVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return new(
            new TemplatePublished { Name = version.Name, Version = version.Version, Digest = version.Digest, By = version.PublishedBy },
            EventIdentity.Derive("template-published", version.Name, version.Version, version.Digest));
    }

    /// <summary>A version became active. The moment makes it another event than an earlier activation of the same version.</summary>
    public static TemplateAnnouncement Activated(TemplateVersion version, string by, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(version);
        return new(
            new TemplateActivated { Name = version.Name, Version = version.Version, Digest = version.Digest, By = by },
            EventIdentity.Derive("template-activated", version.Name, version.Version, version.Digest, $"{at.UtcTicks}"));
    }

    /// <summary>A version was withdrawn.</summary>
    public static TemplateAnnouncement Withdrawn(TemplateVersion version, string by)
    {
        ArgumentNullException.ThrowIfNull(version);
        return new(
            new TemplateWithdrawn { Name = version.Name, Version = version.Version, Digest = version.Digest, By = by },
            EventIdentity.Derive("template-withdrawn", version.Name, version.Version, version.Digest));
    }

    /// <summary>Publishes it on a broker that this process is not connected to; returns when the broker has it.</summary>
    /// <exception cref="BrokerException">The broker is away or refuses.</exception>
    public async Task SendAsync(BrokerOptions options, CancellationToken cancellationToken)
    {
        await using var connection = new BrokerConnection(new BrokerAddress(options), "renderer templates");
        await using var channel = await connection.OpenChannelAsync(cancellationToken);
        var exchange = $"{_message.GetType().Namespace}:{_message.GetType().Name}";
        try
        {
            await channel.ExchangeDeclareAsync(exchange, ExchangeType.Fanout, durable: true, autoDelete: false, arguments: null, cancellationToken: cancellationToken);
            await channel.BasicPublishAsync(
                exchange, routingKey: "", mandatory: false,
                new BasicProperties { ContentType = "application/json", Type = _message.GetType().Name, MessageId = _id.ToString(), Persistent = true },
                JsonSerializer.SerializeToUtf8Bytes(_message, _message.GetType(), WireJson.Options), cancellationToken);
        }
        catch (Exception e) when (BrokerException.IsOutage(e))
        {
            throw BrokerException.Of(connection.Address, e);
        }
    }

    /// <summary>Publishes it on the bus of this process.</summary>
    internal Task PublishAsync(IBus bus, CancellationToken cancellationToken) => bus.Publish(
        _message,
        _message.GetType(),
        Pipe.Execute<PublishContext>(publish =>
        {
            publish.MessageId = _id;
            Tracing.WriteTo(publish);
            if (publish.TryGetPayload<RabbitMqSendContext>(out var rabbit)) rabbit.BasicProperties.Type = _message.GetType().Name;
        }),
        cancellationToken);
}
