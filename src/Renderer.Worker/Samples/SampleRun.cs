using System.Collections.Immutable;
using System.Text.Json;
using System.Threading.Channels;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Renderer.Contracts;
using Renderer.Reports;
using Renderer.Worker.Hosting;

namespace Renderer.Worker.Samples;

/// <summary>The whole service in one process, given every sample of every template as a message; the outcomes are what its events say.</summary>
public static class SampleRun
{
    // Retries included; a sample takes milliseconds.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Publishes the samples and waits until each was announced as rendered, rejected or failed. Outcomes come in the order of the samples.</summary>
    /// <exception cref="WorkerSettingsException">A setting is at fault.</exception>
    /// <exception cref="ReportConfigurationException">Templates or fonts cannot be used.</exception>
    /// <exception cref="Archive.Catalogue.CatalogueException">The catalogue cannot be opened.</exception>
    /// <exception cref="TimeoutException">A sample was not announced within five minutes.</exception>
    public static async Task<ImmutableArray<SampleOutcome>> RunAsync(WorkerSettings settings, TimeProvider time, CancellationToken cancellationToken = default)
    {
        var parts = await WorkerParts.OpenAsync(settings, time, cancellationToken);
        var messages = ReadSamples(parts.Renderer);
        var outcomes = Channel.CreateUnbounded<SampleOutcome>();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "Renderer" });
        builder.Services.AddSingleton(outcomes);
        parts.AddTo(builder.Services, bus => bus.AddConsumer<SampleSubscriber>());
        using var host = builder.Build();
        await host.StartAsync(cancellationToken);
        try
        {
            var bus = host.Services.GetRequiredService<IBus>();
            foreach (var message in messages) await bus.Publish(message, cancellationToken);
            return await CollectAsync(messages, outcomes.Reader, time, cancellationToken);
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }

    private static ImmutableArray<ReportReady> ReadSamples(ReportRenderer renderer) =>
    [
        .. from template in renderer.Templates
           from sample in template.Samples
           select new ReportReady
           {
               ReportId = $"{template.Name}.{Path.GetFileNameWithoutExtension(sample)}",
               Revision = 1,
               Template = template.Name,
               Data = JsonElement.Parse(File.ReadAllBytes(sample)),
           },
    ];

    private static async Task<ImmutableArray<SampleOutcome>> CollectAsync(
        ImmutableArray<ReportReady> messages, ChannelReader<SampleOutcome> outcomes, TimeProvider time, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        var found = new Dictionary<string, SampleOutcome>(StringComparer.Ordinal);
        try
        {
            while (found.Count < messages.Length)
            {
                var outcome = await outcomes.ReadAsync(either.Token);
                // A request left over from a run that was cut short is announced too.
                if (messages.Any(m => m.ReportId == outcome.ReportId)) found[outcome.ReportId] = outcome;
            }
        }
        catch (OperationCanceledException e) when (patience.IsCancellationRequested)
        {
            throw new TimeoutException($"{messages.Length - found.Count} of {messages.Length} samples were not announced within {Patience}.", e);
        }

        return [.. messages.Select(m => found[m.ReportId])];
    }
}
