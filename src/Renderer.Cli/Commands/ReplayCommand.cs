using System.CommandLine;
using System.Globalization;
using Renderer.Cli.Output;
using Renderer.Worker.Broker;

namespace Renderer.Cli.Commands;

/// <summary><c>renderer replay</c>: messages of what went wrong, back into their lanes.</summary>
internal static class ReplayCommand
{
    public static Command Create(Terminal terminal)
    {
        var queue = new Option<string>("--queue") { Description = "error (attempts used up), dead-letter (killed workers) or skipped (unreadable).", HelpName = "QUEUE", DefaultValueFactory = _ => "error" };
        var code = new Option<string[]>("--code") { Description = "Only these codes. May be repeated.", HelpName = "CODE" };
        var template = new Option<string[]>("--template", "-t") { Description = "Only these templates. May be repeated.", HelpName = "NAME" };
        var report = new Option<string[]>("--report") { Description = "Only these reports. May be repeated.", HelpName = "ID" };
        var since = new Option<DateTimeOffset?>("--since") { Description = "Only what failed since: a time such as 2026-01-31T18:00:00+08:00, or an age such as 90m, 6h, 2d.", HelpName = "TIME", CustomParser = Moment.Parse };
        var lane = new Option<string?>("--lane") { Description = "The lane to put them into. Default: the one each came from; bulk when nothing says so.", HelpName = "LANE" };
        var limit = new Option<int>("--limit") { Description = "At most so many.", HelpName = "N", DefaultValueFactory = _ => int.MaxValue };
        var dryRun = new Option<bool>("--dry-run") { Description = "Show them, and move none." };
        queue.AcceptOnlyFromAmong("error", "dead-letter", "skipped");
        lane.AcceptOnlyFromAmong("interactive", "bulk");
        var command = new Command("replay", """
            Puts failed messages back into their lanes, as if they had never failed. Those that are not selected stay where they are. Every replay is recorded in the catalogue.

            Example:
              renderer replay --code storage-unavailable --since 6h --dry-run
            """)
        { queue, code, template, report, since, lane, limit, dryRun };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            terminal,
            parsed,
            new ReplayFilter
            {
                Source = SourceOf(parsed.GetRequiredValue(queue)),
                Codes = [.. parsed.GetValue(code) ?? []],
                Templates = [.. parsed.GetValue(template) ?? []],
                ReportIds = [.. parsed.GetValue(report) ?? []],
                Since = parsed.GetValue(since),
                Target = LaneNames.Find(parsed.GetValue(lane)),
                Limit = parsed.GetRequiredValue(limit),
                IsDryRun = parsed.GetValue(dryRun),
            },
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, ParseResult parsed, ReplayFilter filter, CancellationToken cancellationToken)
    {
        var result = await ReplayRun.RunAsync(BrokerSettings.Read(parsed), filter, (Environment.UserName, TimeProvider.System), cancellationToken);
        if (parsed.GetValue(SharedOptions.Json))
        {
            CliJson.Write(terminal.Out, new ReplayReport(result.Examined, !filter.IsDryRun, [.. result.Selected]));
            return ExitCode.Done;
        }

        var table = new TextTable("report", "revision", "template", "code", "attempts", "failed", "queue");
        foreach (var message in result.Selected)
        {
            table.Add(
                message.ReportId, $"{message.Revision}", message.Template, message.Code, $"{message.Attempts}",
                message.FailedAt?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "", message.Queue);
        }

        table.Write(terminal);
        await terminal.Error.WriteLineAsync($"{result.Examined} looked at, {result.Selected.Length} {(filter.IsDryRun ? "would be put back" : "put back")}");
        return ExitCode.Done;
    }

    private static ReplaySource SourceOf(string queue) => queue switch
    {
        "error" => ReplaySource.Error,
        "skipped" => ReplaySource.Skipped,
        _ => ReplaySource.DeadLetter,
    };
}
