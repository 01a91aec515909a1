using System.Collections.Immutable;
using Microsoft.Extensions.Configuration;
using Renderer.Archive.Catalogue;
using Renderer.Archive.Objects;
using Renderer.Archive.Resilience;
using Renderer.Reports;
using Renderer.Worker.Broker;
using Renderer.Worker.Consuming;
using Renderer.Worker.Regeneration;
using Renderer.Worker.Work;

namespace Renderer.Worker.Hosting;

/// <summary>All settings of the worker. One that exists was found without fault.</summary>
public sealed record WorkerSettings
{
    private WorkerSettings()
    {
    }

    /// <summary>Section <c>Storage</c>.</summary>
    public required StorageOptions Storage { get; init; }

    /// <summary>Section <c>Catalogue</c>.</summary>
    public required CatalogueOptions Catalogue { get; init; }

    /// <summary>Section <c>Resilience</c>.</summary>
    public required ResilienceOptions Resilience { get; init; }

    /// <summary>Section <c>Templates</c>.</summary>
    public required TemplatesOptions Templates { get; init; }

    /// <summary>Section <c>Fonts</c>.</summary>
    public required FontsOptions Fonts { get; init; }

    /// <summary>Section <c>Http</c>.</summary>
    public required HttpOptions Http { get; init; }

    /// <summary>Section <c>Telemetry</c>.</summary>
    public required TelemetryOptions Telemetry { get; init; }

    /// <summary>Section <c>Logging</c>.</summary>
    public required LoggingOptions Logging { get; init; }

    /// <summary>Section <c>Render</c>.</summary>
    public required RenderOptions Render { get; init; }

    /// <summary>Section <c>Retry</c>.</summary>
    public required RetryOptions Retry { get; init; }

    /// <summary>Section <c>Broker</c>.</summary>
    public required BrokerOptions Broker { get; init; }

    /// <summary>Section <c>DataRef</c>.</summary>
    public required DataRefOptions DataRef { get; init; }

    /// <summary>Section <c>Regeneration</c>.</summary>
    public required RegenerationOptions Regeneration { get; init; }

    /// <summary>Reads the settings.</summary>
    /// <exception cref="WorkerSettingsException">At least one setting is at fault; every fault is in it.</exception>
    public static WorkerSettings Read(IConfiguration configuration)
    {
        var faults = new List<string>();
        var settings = new WorkerSettings
        {
            Storage = SettingsSection.Bind<StorageOptions>(configuration, "Storage", faults),
            Catalogue = SettingsSection.Bind<CatalogueOptions>(configuration, "Catalogue", faults),
            Resilience = SettingsSection.Bind<ResilienceOptions>(configuration, "Resilience", faults),
            Templates = SettingsSection.Bind<TemplatesOptions>(configuration, "Templates", faults),
            Fonts = SettingsSection.Bind<FontsOptions>(configuration, "Fonts", faults),
            Http = SettingsSection.Bind<HttpOptions>(configuration, "Http", faults),
            Telemetry = SettingsSection.Bind<TelemetryOptions>(configuration, "Telemetry", faults),
            Logging = SettingsSection.Bind<LoggingOptions>(configuration, "Logging", faults),
            Render = SettingsSection.Bind<RenderOptions>(configuration, "Render", faults),
            Retry = SettingsSection.Bind<RetryOptions>(configuration, "Retry", faults),
            Broker = SettingsSection.Bind<BrokerOptions>(configuration, "Broker", faults),
            DataRef = SettingsSection.Bind<DataRefOptions>(configuration, "DataRef", faults),
            Regeneration = SettingsSection.Bind<RegenerationOptions>(configuration, "Regeneration", faults),
        };
        faults.AddRange([
            .. settings.Storage.FindFaults(),
            .. settings.Catalogue.FindFaults(),
            .. settings.Resilience.FindFaults(),
            .. settings.Templates.FindFaults(),
            .. settings.Fonts.FindFaults(),
            .. settings.Http.FindFaults(),
            .. settings.Telemetry.FindFaults(),
            .. settings.Render.FindFaults(),
            .. settings.Retry.FindFaults(),
            .. settings.Broker.FindFaults(),
            .. settings.DataRef.FindFaults(),
            .. settings.Regeneration.FindFaults(),
        ]);
        return faults.Count == 0 ? settings : throw new WorkerSettingsException([.. faults]);
    }

    /// <summary>What the renderer needs of them.</summary>
    public ReportOptions ToReportOptions() => new RenderingSettings(Templates, Fonts, Render).ToReportOptions();
}

/// <summary>Settings that are at fault; every fault is in it, each with the setting's name and what to do.</summary>
public sealed class WorkerSettingsException(ImmutableArray<string> faults) : Exception(string.Join(Environment.NewLine, faults))
{
    /// <summary>The faults.</summary>
    public ImmutableArray<string> Faults { get; } = faults;
}
