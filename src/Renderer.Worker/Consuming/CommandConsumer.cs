using MassTransit;
using Renderer.Contracts;
using Renderer.Worker.Regeneration;

namespace Renderer.Worker.Consuming;

/// <summary>Takes commands of regeneration off this process's queue.</summary>
internal sealed class CommandConsumer(CommandAnswers answers) : IConsumer<RegenerateReports>, IConsumer<CancelRegeneration>
{
    public Task Consume(ConsumeContext<RegenerateReports> context) => answers.RunAsync(context.Message, context.CancellationToken);

    public Task Consume(ConsumeContext<CancelRegeneration> context) => answers.RunAsync(context.Message, context.CancellationToken);
}
