using System.Collections.Immutable;
using System.CommandLine;
using Renderer.Archive.Catalogue;
using Renderer.Archive.Objects;
using Renderer.Cli.Commands;
using Renderer.Cli.Output;
using Renderer.Reports;
using Renderer.Worker.Broker;
using Renderer.Worker.Hosting;

namespace Renderer.Cli;

/// <summary>The <c>renderer</c> command: parses, runs, and turns what is thrown into a message and an exit code.</summary>
internal static class RendererCommandLine
{
    // After SIGINT or SIGTERM: the service's host gives work in progress 30 s to finish.
    private static readonly TimeSpan TerminationTimeout = TimeSpan.FromSeconds(35);

    private static readonly ImmutableArray<CommandEntry> Commands =
    [
        new("demo", DemoCommand.Create),
        new("serve", ServeCommand.Create),
        new("migrate", MigrateCommand.Create),
        new("render", RenderCommand.Create),
        new("check", CheckCommand.Create),
        new("templates", TemplatesCommand.Create),
        new("eval", EvalCommand.Create),
        new("pdf", PdfCommand.Create),
        new("verify", VerifyCommand.Create),
        new("health", HealthCommand.Create),
        new("keys", KeysCommand.Create),
        new("deploy-topology", DeployTopologyCommand.Create),
        new("send", SendCommand.Create),
        new("replay", ReplayCommand.Create),
        new("gc", GcCommand.Create),
        new("regenerate", RegenerateCommand.Create),
        new("batches", BatchesCommand.Create),
    ];

    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken cancellationToken = default)
    {
        var root = new RootCommand("Renders JSON data through templates to HTML and PDF, as a service behind a message queue or from the command line.");
        foreach (var command in CommandsFor(args)) root.Add(command.Create(terminal));
        foreach (var option in SharedOptions.All) root.Add(option);

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0) return Refuse(parsed, terminal);
        try
        {
            var invocation = new InvocationConfiguration
            {
                Output = terminal.Out,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = TerminationTimeout,
            };
            return await parsed.InvokeAsync(invocation, cancellationToken);
        }
        catch (Exception e)
        {
            var exitCode = ExitCodeOf(e);
            await terminal.Error.WriteLineAsync(exitCode is null ? $"error: a defect of this program: {e}" : $"error: {Cause(e).Message}");
            return exitCode ?? ExitCode.PartUnavailable;
        }
    }

    // Whoever names a command first waits for no other to be described.
    private static ImmutableArray<CommandEntry> CommandsFor(string[] args)
    {
        foreach (var command in Commands)
        {
            if (args.Length > 0 && args[0] == command.Name) return [command];
        }
        return Commands;
    }

    private static int Refuse(ParseResult parsed, Terminal terminal)
    {
        foreach (var error in parsed.Errors) terminal.Error.WriteLine($"error: {error.Message}");
        terminal.Error.WriteLine($"  hint: renderer {parsed.CommandResult.Command.Name} --help shows the use with an example".Replace("renderer renderer ", "renderer ", StringComparison.Ordinal));
        return ExitCode.WrongUse;
    }

    // Parallel queries wrap what their workers throw.
    private static Exception Cause(Exception error) => error is AggregateException aggregate ? aggregate.InnerExceptions[0] : error;

    private static int? ExitCodeOf(Exception error) => Cause(error) switch
    {
        CommandException command => command.ExitCode,
        WorkerSettingsException => ExitCode.WrongUse,
        ReportConfigurationException or CatalogueException or ObjectStoreException or BrokerException or TopologyConflictException or TimeoutException => ExitCode.PartUnavailable,
        OperationCanceledException => ExitCode.Interrupted,
        _ => null,
    };

    private sealed record CommandEntry(string Name, Func<Terminal, Command> Create);
}
