using System.CommandLine;
using Renderer.Cli.Output;
using Renderer.Reports;

namespace Renderer.Cli.Commands;

/// <summary><c>renderer templates</c>: the template packages at hand, and what their authors need.</summary>
internal static class TemplatesCommand
{
    public static Command Create(Terminal terminal)
    {
        var list = new Command("list", """
            Lists the template packages, and what is wrong with those that cannot be used.

            Example:
              renderer templates list
            """);
        list.SetAction(parsed => List(terminal, parsed));
        return new Command("templates", """
            Looks at template packages, starts new ones, and shows what they give while they are written.

            Example:
              renderer templates list
            """)
        {
            list, TemplatesNewCommand.Create(terminal), TemplatesLintCommand.Create(terminal), TemplatesGoldenCommand.Create(terminal), TemplatesPreviewCommand.Create(terminal),
            TemplatesImpactCommand.Create(terminal),
        };
    }

    private static int List(Terminal terminal, ParseResult parsed)
    {
        var options = CommandSettings.Read(parsed).ToReportOptions();
        var renderer = ReportRenderer.Open(options);
        var problems = ProblemLine.ListOf(renderer.Faults);
        if (parsed.GetValue(SharedOptions.Json))
        {
            CliJson.Write(terminal.Out, new TemplateList(
                options.TemplatesFolder, [.. renderer.Templates.Select(t => new TemplateEntry(t.Name, t.Version, t.Title, t.Digest, t.Samples))], problems));
        }
        else
        {
            var table = new TextTable("template", "version", "digest", "samples", "title");
            foreach (var template in renderer.Templates) table.Add(template.Name, template.Version, template.Digest[..12], $"{template.Samples.Length}", template.Title);
            table.Write(terminal);
            ProblemLines.Write(terminal.Error, options.TemplatesFolder, problems);
        }

        return problems.Count == 0 ? ExitCode.Done : ExitCode.ProblemsFound;
    }
}
