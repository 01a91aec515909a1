using System.Text.Encodings.Web;
using System.Text.Json;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Renderer.Archive;
using Renderer.Archive.Objects;
using Renderer.Reports;
using Renderer.Worker.Consuming;
using Renderer.Worker.Telemetry;
using Renderer.Worker.Work;

namespace Renderer.Worker.Hosting;

/// <summary>The opened parts of a worker: they are made before the host, so that what is wrong with them is said before it starts.</summary>
internal sealed record WorkerParts(WorkerSettings Settings, ReportRenderer Renderer, RenditionArchive Archive, DirectoryObjectStore Objects, TimeProvider Time)
{
    /// <exception cref="ReportConfigurationException">Templates or fonts cannot be used.</exception>
    /// <exception cref="Archive.Catalogue.CatalogueException">The catalogue cannot be opened.</exception>
    public static async Task<WorkerParts> OpenAsync(WorkerSettings settings, TimeProvider time, CancellationToken cancellationToken)
    {
        var objects = new DirectoryObjectStore(settings.Storage.Folder);
        var archive = await RenditionArchive.OpenAsync(objects, settings.Catalogue, time, cancellationToken);
        return new WorkerParts(settings, ReportRenderer.Open(settings.ToReportOptions()), archive, objects, time);
    }

    /// <summary>Adds the parts, the bus and the consumers.</summary>
    public void AddTo(IServiceCollection services, Action<IBusRegistrationConfigurator>? moreConsumers = null)
    {
        services.AddSingleton(Renderer);
        services.AddSingleton(Archive);
        services.AddSingleton(Time);
        services.AddSingleton(Settings.Retry);
        services.AddSingleton(Settings.Render);
        services.AddMetrics();
        services.AddSingleton<WorkerMetrics>();
        services.AddSingleton<ReportWork>();
        services.AddSingleton<UnfinishedRequests>();
        services.AddOptions<MassTransitHostOptions>().Configure(bus =>
        {
            bus.WaitUntilStarted = true;
            bus.StopTimeout = TimeSpan.FromSeconds(30);
        });
        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.AddConsumer<ReportReadyConsumer, ReportReadyConsumerDefinition>();
            bus.AddConsumer<ReportFaultConsumer, ReportFaultConsumerDefinition>();
            moreConsumers?.Invoke(bus);
            bus.UsingInMemory((context, memory) =>
            {
                // Chinese text as UTF-8: half the bytes of its escapes, and whoever looks into a queue can read it.
                memory.ConfigureJsonSerializerOptions(json => new JsonSerializerOptions(json) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
                memory.ConfigureEndpoints(context);
            });
        });
        // After the bus, which must run before anything is published on it.
        services.AddHostedService(provider => provider.GetRequiredService<UnfinishedRequests>());
    }
}
