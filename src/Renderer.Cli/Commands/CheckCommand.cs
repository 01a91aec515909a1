using System.CommandLine;
using Renderer.Cli.Files;
using Renderer.Cli.Output;
using Renderer.Reports;
using Renderer.Worker.Hosting;

namespace Renderer.Cli.Commands;

/// <summary><c>renderer check</c>: data files against their template's schema and rules, and against other reports.</summary>
internal static class CheckCommand
{
    public static Command Create(Terminal terminal)
    {
        var data = DataFile.Argument();
        var template = TemplateChoice.Option();
        var dataVersion = TemplateChoice.DataVersionOption();
        var previous = ComparisonChoice.PreviousOption();
        var lower = ComparisonChoice.LowerOption();
        var command = new Command("check", """
            Checks data files against the schema and the rules of their template, and shows the cells of every broken rule. Only errors make it fail: broken sums are warnings unless --broken-sums or a setting says otherwise, and advice never stops a report.

            Examples:
              renderer check huajie-2023.json
              renderer check huajie-2023.json --previous huajie-2022.json --broken-sums error
              renderer check county-2023.json --lower town-a-2023.json town-b-2023.json
            """)
        { data, template, dataVersion, previous, lower };
        var sums = SumChoice.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            var others = new ComparisonChoice(parsed.GetValue(previous), [.. parsed.GetRequiredValue(lower)]);
            var settings = CommandSettings.Read(parsed);
            var job = new CheckJob(ReportRenderer.Open(settings.ToReportOptions()), settings.Render, others, RequestOf);
            return Task.FromResult(Run(terminal, parsed, parsed.GetRequiredValue(data), job, cancellationToken));

            RenderRequest RequestOf(ReadOnlyMemory<byte> content, string path)
            {
                var choice = TemplateChoice.Parse(parsed.GetValue(template));
                return sums.ApplyTo(new RenderRequest(content, path, choice.Name, choice.Version) { DataVersion = parsed.GetValue(dataVersion) }, parsed, settings.Render);
            }
        });
        return command;
    }

    private static int Run(Terminal terminal, ParseResult parsed, string[] data, CheckJob job, CancellationToken cancellationToken)
    {
        DataFile.RequireAll([.. data, .. job.Others.Files]);
        if (data.Length > 1 && job.Others.Files.Any())
            throw new CommandException(ExitCode.WrongUse, "--previous and --lower belong to one report. Check one data file at a time with them.");
        var results = data.Select(path => CheckOne(job, path, cancellationToken)).ToList();
        if (parsed.GetValue(SharedOptions.Json)) CliJson.Write<IReadOnlyList<CheckedFile>>(terminal.Out, results);
        else WriteLines(terminal, results);
        return results.All(r => r.IsAccepted) ? ExitCode.Done : ExitCode.ProblemsFound;
    }

    private static CheckedFile CheckOne(CheckJob job, string path, CancellationToken cancellationToken)
    {
        var content = DataFile.Read(path, job.Options.MaximumDataBytes);
        if (content.Problem is not null) return new CheckedFile(path, false, null, null, ProblemLine.ListOf([content.Problem]));
        var request = job.RequestOf(content.Bytes, path);
        var check = job.Renderer.Check(request, cancellationToken);
        var problems = check.Data is null ? check.Problems : [.. check.Problems, .. Compare(job, check.Data, request.BrokenSums, cancellationToken)];
        var isAccepted = check.Data is not null && problems.All(p => p.Severity != Severity.Error);
        return new CheckedFile(path, isAccepted, check.Data?.Template, check.Data?.RenditionId, ProblemLine.ListOf(problems));
    }

    private static IEnumerable<Problem> Compare(CheckJob job, CheckedData data, Severity brokenSums, CancellationToken cancellationToken) => job.Others.Files.Any()
        ? [.. job.Others.FindUnused(data), .. job.Renderer.Compare(data, job.Others.Read(job.Options.MaximumDataBytes), brokenSums, cancellationToken)]
        : [];

    private static void WriteLines(Terminal terminal, List<CheckedFile> results)
    {
        foreach (var result in results)
        {
            ProblemLines.Write(terminal.Out, result.Data, result.Problems);
            if (result.IsAccepted) terminal.Out.WriteLine($"{result.Data}: accepted by {result.Template}{CountsOf(result.Problems)}");
        }
    }

    private static string CountsOf(IReadOnlyList<ProblemLine> problems) =>
        problems.Count == 0 ? "" : " with " + string.Join(", ", problems.CountBy(p => p.Severity).OrderByDescending(c => c.Key, StringComparer.Ordinal).Select(Count));

    private static string Count(KeyValuePair<string, int> count) =>
        count.Key == "advice" ? $"advice on {count.Value}" : $"{count.Value} {count.Key}{(count.Value == 1 ? "" : "s")}";

    private sealed record CheckJob(ReportRenderer Renderer, RenderOptions Options, ComparisonChoice Others, Func<ReadOnlyMemory<byte>, string, RenderRequest> RequestOf);
}
