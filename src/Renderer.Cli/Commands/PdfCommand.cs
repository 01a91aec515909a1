using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Renderer.Cli.Files;
using Renderer.Cli.Output;
using Renderer.Reports;

namespace Renderer.Cli.Commands;

/// <summary><c>renderer pdf</c>: any HTML file to PDF; layout and PDF alone.</summary>
internal static class PdfCommand
{
    // The runtime compiles hot code twice: on the first call, and again, optimised, after 30 calls and a pause in compiling.
    private const int WarmUpDocuments = 30;
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan WarmUpLimit = TimeSpan.FromSeconds(20);

    public static Command Create(Terminal terminal)
    {
        var html = new Argument<string>("HTML") { Description = "HTML file, UTF-8." };
        var pdf = new Option<string?>("--out", "-o") { Description = "PDF file to write; may be left out with --repeat.", HelpName = "FILE" };
        var repeat = new Option<int?>("--repeat") { Description = "Print it N times in this process, after a warm-up, each time with another title.", HelpName = "N" };
        var seconds = new Option<bool>("--seconds") { Description = "With --repeat: write nothing but a JSON array of the seconds each document took." };
        var command = new Command("pdf", """
            Prints an HTML file as PDF, with the images and fonts beside it that it names by relative paths.

            Examples:
              renderer pdf report.html -o report.pdf
              renderer pdf report.html -o report.pdf --conformance PDF/UA-1,PDF/A-3a --attach data.json=source
              renderer pdf report.html -o draft.pdf --watermark 征求意见稿 --owner-password-file owner.txt --permit print
              renderer pdf report.html --repeat 100 --seconds
            """)
        { html, pdf, repeat, seconds };
        var choice = PrintChoice.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(pdf) is null && result.GetValue(repeat) is null) result.AddError("-o is missing: name the PDF file to write.");
            if (result.GetValue(repeat) < 1) result.AddError("--repeat must be at least 1.");
            if (result.GetValue(seconds) && result.GetValue(repeat) is null) result.AddError("--seconds needs --repeat N.");
            if (result.GetValue(repeat) is not null && result.GetValue(SharedOptions.Json)) result.AddError("--repeat writes times; leave --json out, or take --seconds.");
        });
        command.SetAction((parsed, cancellationToken) => Task.FromResult(Run(
            terminal, parsed, new PdfJob(parsed.GetRequiredValue(html), parsed.GetValue(pdf), parsed.GetValue(repeat), parsed.GetValue(seconds), choice.Of(parsed)), cancellationToken)));
        return command;
    }

    private static int Run(Terminal terminal, ParseResult parsed, PdfJob job, CancellationToken cancellationToken)
    {
        DataFile.RequireAll([job.Html]);
        var options = CommandSettings.ReadForRendering(parsed).ToReportOptions();
        var html = DataFile.ReadText(job.Html, job.Html);
        if (html.Problem is not null) return Report(terminal, parsed, job, new PrintResult(null, 0, [html.Problem]));
        var printer = HtmlPrinter.Open(options.FontFolders, options.MaximumPages, path => NeighbouringFiles.Read(job.Html, path), options.PdfCompression)
            .With(job.Options with { Watermark = job.Options.Watermark ?? options.Watermark });
        var result = printer.Print(html.Text, job.Html, cancellationToken);
        if (result.Pdf is { } bytes && job.Pdf is not null) Save(job.Pdf, bytes);
        var exitCode = Report(terminal, parsed, job, result);
        if (exitCode == ExitCode.Done && job.Repeat is not null) Repeat(terminal, printer, job, html.Text, cancellationToken);
        return exitCode;
    }

    private static int Report(Terminal terminal, ParseResult parsed, PdfJob job, PrintResult result)
    {
        var problems = ProblemLine.ListOf(result.Problems);
        if (parsed.GetValue(SharedOptions.Json)) CliJson.Write(terminal.Out, new PrintedFile(job.Html, job.Pdf, result.Pages, result.Pdf?.Length, problems));
        else ProblemLines.Write(terminal.Error, job.Html, problems);
        return result.Pdf is null ? ExitCode.ProblemsFound : ExitCode.Done;
    }

    private static void Save(string path, ReadOnlyMemory<byte> pdf)
    {
        using var files = new StagedFiles();
        files.Stage(path, pdf.Span);
        files.Commit();
    }

    private static void Repeat(Terminal terminal, HtmlPrinter printer, PdfJob job, string html, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; (i < WarmUpDocuments || Stopwatch.GetElapsedTime(started) < WarmUpTime) && Stopwatch.GetElapsedTime(started) < WarmUpLimit; i++)
            printer.Print(Retitle(html, $"warm-up {i}"), job.Html, cancellationToken);
        var times = new double[job.Repeat!.Value];
        for (var i = 0; i < times.Length; i++)
        {
            var document = Retitle(html, $"{i}");
            var start = Stopwatch.GetTimestamp();
            printer.Print(document, job.Html, cancellationToken);
            times[i] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        if (job.PrintsSeconds) terminal.Out.WriteLine(JsonSerializer.Serialize(times, CliJson.Default.DoubleArray));
        else terminal.Out.WriteLine($"{times.Length} documents, median {times.Order().ElementAt(times.Length / 2) * 1000:0.00} ms each");
    }

    // Another title makes another document: nothing that remembers whole documents can help.
    private static string Retitle(string html, string mark)
    {
        var end = html.IndexOf("</title>", StringComparison.OrdinalIgnoreCase);
        return end < 0 ? $"<title>{mark}</title>{html}" : html.Insert(end, $" {mark}");
    }

    private sealed record PdfJob(string Html, string? Pdf, int? Repeat, bool PrintsSeconds, PrintOptions Options);
}
