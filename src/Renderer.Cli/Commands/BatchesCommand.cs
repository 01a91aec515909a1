using System.CommandLine;
using System.Globalization;
using Renderer.Archive.Batches;
using Renderer.Cli.Output;
using Renderer.Cli.Regeneration;

namespace Renderer.Cli.Commands;

/// <summary><c>renderer batches</c>: see, watch and steer batches of reports that are rendered again.</summary>
internal static class BatchesCommand
{
    public static Command Create(Terminal terminal) => new("batches", """
        Shows and steers batches: reports that are rendered again (renderer regenerate, RegenerateReports). Works on the catalogue, with or without a running service.

        Example:
          renderer batches list
        """)
    {
        ListCommand(terminal),
        ShowCommand(terminal),
        WatchCommand(terminal),
        Change(terminal, "pause", "Stops a batch; what is at the workers is finished, and it can be resumed.", (ledger, id, stop) => ledger.PauseAsync(id, stop)),
        Change(terminal, "resume", "Goes on with a batch that was paused.", (ledger, id, stop) => ledger.ResumeAsync(id, stop)),
        CancelCommand(terminal),
        RetryCommand(terminal),
        Change(terminal, "release", "Shows everything a held batch has rendered, report by report, and announces it.", (ledger, id, stop) => ledger.ReleaseAsync(id, stop)),
        Change(terminal, "discard", "Gives up what a held batch has rendered; the reports go on showing what they show.", (ledger, id, stop) => ledger.DiscardAsync(id, stop)),
        BatchesResultsCommand.Create(terminal),
    };

    private static Command ListCommand(Terminal terminal)
    {
        var limit = new Option<int>("--limit") { Description = "At most so many.", HelpName = "N", DefaultValueFactory = _ => 20 };
        var folder = CatalogueAccess.Folder();
        var command = new Command("list", """
            Lists the newest batches.

            Example:
              renderer batches list --limit 5
            """)
        { limit, folder };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var atMost = parsed.GetRequiredValue(limit);
            if (atMost is < 1 or > 10_000) throw new CommandException(ExitCode.WrongUse, $"--limit {atMost}: use 1 to 10,000.");
            await using var archive = await CatalogueAccess.OpenAsync(CatalogueAccess.Settings(parsed, folder), cancellationToken);
            var batches = await archive.Batches.ListAsync(atMost, cancellationToken);
            if (parsed.GetValue(SharedOptions.Json)) CliJson.Write(terminal.Out, new BatchList([.. batches.Select(BatchReport.Of)]));
            else BatchText.WriteTable(terminal, batches);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command ShowCommand(Terminal terminal) => OfBatch("show", "Shows one batch: what it was asked to do and how far it is.", async (archive, id, parsed, cancellationToken) =>
    {
        var batch = await archive.Batches.FindAsync(id, cancellationToken) ?? throw BatchRefusal.Unknown(id);
        Show(terminal, parsed, batch);
        return ExitCode.Done;
    });

    private static Command WatchCommand(Terminal terminal) => OfBatch(
        "watch",
        "Shows how a batch moves until nothing more happens: a bar with rate and remaining time, or a line every few seconds where nobody looks. Ctrl+C stops watching, not the batch. Exit code 1 when reports were rejected, failed or cancelled.",
        (archive, id, parsed, cancellationToken) => WatchAsync(terminal, parsed, archive.Batches, id, cancellationToken));

    /// <summary>Watches a batch to its end and shows it.</summary>
    public static async Task<int> WatchAsync(Terminal terminal, ParseResult parsed, BatchLedger ledger, string id, CancellationToken cancellationToken)
    {
        var batch = await new BatchWatch(ledger, terminal, TimeProvider.System).RunAsync(id, isBarWanted: !parsed.GetValue(SharedOptions.Json), cancellationToken);
        Show(terminal, parsed, batch);
        return BatchWatch.ExitCodeOf(batch);
    }

    private static Command CancelCommand(Terminal terminal) =>
        Change(terminal, "cancel", "Ends a batch: what is rendered stays, what is not is left as it is.", (ledger, id, stop) => ledger.CancelAsync(id, $"cancelled by {Environment.UserName}", stop));

    private static Command RetryCommand(Terminal terminal)
    {
        var rejected = new Option<bool>("--rejected") { Description = "Also those that were rejected: of use after the template or the data was mended in place." };
        var command = OfBatch("retry", "Has the failed reports of a batch done again.", async (archive, id, parsed, cancellationToken) =>
            Changed(terminal, parsed, id, await archive.Batches.RetryAsync(id, parsed.GetValue(rejected), cancellationToken)));
        command.Add(rejected);
        return command;
    }

    private static Command Change(Terminal terminal, string name, string description, Func<BatchLedger, string, CancellationToken, Task<BatchChange>> change) =>
        OfBatch(name, description, async (archive, id, parsed, cancellationToken) => Changed(terminal, parsed, id, await change(archive.Batches, id, cancellationToken)));

    private static int Changed(Terminal terminal, ParseResult parsed, string id, BatchChange change)
    {
        if (!change.IsDone || change.Batch is null) throw BatchRefusal.Of(id, change);
        Show(terminal, parsed, change.Batch);
        return ExitCode.Done;
    }

    private static void Show(Terminal terminal, ParseResult parsed, Batch batch)
    {
        if (parsed.GetValue(SharedOptions.Json)) CliJson.Write(terminal.Out, BatchReport.Of(batch));
        else BatchText.Write(terminal.Out, batch);
    }

    private static Command OfBatch(string name, string description, Func<Archive.RenditionArchive, string, ParseResult, CancellationToken, Task<int>> run)
    {
        var id = new Argument<string>("ID") { Description = "Id of the batch." };
        var folder = CatalogueAccess.Folder();
        var command = new Command(name, string.Create(CultureInfo.InvariantCulture, $"""
            {description}

            Example:
              renderer batches {name} disclosure-2021-1.2.0-20260310-091500
            """))
        { id, folder };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var archive = await CatalogueAccess.OpenAsync(CatalogueAccess.Settings(parsed, folder), cancellationToken);
            return await run(archive, parsed.GetRequiredValue(id), parsed, cancellationToken);
        });
        return command;
    }
}
