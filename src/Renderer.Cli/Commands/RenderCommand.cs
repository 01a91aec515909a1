using System.Collections.Immutable;
using System.CommandLine;
using Renderer.Cli.Files;
using Renderer.Cli.Output;
using Renderer.Reports;
using Renderer.Worker.Hosting;

namespace Renderer.Cli.Commands;

/// <summary><c>renderer render</c>: data files to HTML and PDF files, without queue or catalogue.</summary>
internal static class RenderCommand
{
    public static Command Create(Terminal terminal)
    {
        var data = DataFile.Argument();
        var folder = new Option<string>("--out", "-o") { Description = "Folder for NAME.html and NAME.pdf of each NAME.json; created when missing.", HelpName = "DIR", Required = true };
        var template = TemplateChoice.Option();
        var command = new Command("render", """
            Renders data files to HTML and PDF. A file with errors leaves nothing behind; the others are rendered.

            Example:
              renderer render huajie-2023.json guandu-2021.json --out public
            """)
        { data, folder, template };
        command.SetAction((parsed, cancellationToken) => Task.FromResult(Run(
            terminal, parsed, new RenderJob([.. parsed.GetRequiredValue(data)], parsed.GetRequiredValue(folder), TemplateChoice.Parse(parsed.GetValue(template))), cancellationToken)));
        return command;
    }

    private static int Run(Terminal terminal, ParseResult parsed, RenderJob job, CancellationToken cancellationToken)
    {
        DataFile.RequireAll(job.Data);
        RequireDistinctNames(job.Data);
        var settings = CommandSettings.Read(parsed);
        var renderer = ReportRenderer.Open(settings.ToReportOptions());
        var results = job.Data
            .AsParallel().AsOrdered().WithDegreeOfParallelism(settings.Render.EffectiveConcurrency).WithMergeOptions(ParallelMergeOptions.NotBuffered)
            .WithCancellation(cancellationToken)
            .Select(path => RenderOne(renderer, settings, job, path, cancellationToken));
        return parsed.GetValue(SharedOptions.Json) ? WriteJson(terminal, [.. results]) : WriteLines(terminal, results);
    }

    private static RenderedFile RenderOne(ReportRenderer renderer, WorkerSettings settings, RenderJob job, string path, CancellationToken cancellationToken)
    {
        var content = DataFile.Read(path, settings.Render.MaximumDataBytes);
        if (content.Problem is not null) return Refused(path, null, [content.Problem]);
        var check = renderer.Check(new RenderRequest(content.Bytes, path, job.Template.Name, job.Template.Version), cancellationToken);
        if (check.Data is null) return Refused(path, null, check.Problems);
        var render = renderer.Render(check.Data, cancellationToken);
        ImmutableArray<Problem> problems = [.. check.Problems, .. render.Problems];
        if (render.Report is not { } report) return Refused(path, check.Data.Template, problems);

        var name = Path.Combine(job.Folder, Path.GetFileNameWithoutExtension(path));
        using var files = new StagedFiles();
        files.Stage(name + ".html", report.Html.Span);
        files.Stage(name + ".pdf", report.Pdf.Span);
        files.Commit();
        return new RenderedFile(path, $"{check.Data.Template}@{check.Data.TemplateVersion}", report.RenditionId, name + ".html", name + ".pdf", report.Pages, ProblemLine.ListOf(problems));
    }

    private static RenderedFile Refused(string path, string? template, ImmutableArray<Problem> problems) =>
        new(path, template, null, null, null, null, ProblemLine.ListOf(problems));

    private static int WriteJson(Terminal terminal, IReadOnlyList<RenderedFile> files)
    {
        CliJson.Write(terminal.Out, files);
        return files.All(f => f.RenditionId is not null) ? ExitCode.Done : ExitCode.ProblemsFound;
    }

    private static int WriteLines(Terminal terminal, IEnumerable<RenderedFile> files)
    {
        var exitCode = ExitCode.Done;
        foreach (var file in files)
        {
            ProblemLines.Write(terminal.Error, file.Data, file.Problems);
            if (file.RenditionId is null) exitCode = ExitCode.ProblemsFound;
            else terminal.Out.WriteLine($"{file.Data}: {file.Html} and {file.Pdf}, {file.Pages} pages");
        }

        return exitCode;
    }

    private static void RequireDistinctNames(ImmutableArray<string> data)
    {
        var clashes = data.GroupBy(p => Path.GetFileNameWithoutExtension(p), StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).ToList();
        if (clashes.Count == 0) return;
        throw new CommandException(
            ExitCode.WrongUse,
            string.Join(Environment.NewLine + "error: ", clashes.Select(g => $"{string.Join(" and ", g)} would both be written to {g.Key}.html. Rename one, or render them into different folders.")));
    }

    private sealed record RenderJob(ImmutableArray<string> Data, string Folder, TemplateChoice Template);
}
