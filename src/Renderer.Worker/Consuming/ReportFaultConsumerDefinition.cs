using MassTransit;

namespace Renderer.Worker.Consuming;

/// <summary>Queue of <see cref="ReportFaultConsumer"/>.</summary>
internal sealed class ReportFaultConsumerDefinition : ConsumerDefinition<ReportFaultConsumer>
{
    public ReportFaultConsumerDefinition() => EndpointName = "report-ready-fault";
}
