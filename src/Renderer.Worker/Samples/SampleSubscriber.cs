using System.Threading.Channels;
using MassTransit;
using Renderer.Contracts;
using Renderer.Reports;
using Renderer.Worker.Requests;
using Renderer.Worker.Work;

namespace Renderer.Worker.Samples;

/// <summary>Hears the service's events on a queue of its own, as a website's publishing pipeline would.</summary>
internal sealed class SampleSubscriber(Channel<SampleOutcome> outcomes) : IConsumer<ReportRendered>, IConsumer<ReportRejected>, IConsumer<ReportFailed>
{
    public Task Consume(ConsumeContext<ReportRendered> context)
    {
        var rendered = context.Message;
        return WriteAsync(new SampleOutcome
        {
            ReportId = rendered.ReportId,
            Template = rendered.Template,
            TemplateVersion = rendered.TemplateVersion,
            RenditionId = rendered.RenditionId,
            IsReused = rendered.Reused,
            Duration = TimeSpan.FromMilliseconds(rendered.DurationsMilliseconds.Where(d => StageNames.IsWhole(d.Key)).Sum(d => d.Value)),
            Files = [.. rendered.Artifacts.Select(a => new SampleFile(a.Format, new Uri(a.Address).LocalPath, a.Bytes, a.Pages))],
            Problems = RequestMapping.FromWire(rendered.Warnings, Severity.Warning),
        });
    }

    public Task Consume(ConsumeContext<ReportRejected> context) => WriteAsync(new SampleOutcome
    {
        ReportId = context.Message.ReportId,
        Template = context.Message.Template,
        Problems = RequestMapping.FromWire(context.Message.Problems, Severity.Error),
    });

    public Task Consume(ConsumeContext<ReportFailed> context) => WriteAsync(new SampleOutcome
    {
        ReportId = context.Message.ReportId,
        Template = context.Message.Template,
        Problems = [new Problem(Severity.Error, context.Message.Code, "", context.Message.LastError, $"It was tried {context.Message.Attempts} times.")],
    });

    private Task WriteAsync(SampleOutcome outcome) => outcomes.Writer.WriteAsync(outcome).AsTask();
}
