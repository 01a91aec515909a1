using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Renderer.Archive.Objects;
using Renderer.Worker.Http;
using Renderer.Worker.Http.Access;
using Renderer.Worker.Http.Batches;
using Renderer.Worker.Http.Templates;
using Renderer.Worker.Telemetry;

namespace Renderer.Worker.Hosting;

/// <summary>The service: HTTP API, bus, consumers and the sweep in one process.</summary>
public sealed class RendererService : IAsyncDisposable
{
    private readonly WebApplication _app;

    private readonly WorkerParts _parts;

    private RendererService(WebApplication app, WorkerParts parts)
    {
        _app = app;
        _parts = parts;
    }

    /// <summary>Where the HTTP API listens, once started.</summary>
    public IReadOnlyCollection<string> Urls => [.. _app.Urls];

    /// <summary>The wired parts.</summary>
    internal IServiceProvider Parts => _app.Services;

    /// <summary>Opens the parts and wires the service. Nothing listens yet.</summary>
    /// <exception cref="Reports.ReportConfigurationException">Templates or fonts cannot be used.</exception>
    /// <exception cref="Archive.Catalogue.CatalogueException">The catalogue cannot be opened.</exception>
    public static Task<RendererService> OpenAsync(WorkerSettings settings, TimeProvider time, CancellationToken cancellationToken = default) =>
        OpenAsync(settings, time, moreConsumers: null, cancellationToken);

    /// <summary>The same, with consumers beside the service's own: they hear its events.</summary>
    internal static async Task<RendererService> OpenAsync(
        WorkerSettings settings, TimeProvider time, Action<IBusRegistrationConfigurator>? moreConsumers, CancellationToken cancellationToken)
    {
        var parts = await WorkerParts.OpenAsync(settings, time, cancellationToken);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "Renderer" });
        JsonLog.AddTo(builder.Logging, settings.Logging);
        Listener.AddTo(builder.WebHost, settings);
        builder.Services.AddRoutingCore();
        parts.AddTo(builder.Services, moreConsumers);
        builder.Services.AddSingleton(settings.Telemetry);
        builder.Services.AddSingleton<TelemetryExport>();
        builder.Services.AddSingleton(settings.Http);
        builder.Services.AddSingleton<ApiKeyRing>();
        builder.Services.AddSingleton<CallerLimits>();
        builder.Services.AddSingleton<AccessControl>();
        builder.Services.AddSingleton<ReportEndpoints>();
        builder.Services.AddSingleton<BatchEndpoints>();
        builder.Services.AddSingleton<TemplateEndpoints>();
        builder.Services.AddSingleton<HealthEndpoints>();
        builder.Services.AddSingleton<MetricsEndpoint>();

        var app = builder.Build();
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Renderer.Worker");
        SecurityHeaders.Use(app);
        FaultAnswers.Use(app, logger);
        app.UseRouting();
        RequestSpans.Use(app);
        app.Services.GetRequiredService<AccessControl>().Use(app);
        app.Services.GetRequiredService<ReportEndpoints>().Map(app);
        app.Services.GetRequiredService<BatchEndpoints>().Map(app);
        app.Services.GetRequiredService<TemplateEndpoints>().Map(app);
        app.Services.GetRequiredService<HealthEndpoints>().Map(app);
        app.Services.GetRequiredService<MetricsEndpoint>().Map(app);
        Announce(logger, parts);
        return new RendererService(app, parts);
    }

    /// <summary>Starts the bus and the HTTP API; returns when they run.</summary>
    /// <exception cref="IOException">An address is taken or not ours.</exception>
    public Task StartAsync(CancellationToken cancellationToken = default) => _app.StartAsync(cancellationToken);

    /// <summary>Returns when the process was asked to end (SIGTERM, Ctrl+C) and work in progress is done.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken = default) => _app.WaitForShutdownAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        // Made before the host, so it does not end them: their probes would go on.
        await _parts.Archive.DisposeAsync();
        _parts.Objects.Dispose();
    }

    private static void Announce(ILogger logger, WorkerParts parts)
    {
        // Kinds only: addresses and connection strings may hold passwords.
        Log.Started(
            logger, TelemetryExport.Version, parts.Renderer.Templates.Count, parts.Settings.Render.EffectiveConcurrency, parts.Objects.Place,
            $"{parts.Settings.Catalogue.Kind}", $"{parts.Settings.Broker.Kind}");
        if (!parts.Settings.Http.HasKeys) Log.ListeningWithoutKeys(logger, parts.Settings.Http.Urls, parts.Settings.Http.AllowAnonymous ? "anybody who reaches it" : "everybody on this machine");
        AnnounceStorage(logger, parts.Objects);
        parts.Objects.Dependency.Changed += (_, _) => AnnounceStorage(logger, parts.Objects);
    }

    private static void AnnounceStorage(ILogger logger, ResilientObjectStore objects)
    {
        if (objects.Dependency.State is { IsAvailable: false, Reason: var reason }) Log.StorageUnavailable(logger, reason ?? "unknown");
        else if (!objects.IsConditional) Log.StorageIgnoresConditions(logger, objects.Place);
    }
}
