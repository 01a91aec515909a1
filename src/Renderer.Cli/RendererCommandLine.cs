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

    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken cancellationToken = default)
    {
        var root = new RootCommand("Renders JSON data through templates to HTML and PDF, as a service behind a message queue or from the command line.")
        {
            DemoCommand.Create(terminal),
            ServeCommand.Create(terminal),
            MigrateCommand.Create(terminal),
            RenderCommand.Create(terminal),
            CheckCommand.Create(terminal),
            TemplatesCommand.Create(terminal),
            EvalCommand.Create(terminal),
            PdfCommand.Create(terminal),
            HealthCommand.Create(terminal),
            KeysCommand.Create(terminal),
            DeployTopologyCommand.Create(terminal),
            SendCommand.Create(terminal),
            ReplayCommand.Create(terminal),
            GcCommand.Create(terminal),
            RegenerateCommand.Create(terminal),
            BatchesCommand.Create(terminal),
        };
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
}
