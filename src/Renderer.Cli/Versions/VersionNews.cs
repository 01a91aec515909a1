using Renderer.Cli.Output;
using Renderer.Worker.Broker;
using Renderer.Worker.Hosting;
using Renderer.Worker.Templates;

namespace Renderer.Cli.Versions;

/// <summary>Tells running workers of a change; without a broker, or when it is away, they find out by polling.</summary>
internal static class VersionNews
{
    public static async Task<bool> TellAsync(Terminal terminal, WorkerSettings settings, TemplateAnnouncement news, CancellationToken cancellationToken)
    {
        try
        {
            if (settings.Broker.Kind == BrokerKind.RabbitMq)
            {
                await news.SendAsync(settings.Broker, cancellationToken);
                return true;
            }
        }
        catch (BrokerException e)
        {
            await terminal.Error.WriteLineAsync($"not announced: {e.Message}");
        }

        await terminal.Error.WriteLineAsync($"running workers notice within {settings.Templates.PollPeriod.TotalSeconds:0.#} s (Templates:PollPeriod)");
        return false;
    }
}
