using System.CommandLine;
using System.Text.Json;
using Renderer.Cli.Files;
using Renderer.Cli.Output;
using Renderer.Worker.Broker;

namespace Renderer.Cli.Commands;

/// <summary><c>renderer send</c>: data files as messages to the broker.</summary>
internal static class SendCommand
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(10);

    public static Command Create(Terminal terminal)
    {
        var data = DataFile.Argument();
        var template = TemplateChoice.Option();
        var lane = new Option<string>("--lane") { Description = "interactive or bulk.", HelpName = "LANE", DefaultValueFactory = _ => "interactive" };
        var revision = new Option<long>("--revision") { Description = "Revision of the reports.", HelpName = "N", DefaultValueFactory = _ => 1 };
        var format = FormatChoice.Option("html,pdf");
        var previous = new Option<string?>("--previous-report") { Description = "Id of last year's report, to compare with. Default: the service finds it by body, scope and year.", HelpName = "ID" };
        var lower = new Option<string[]>("--lower-report") { Description = "Ids of the reports that this one adds up, to compare with.", HelpName = "ID", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        var wait = new Option<bool>("--wait") { Description = "Wait until each report was announced, and show the outcomes." };
        var timeout = new Option<TimeSpan>("--timeout") { Description = "With --wait: how long at most, as h:mm:ss.", HelpName = "TIME", DefaultValueFactory = _ => DefaultTimeout };
        lane.AcceptOnlyFromAmong("interactive", "bulk");
        var command = new Command("send", """
            Sends data files to the broker as ReportReady messages in plain JSON, confirmed by the broker. A report's id is its file's name without extension.

            Examples:
              renderer send huajie-2023.json guandu-2021.json --wait
              renderer send huajie-2023.json --format html,pdf,csv --broken-sums error --previous-report huajie-2022 --wait
            """)
        { data, template, lane, revision, format, previous, lower, wait, timeout };
        var sums = SumChoice.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            var files = parsed.GetRequiredValue(data);
            DataFile.RequireAll(files);
            var choice = TemplateChoice.Parse(parsed.GetValue(template));
            var requests = files.Select(f => RequestOf(f, choice, parsed.GetRequiredValue(revision)) with
            {
                Formats = [.. parsed.GetRequiredValue(format)],
                ComputesTotals = sums.ComputesTotals(parsed),
                BrokenSums = sums.BrokenSums(parsed),
                PreviousReportId = parsed.GetValue(previous),
                LowerReportIds = [.. parsed.GetRequiredValue(lower)],
            }).ToList();
            TimeSpan? patience = parsed.GetValue(wait) ? parsed.GetRequiredValue(timeout) : null;
            return RunAsync(terminal, parsed, requests, new SendOptions(LaneNames.Find(parsed.GetRequiredValue(lane))!.Value, patience, TimeProvider.System), cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, ParseResult parsed, IReadOnlyCollection<SendRequest> requests, SendOptions how, CancellationToken cancellationToken)
    {
        var outcomes = await SendRun.RunAsync(BrokerSettings.Read(parsed).Broker, requests, how, cancellationToken);
        if (parsed.GetValue(SharedOptions.Json))
        {
            CliJson.Write<IReadOnlyList<SentReport>>(terminal.Out, [.. outcomes.Select(o => new SentReport(o.ReportId, o.Revision, o.State, o.RenditionId, ProblemLine.ListOf(o.Problems)))]);
        }
        else
        {
            var table = new TextTable("report", "revision", "outcome", "rendition");
            foreach (var outcome in outcomes) table.Add(outcome.ReportId, $"{outcome.Revision}", outcome.State, outcome.RenditionId?[..12] ?? "");
            table.Write(terminal);
            foreach (var outcome in outcomes) ProblemLines.Write(terminal.Error, outcome.ReportId, ProblemLine.ListOf(outcome.Problems));
        }

        return outcomes.All(o => o.State is "sent" or "rendered") ? ExitCode.Done : ExitCode.ProblemsFound;
    }

    private static SendRequest RequestOf(string file, TemplateChoice choice, long revision)
    {
        try
        {
            var root = JsonElement.Parse(DataFile.Read(file, int.MaxValue).Bytes.Span);
            var own = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("template", out var named) && named.ValueKind == JsonValueKind.String ? named.GetString() : null;
            return new SendRequest
            {
                ReportId = Path.GetFileNameWithoutExtension(file),
                Revision = revision,
                Template = choice.Name ?? own ?? throw new CommandException(ExitCode.ProblemsFound, $"{file}: the data names no template. Add a template property, or give --template."),
                TemplateVersion = choice.Version,
                Data = root,
            };
        }
        catch (JsonException e)
        {
            throw new CommandException(ExitCode.ProblemsFound, $"{file}({(e.LineNumber ?? 0) + 1},{(e.BytePositionInLine ?? 0) + 1}): this is not JSON. renderer check says more.", e);
        }
    }
}
