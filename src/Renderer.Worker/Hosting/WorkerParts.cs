using System.Text.Encodings.Web;
using System.Text.Json;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Renderer.Archive;
using Renderer.Archive.Objects;
using Renderer.Reports;
using Renderer.Worker.Broker;
using Renderer.Worker.Consuming;
using Renderer.Worker.Regeneration;
using Renderer.Worker.Requests;
using Renderer.Worker.Telemetry;
using Renderer.Worker.Templates;
using Renderer.Worker.Work;

namespace Renderer.Worker.Hosting;

/// <summary>The opened parts of a worker: they are made before the host, so that what is wrong with them is said before it starts.</summary>
internal sealed record WorkerParts(WorkerSettings Settings, ReportRenderer Renderer, RenditionArchive Archive, ResilientObjectStore Objects, TimeProvider Time)
{
    // Between the end of work in progress and the end of the connection.
    private static readonly TimeSpan StopReserve = TimeSpan.FromSeconds(5);

    /// <exception cref="ReportConfigurationException">Templates or fonts cannot be used.</exception>
    /// <exception cref="Archive.Catalogue.CatalogueException">The catalogue cannot be opened.</exception>
    /// <exception cref="ObjectStoreException">The object store cannot be used before somebody acts.</exception>
    public static async Task<WorkerParts> OpenAsync(WorkerSettings settings, TimeProvider time, CancellationToken cancellationToken)
    {
        var objects = await ObjectStores.OpenAsync(settings.Storage, settings.Resilience.Storage, time, cancellationToken);
        var archive = await OpenArchiveAsync(settings, objects, time, cancellationToken);
        return new WorkerParts(settings, ReportRenderer.Open(settings.ToReportOptions()), archive, objects, time);
    }

    /// <summary>Opens the archive alone, for commands that render nothing.</summary>
    /// <exception cref="Archive.Catalogue.CatalogueException">The catalogue cannot be opened.</exception>
    public static async Task<RenditionArchive> OpenArchiveAsync(WorkerSettings settings, TimeProvider time, CancellationToken cancellationToken)
    {
        var objects = await ObjectStores.OpenAsync(settings.Storage, settings.Resilience.Storage, time, cancellationToken);
        return await OpenArchiveAsync(settings, objects, time, cancellationToken);
    }

    /// <summary>Adds the parts, the bus and the consumers.</summary>
    public void AddTo(IServiceCollection services, Action<IBusRegistrationConfigurator>? moreConsumers = null)
    {
        services.AddSingleton(Renderer);
        services.AddSingleton(Archive);
        services.AddSingleton(Objects);
        services.AddSingleton(Time);
        services.AddSingleton(Settings.Retry);
        services.AddSingleton(Settings.Render);
        services.AddMetrics();
        services.AddSingleton<WorkerMetrics>();
        services.AddSingleton(Settings.DataRef);
        services.AddSingleton(Settings.Broker);
        services.AddSingleton(new RenderGate(Settings.Render.EffectiveConcurrency));
        services.AddSingleton<LanePrecedence>();
        services.AddSingleton<DataFetch>();
        services.AddSingleton<ComparisonFetch>();
        services.AddSingleton(Settings.Templates);
        services.AddSingleton(Archive.Templates);
        services.AddSingleton<TemplateTable>();
        services.AddSingleton<TemplateSource>();
        services.AddSingleton<TemplateChanges>();
        services.AddSingleton<ReportCheck>();
        services.AddSingleton<ReportWork>();
        services.AddSingleton<RequestHandOver>();
        services.AddSingleton(Settings.Regeneration);
        services.AddSingleton<ReportEvents>();
        services.AddSingleton<BatchTerms>();
        services.AddSingleton<OutcomeRecords>();
        services.AddSingleton<BatchEvents>();
        services.AddSingleton<RegenerationCommands>();
        services.AddSingleton<CommandAnswers>();
        services.AddSingleton<BatchTargets>();
        services.AddSingleton<BatchSender>();
        services.AddSingleton<BatchRelease>();
        services.AddSingleton<BatchFollower>();
        services.AddSingleton<SentItems>();
        services.AddSingleton<PlannerMetrics>();
        services.AddSingleton<PlanningRound>();
        services.AddSingleton<Planner>();
        services.AddSingleton<UnfinishedRequests>();
        // Past the bus's own time, so that what it gives back is given back.
        services.Configure<HostOptions>(host => host.ShutdownTimeout = Settings.Broker.StopTimeout + StopReserve + StopReserve);
        services.AddOptions<MassTransitHostOptions>().Configure(bus =>
        {
            // The API takes requests while the broker is away: the catalogue keeps them.
            bus.WaitUntilStarted = Settings.Broker.Kind == BrokerKind.Memory;
            bus.ConsumerStopTimeout = Settings.Broker.StopTimeout;
            bus.StopTimeout = Settings.Broker.StopTimeout + StopReserve;
        });
        if (Settings.Broker.Kind == BrokerKind.RabbitMq) AddRabbitMq(services);
        else AddMemory(services, moreConsumers);
        services.AddHostedService<TemplateRefresh>();
        // After the bus, which must run before anything is published on it.
        services.AddHostedService(provider => provider.GetRequiredService<UnfinishedRequests>());
        services.AddHostedService(provider => provider.GetRequiredService<Planner>());
    }

    private void AddRabbitMq(IServiceCollection services)
    {
        services.AddSingleton(new BrokerConnection(new BrokerAddress(Settings.Broker), "renderer raw"));
        services.AddSingleton<IRequestQueue, BrokerRequestQueue>();
        services.AddSingleton<DeliveryCarrier>();
        services.AddSingleton<PartsAvailability>();
        services.AddSingleton<LaneConsumer>();
        services.AddSingleton<CommandDelivery>();
        services.AddSingleton<DeadLetterConsumer>();
        services.AddHostedService<TopologyService>();
        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            RabbitMqBus.Configure(bus, Settings);
        });
    }

    private static void AddMemory(IServiceCollection services, Action<IBusRegistrationConfigurator>? moreConsumers)
    {
        services.AddSingleton<IRequestQueue, MemoryRequestQueue>();
        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.AddConsumer<ReportReadyConsumer, ReportReadyConsumerDefinition>();
            bus.AddConsumer<ReportFaultConsumer, ReportFaultConsumerDefinition>();
            bus.AddConsumer<BatchItemConsumer, BatchItemConsumerDefinition>();
            bus.AddConsumer<CommandConsumer, CommandConsumerDefinition>();
            bus.AddConsumer<TemplateChangeConsumer>();
            moreConsumers?.Invoke(bus);
            bus.UsingInMemory((context, memory) =>
            {
                // Chinese text as UTF-8: half the bytes of its escapes, and whoever looks into a queue can read it.
                memory.ConfigureJsonSerializerOptions(json => new JsonSerializerOptions(json) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
                memory.ConfigureSend(send => send.UseExecute(Tracing.WriteTo));
                memory.ConfigurePublish(publish => publish.UseExecute(Tracing.WriteTo));
                memory.ConfigureEndpoints(context);
            });
        });
    }

    private static Task<RenditionArchive> OpenArchiveAsync(WorkerSettings settings, ResilientObjectStore objects, TimeProvider time, CancellationToken cancellationToken) =>
        RenditionArchive.OpenAsync(objects, settings.Catalogue, settings.Resilience.Catalogue, time, cancellationToken);
}
