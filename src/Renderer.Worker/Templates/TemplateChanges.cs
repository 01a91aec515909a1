using MassTransit;
using Renderer.Archive.Catalogue;
using Renderer.Contracts;
using Renderer.Worker.Broker;
using Renderer.Worker.Telemetry;

namespace Renderer.Worker.Templates;

/// <summary>Hears that versions were published, activated or withdrawn, and has the table read again.</summary>
/// <remarks>What the announcement says is not looked at: the catalogue says what is so, and an announcement that is lost is made good by the clock.</remarks>
internal sealed class TemplateChanges(TemplateTable table, ILogger<TemplateChanges> logger)
{
    /// <summary>The exchanges of the announcements.</summary>
    public static IReadOnlyList<string> Exchanges =>
        [QueueNames.ExchangeOf<TemplatePublished>(), QueueNames.ExchangeOf<TemplateActivated>(), QueueNames.ExchangeOf<TemplateWithdrawn>()];

    public async Task HearAsync(CancellationToken cancellationToken)
    {
        try
        {
            await table.RefreshAsync(cancellationToken);
        }
        catch (CatalogueException e)
        {
            Log.TemplatesNotRead(logger, e.Message);
        }
    }
}

/// <summary>Hears announcements on RabbitMQ, where they are not deserialized.</summary>
internal sealed class TemplateChangeFilter(Func<TemplateChanges> changes) : IFilter<ReceiveContext>
{
    public Task Send(ReceiveContext context, IPipe<ReceiveContext> next) => changes().HearAsync(context.CancellationToken);

    public void Probe(ProbeContext context) => context.CreateFilterScope("template-changes");
}

/// <summary>Hears announcements in memory.</summary>
internal sealed class TemplateChangeConsumer(TemplateChanges changes) : IConsumer<TemplatePublished>, IConsumer<TemplateActivated>, IConsumer<TemplateWithdrawn>
{
    public Task Consume(ConsumeContext<TemplatePublished> context) => changes.HearAsync(context.CancellationToken);

    public Task Consume(ConsumeContext<TemplateActivated> context) => changes.HearAsync(context.CancellationToken);

    public Task Consume(ConsumeContext<TemplateWithdrawn> context) => changes.HearAsync(context.CancellationToken);
}
