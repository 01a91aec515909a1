using System.Collections.Immutable;
using System.CommandLine;
using Renderer.Cli.Output;
using Renderer.Worker.Samples;

namespace Renderer.Cli.Commands;

/// <summary><c>renderer demo</c>: the whole service in one process, on the samples of every template.</summary>
internal static class DemoCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = new Option<string>("--folder") { Description = "Folder for finished files and the catalogue. Default: renderer-demo.", HelpName = "DIR", DefaultValueFactory = _ => "renderer-demo" };
        var command = new Command("demo", """
            Runs the whole service in one process: publishes every sample of every template as a message, waits for the events, and shows the files. Run it twice to see renditions reused.

            Example:
              renderer demo
            """)
        { folder };
        command.SetAction((parsed, cancellationToken) => RunAsync(terminal, parsed, Path.GetFullPath(parsed.GetRequiredValue(folder)), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, ParseResult parsed, string folder, CancellationToken cancellationToken)
    {
        var settings = CommandSettings.Read(parsed, [.. FolderSettings.Of(folder), new("Broker:Kind", "memory")]);
        var outcomes = await SampleRun.RunAsync(settings, TimeProvider.System, cancellationToken);
        if (parsed.GetValue(SharedOptions.Json)) CliJson.Write(terminal.Out, new DemoReport(folder, [.. outcomes.Select(EntryOf)]));
        else Show(terminal, outcomes);
        return outcomes.All(o => o.IsRendered) ? ExitCode.Done : ExitCode.ProblemsFound;
    }

    private static void Show(Terminal terminal, ImmutableArray<SampleOutcome> outcomes)
    {
        var table = new TextTable("report", "template", "pages", "html bytes", "pdf bytes", "ms", "warnings", "outcome");
        foreach (var outcome in outcomes)
        {
            var pdf = outcome.Files.FirstOrDefault(f => f.Format == "pdf");
            var html = outcome.Files.FirstOrDefault(f => f.Format == "html");
            table.Add(
                outcome.ReportId, outcome.TemplateVersion is null ? outcome.Template : $"{outcome.Template}@{outcome.TemplateVersion}", $"{pdf?.Pages}", $"{html?.Bytes}", $"{pdf?.Bytes}",
                $"{outcome.Duration.TotalMilliseconds:0.0}", outcome.IsRendered ? $"{outcome.Problems.Length}" : "", !outcome.IsRendered ? "not rendered" : outcome.IsReused ? "reused" : "rendered");
        }

        table.Write(terminal);
        foreach (var outcome in outcomes)
        {
            ProblemLines.Write(terminal.Error, outcome.ReportId, ProblemLine.ListOf(outcome.Problems));
            foreach (var file in outcome.Files) terminal.Out.WriteLine(file.Path);
        }
    }

    private static DemoEntry EntryOf(SampleOutcome outcome) => new(
        outcome.ReportId, outcome.Template, outcome.RenditionId, outcome.IsReused, outcome.Duration.TotalMilliseconds,
        [.. outcome.Files.Select(f => new DemoFile(f.Format, f.Path, f.Bytes, f.Pages))],
        ProblemLine.ListOf(outcome.Problems));
}
