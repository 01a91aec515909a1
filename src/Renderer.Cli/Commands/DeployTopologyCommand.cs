using System.CommandLine;
using Renderer.Cli.Output;
using Renderer.Worker.Broker;
using Renderer.Worker.Hosting;

namespace Renderer.Cli.Commands;

/// <summary><c>renderer deploy-topology</c>: the broker's exchanges, queues and bindings, ahead of any worker.</summary>
internal static class DeployTopologyCommand
{
    public static Command Create(Terminal terminal)
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "Show what would be declared, and declare nothing." };
        var command = new Command("deploy-topology", """
            Declares the broker's exchanges, queues and bindings, so that messages sent before the first worker runs are kept. Doing it again changes nothing.

            Example:
              renderer deploy-topology --set Broker:Kind=rabbitmq --set Broker:Address=amqp://rabbitmq:5672/
            """)
        { dryRun };
        command.SetAction((parsed, cancellationToken) => RunAsync(terminal, parsed, parsed.GetValue(dryRun), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, ParseResult parsed, bool isDryRun, CancellationToken cancellationToken)
    {
        var settings = BrokerSettings.Read(parsed);
        var parts = isDryRun ? TopologyDeployment.Plan(settings.Broker) : await TopologyDeployment.DeployAsync(settings.Broker, cancellationToken);
        if (parsed.GetValue(SharedOptions.Json))
        {
            CliJson.Write(terminal.Out, new TopologyReport(!isDryRun, [.. parts]));
            return ExitCode.Done;
        }

        var table = new TextTable("kind", "name", "properties");
        foreach (var part in parts) table.Add(part.Kind, part.Name, part.Properties);
        table.Write(terminal);
        return ExitCode.Done;
    }
}

/// <summary>The settings of commands that speak to the broker.</summary>
internal static class BrokerSettings
{
    /// <exception cref="CommandException">No broker is set.</exception>
    public static WorkerSettings Read(ParseResult parsed)
    {
        var settings = CommandSettings.Read(parsed);
        return settings.Broker.Kind == BrokerKind.RabbitMq
            ? settings
            : throw new CommandException(ExitCode.WrongUse, "Broker:Kind is memory, and memory has no broker to speak to. Set Broker__Kind to rabbitmq and Broker__Address to its address.");
    }
}
