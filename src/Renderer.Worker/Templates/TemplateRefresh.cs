using Microsoft.Extensions.Hosting;
using Renderer.Archive.Catalogue;
using Renderer.Worker.Hosting;
using Renderer.Worker.Telemetry;

namespace Renderer.Worker.Templates;

/// <summary>Reads the table of published versions now and then, for changes that nobody announced.</summary>
internal sealed class TemplateRefresh(TemplateTable table, TemplatesOptions options, TimeProvider time, ILogger<TemplateRefresh> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.PollPeriod, time);
        do
        {
            try
            {
                await table.RefreshAsync(stoppingToken);
            }
            catch (CatalogueException e)
            {
                Log.TemplatesNotRead(logger, e.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
