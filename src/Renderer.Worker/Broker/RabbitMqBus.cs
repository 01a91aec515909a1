using System.Security.Authentication;
using System.Text.Encodings.Web;
using System.Text.Json;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Renderer.Worker.Hosting;
using Renderer.Worker.Templates;

namespace Renderer.Worker.Broker;

/// <summary>MassTransit on RabbitMQ: one endpoint per lane, one for suspects, one for dead letters; events leave as plain JSON.</summary>
internal static class RabbitMqBus
{
    public static void Configure(IBusRegistrationConfigurator bus, WorkerSettings settings) => bus.UsingRabbitMq((context, rabbit) =>
    {
        Connect(rabbit, new BrokerAddress(settings.Broker), settings.Broker);
        rabbit.UseRawJsonSerializer(RawSerializerOptions.AnyMessageType, isDefault: true);
        rabbit.ConfigureJsonSerializerOptions(json => new JsonSerializerOptions(json) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        Consume(rabbit, settings, context);
    });

    private static void Consume(IRabbitMqBusFactoryConfigurator rabbit, WorkerSettings settings, IServiceProvider provider)
    {
        var topology = BrokerTopology.Of(settings.Broker);
        var names = new QueueNames(settings.Broker.Prefix);
        var slots = settings.Render.EffectiveConcurrency;
        foreach (var lane in settings.Broker.EffectiveLanes)
        {
            var sizes = settings.Broker.OptionsOf(lane);
            Receive(
                topology.Find(names.Lane(lane)), sizes.EffectiveConcurrency(slots), sizes.EffectivePrefetch(slots), lane,
                (delivery, stop) => provider.GetRequiredService<LaneConsumer>().ConsumeAsync(delivery, stop));
        }

        // One at a time: whoever is out when a worker dies did it.
        Receive(topology.Find(names.Suspect), 1, 1, null, (delivery, stop) => provider.GetRequiredService<LaneConsumer>().ConsumeAsync(delivery, stop));
        Receive(topology.Find(names.DeadLetterAnnounce), 1, 1, null, (delivery, stop) => provider.GetRequiredService<DeadLetterConsumer>().ConsumeAsync(delivery, stop));

        Receive(topology.Find(names.Commands), 1, 1, Lane.Interactive, (delivery, stop) => provider.GetRequiredService<CommandDelivery>().ConsumeAsync(delivery, stop));

        // Every process hears of new versions: a queue of its own, gone with it. What is missed meanwhile is found by polling.
        rabbit.ReceiveEndpoint(new TemporaryEndpointDefinition("renderer-templates"), endpoint =>
        {
            endpoint.ConfigureConsumeTopology = false;
            endpoint.PublishFaults = false;
            endpoint.DiscardSkippedMessages();
            foreach (var exchange in TemplateChanges.Exchanges) endpoint.Bind(exchange);
            endpoint.ConfigureReceive(receive => receive.UseFilter(new TemplateChangeFilter(provider.GetRequiredService<TemplateChanges>)));
        });

        void Receive(QueueDeclaration queue, int concurrency, int prefetch, Lane? lane, Func<Delivery, CancellationToken, Task> consume) => rabbit.ReceiveEndpoint(queue.Name, endpoint =>
        {
            endpoint.ConfigureConsumeTopology = false;
            endpoint.PublishFaults = false;
            endpoint.ConcurrentMessageLimit = concurrency;
            endpoint.PrefetchCount = prefetch;
            foreach (var (name, value) in queue.Arguments) endpoint.SetQueueArgument(name, value);
            endpoint.RethrowFaultedMessages();
            // The filter sees to every message; MassTransit finds no consumer and would move it away.
            endpoint.DiscardSkippedMessages();
            var logger = provider.GetRequiredService<ILoggerFactory>().CreateLogger<DeliveryFilter>();
            endpoint.ConfigureReceive(receive => receive.UseFilter(new DeliveryFilter(lane, consume, logger)));
        });
    }

    private static void Connect(IRabbitMqBusFactoryConfigurator rabbit, BrokerAddress address, BrokerOptions options) =>
        rabbit.Host(address.All[0].Host, (ushort)address.All[0].Port, address.VirtualHost, "renderer", host =>
        {
            host.Username(address.UserName);
            host.Password(address.Password);
            host.Heartbeat(options.Heartbeat);
            host.PublisherConfirmation = true;
            if (address.All.Length > 1)
            {
                host.UseCluster(cluster =>
                {
                    foreach (var node in address.All) cluster.Node($"{node.Host}:{node.Port}");
                });
            }

            if (!address.UsesTls) return;
            host.UseSsl(tls =>
            {
                tls.ServerName = address.All[0].Host;
                tls.Protocol = SslProtocols.None;
                tls.CertificateValidationCallback = (_, certificate, _, errors) => address.IsTrusted(certificate, errors);
                if (address.LoadClientCertificate() is { } client) tls.Certificate = client;
            });
        });
}
