using System.Collections.Immutable;
using System.CommandLine;
using Renderer.Cli.Files;
using Renderer.Cli.Output;
using Renderer.Reports;
using Renderer.Worker.Hosting;

namespace Renderer.Cli.Commands;

/// <summary><c>renderer render</c>: data files to HTML, PDF and their companions, without queue or catalogue.</summary>
internal static class RenderCommand
{
    public static Command Create(Terminal terminal)
    {
        var data = DataFile.Argument();
        var folder = new Option<string>("--out", "-o") { Description = "Folder for NAME.html, NAME.pdf, NAME.fragment.html, NAME.data.json and NAME.tables.csv of each NAME.json; created when missing.", HelpName = "DIR", Required = true };
        var template = TemplateChoice.Option();
        var dataVersion = TemplateChoice.DataVersionOption();
        var format = FormatChoice.Option("html,pdf");
        var command = new Command("render", """
            Renders data files to HTML and PDF, and on request to a fragment for a CMS, the canonical data and the tables as CSV. A file with errors leaves nothing behind; the others are rendered.

            Examples:
              renderer render huajie-2023.json guandu-2021.json --out public
              renderer render huajie-2023.json --out public --format html,pdf,fragment,json,csv --compute-totals
            """)
        { data, folder, template, dataVersion, format };
        var attach = new Option<bool>("--attach-data") { Description = "Put the canonical data into each PDF as data.json; the same as --set Render:AttachData=true." };
        var watermark = PrintChoice.WatermarkOption("A word across every page of each PDF, such as 征求意见稿; the same as --set Render:Watermark=TEXT.");
        command.Add(attach);
        command.Add(watermark);
        var protection = ProtectionChoice.AddTo(command);
        var sums = SumChoice.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            var choice = TemplateChoice.Parse(parsed.GetValue(template));
            string[] formats = [.. parsed.GetRequiredValue(format)];
            var settings = CommandSettings.Read(parsed);
            settings.Render.AttachData |= parsed.GetValue(attach);
            settings.Render.Watermark = parsed.GetValue(watermark) ?? settings.Render.Watermark;
            var job = new RenderJob([.. parsed.GetRequiredValue(data)], parsed.GetRequiredValue(folder), FormatChoice.Effective(formats), RequestOf) { Protection = protection.Of(parsed) };
            return Task.FromResult(Run(terminal, parsed, settings, job, cancellationToken));

            RenderRequest RequestOf(ReadOnlyMemory<byte> content, string path) =>
                sums.ApplyTo(new RenderRequest(content, path, choice.Name, choice.Version) { Formats = [.. formats], DataVersion = parsed.GetValue(dataVersion) }, parsed, settings.Render);
        });
        return command;
    }

    private static int Run(Terminal terminal, ParseResult parsed, WorkerSettings settings, RenderJob job, CancellationToken cancellationToken)
    {
        DataFile.RequireAll(job.Data);
        RequireDistinctNames(job.Data);
        var renderer = ReportRenderer.Open(settings.ToReportOptions() with { Protection = job.Protection });
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
        var check = renderer.Check(job.RequestOf(content.Bytes, path), cancellationToken);
        if (check.Data is null) return Refused(path, null, check.Problems);
        var render = renderer.Render(check.Data, cancellationToken);
        ImmutableArray<Problem> problems = [.. check.Problems, .. render.Problems];
        if (render.Report is not { } report) return Refused(path, check.Data.Template, problems);

        var name = Path.Combine(job.Folder, Path.GetFileNameWithoutExtension(path));
        var files = Write(ContentsOf(report, check.Data).Where(c => job.Formats.Contains(c.Format)), name);
        return new RenderedFile(
            path, $"{check.Data.Template}@{check.Data.TemplateVersion}", report.RenditionId, PathOf(files, ReportFormats.Html), PathOf(files, ReportFormats.Pdf), report.Pages, ProblemLine.ListOf(problems))
        { Files = files };
    }

    private static ImmutableArray<ReportArtifact> ContentsOf(RenderedReport report, CheckedData data) =>
    [
        new(ReportFormats.Html, "html", report.Html),
        new(ReportFormats.Pdf, "pdf", report.Pdf),
        new(ReportFormats.Json, "data.json", data.CanonicalData),
        .. report.Companions,
    ];

    private static ImmutableArray<WrittenFile> Write(IEnumerable<ReportArtifact> contents, string name)
    {
        using var staged = new StagedFiles();
        var written = ImmutableArray.CreateBuilder<WrittenFile>();
        foreach (var content in contents)
        {
            staged.Stage($"{name}.{content.FileName}", content.Content.Span);
            written.Add(new WrittenFile(content.Format, $"{name}.{content.FileName}", content.Content.Length));
        }

        staged.Commit();
        return written.ToImmutable();
    }

    private static string? PathOf(ImmutableArray<WrittenFile> files, string format) => files.FirstOrDefault(f => f.Format == format)?.Path;

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
            else terminal.Out.WriteLine($"{file.Data}: {string.Join(", ", file.Files.Select(f => f.Path))}, {file.Pages} pages");
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

    private sealed record RenderJob(ImmutableArray<string> Data, string Folder, ImmutableArray<string> Formats, Func<ReadOnlyMemory<byte>, string, RenderRequest> RequestOf)
    {
        /// <summary>Encryption of the PDFs; null for none.</summary>
        public PrintProtection? Protection { get; init; }
    }
}
