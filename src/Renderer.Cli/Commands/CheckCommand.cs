using System.CommandLine;
using Renderer.Cli.Files;
using Renderer.Cli.Output;
using Renderer.Reports;

namespace Renderer.Cli.Commands;

/// <summary><c>renderer check</c>: data files against their template's schema and rules.</summary>
internal static class CheckCommand
{
    public static Command Create(Terminal terminal)
    {
        var data = DataFile.Argument();
        var template = TemplateChoice.Option();
        var command = new Command("check", """
            Checks data files against the schema and the rules of their template. Broken sums are warnings; only errors make it fail.

            Example:
              renderer check huajie-2023.json
            """)
        { data, template };
        command.SetAction(parsed => Run(terminal, parsed, parsed.GetRequiredValue(data), TemplateChoice.Parse(parsed.GetValue(template))));
        return command;
    }

    private static int Run(Terminal terminal, ParseResult parsed, string[] data, TemplateChoice template)
    {
        DataFile.RequireAll(data);
        var options = CommandSettings.Read(parsed).ToReportOptions();
        var renderer = ReportRenderer.Open(options);
        var results = data.Select(path => CheckOne(renderer, options.MaximumDataBytes, path, template)).ToList();
        if (parsed.GetValue(SharedOptions.Json)) CliJson.Write<IReadOnlyList<CheckedFile>>(terminal.Out, results);
        else WriteLines(terminal, results);
        return results.All(r => r.IsAccepted) ? ExitCode.Done : ExitCode.ProblemsFound;
    }

    private static CheckedFile CheckOne(ReportRenderer renderer, long maximumBytes, string path, TemplateChoice template)
    {
        var content = DataFile.Read(path, maximumBytes);
        if (content.Problem is not null) return new CheckedFile(path, false, null, null, ProblemLine.ListOf([content.Problem]));
        var check = renderer.Check(new RenderRequest(content.Bytes, path, template.Name, template.Version));
        return new CheckedFile(path, check.Data is not null, check.Data?.Template, check.Data?.RenditionId, ProblemLine.ListOf(check.Problems));
    }

    private static void WriteLines(Terminal terminal, List<CheckedFile> results)
    {
        foreach (var result in results)
        {
            ProblemLines.Write(terminal.Out, result.Data, result.Problems);
            if (!result.IsAccepted) continue;
            var warnings = result.Problems.Count == 0 ? "" : $" with {result.Problems.Count} warnings";
            terminal.Out.WriteLine($"{result.Data}: accepted by {result.Template}{warnings}");
        }
    }
}
