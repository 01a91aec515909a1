using System.CommandLine;
using Renderer.Archive.Batches;
using Renderer.Cli.Output;
using Renderer.Cli.Regeneration;

namespace Renderer.Cli.Commands;

/// <summary><c>renderer batches results</c>: what became of each report of a batch, as CSV.</summary>
internal static class BatchesResultsCommand
{
    public static Command Create(Terminal terminal)
    {
        var id = new Argument<string>("ID") { Description = "Id of the batch." };
        var state = new Option<string?>("--state") { Description = $"Only reports in this state: {string.Join(", ", BatchNames.ItemStates)}.", HelpName = "STATE" };
        var output = new Option<string?>("--out", "-o") { Description = "The file to write. Default: standard output.", HelpName = "FILE.csv" };
        var folder = CatalogueAccess.Folder();
        state.AcceptOnlyFromAmong([.. BatchNames.ItemStates]);
        var command = new Command("results", """
            Writes what became of each report of a batch as CSV (RFC 4180, UTF-8 with byte order mark): state, renditions before and after, code and reason of each failure.

            Example:
              renderer batches results disclosure-2021-1.2.0-20260310-091500 --state failed --out failed.csv
            """)
        { id, state, output, folder };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var archive = await CatalogueAccess.OpenAsync(CatalogueAccess.Settings(parsed, folder), cancellationToken);
            var batchId = parsed.GetRequiredValue(id);
            if (await archive.Batches.FindAsync(batchId, cancellationToken) is null) throw BatchRefusal.Unknown(batchId);
            var items = archive.Batches.ReadItemsAsync(batchId, BatchNames.FindItemState(parsed.GetValue(state)), cancellationToken);
            await WriteAsync(terminal, parsed.GetValue(output), items, cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task WriteAsync(Terminal terminal, string? path, IAsyncEnumerable<BatchItem> items, CancellationToken cancellationToken)
    {
        if (path is null)
        {
            await BatchItemTable.WriteAsync(terminal.Out, items, cancellationToken);
            return;
        }

        await using var file = new StreamWriter(path);
        await BatchItemTable.WriteAsync(file, items, cancellationToken);
    }
}
