using System.CommandLine;
using Renderer.Cli.Output;
using Renderer.Cli.Preview;
using Renderer.Reports;

namespace Renderer.Cli.Commands;

/// <summary><c>renderer templates preview</c>: page and PDF side by side while a template is written.</summary>
internal static class TemplatesPreviewCommand
{
    private const int DefaultPort = 8090;

    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "A JSON data file, a package (its first sample), or the name of a sample." };
        var template = TemplateChoice.Option();
        var port = new Option<int>("--port") { Description = $"Port on 127.0.0.1; 0 for any that is free. Default: {DefaultPort}.", HelpName = "N", DefaultValueFactory = _ => DefaultPort };
        var command = new Command("preview", """
            Shows the page and the PDF of a data file in the browser, side by side, and again after every save of a template, style, schema, rule or the data. Ctrl+C ends it.

            Examples:
              renderer templates preview meeting-notice
              renderer templates preview data.json --template meeting-notice --port 0
            """)
        { file, template, port };
        command.Validators.Add(result =>
        {
            if (result.GetValue(port) is < 0 or > 65535) result.AddError("--port must be 0 to 65535.");
        });
        command.SetAction((parsed, cancellationToken) =>
        {
            var options = CommandSettings.Read(parsed).ToReportOptions();
            var choice = TemplateChoice.Parse(parsed.GetValue(template));
            var data = PreviewFile.Find(parsed.GetRequiredValue(file), options.TemplatesFolder, choice.Name);
            return RunAsync(terminal, new PreviewJob(options, data, choice, parsed.GetValue(port)), cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, PreviewJob job, CancellationToken cancellationToken)
    {
        var board = new PreviewBoard();
        await using var site = new PreviewSite(board, Path.GetFileName(job.DataFile)).Build(job.Port);
        try
        {
            await site.StartAsync(cancellationToken);
        }
        catch (IOException fault)
        {
            throw new CommandException(ExitCode.PartUnavailable, $"127.0.0.1:{job.Port}: {fault.Message} Take another port with --port, or any free one with --port 0.", fault);
        }

        await terminal.Error.WriteLineAsync($"preview at {site.Urls.First()}/ (Ctrl+C ends it)");
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, site.Lifetime.ApplicationStopping);
        await ShowAsync(board, job, ended.Token);
        await site.StopAsync(CancellationToken.None);
        return ExitCode.Done;
    }

    private static async Task ShowAsync(PreviewBoard board, PreviewJob job, CancellationToken cancellationToken)
    {
        using var files = new SavedFiles(job.Options.TemplatesFolder, job.DataFile);
        var source = new PreviewSource(job.Options, job.DataFile, job.Template);
        try
        {
            while (true)
            {
                board.Put(await Task.Run(() => source.Render(board.Newest, cancellationToken), cancellationToken));
                await files.WaitAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Ctrl+C is how a preview ends.
        }
    }

    private sealed record PreviewJob(ReportOptions Options, string DataFile, TemplateChoice Template, int Port);
}
