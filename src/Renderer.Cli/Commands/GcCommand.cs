using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Renderer.Archive.Collecting;
using Renderer.Cli.Output;
using Renderer.Worker.Hosting;

namespace Renderer.Cli.Commands;

/// <summary><c>renderer gc</c>: renditions that nothing points at, removed from store and catalogue.</summary>
internal static class GcCommand
{
    public static Command Create(Terminal terminal)
    {
        var keep = new Option<int>("--keep") { Description = "How many of the renditions that a report showed last stay, that which it shows now among them.", HelpName = "N", Required = true };
        var olderThan = new Option<TimeSpan>("--older-than") { Description = "Only what was stored longer ago: 36h, 90d. At least 1h.", HelpName = "AGE", Required = true, CustomParser = ParseAge };
        var folder = CatalogueAccess.Folder();
        var dryRun = new Option<bool>("--dry-run") { Description = "Show what would be removed, and remove nothing." };
        var command = new Command("gc", """
            Removes renditions that nothing points at: not shown by a report, not among the last N that it showed, not held by a batch that may still be released.
            Data goes with the last rendition that was made from it, unless a report would be rendered again from it. Safe while the service runs; ended at any moment, it may be run again.

            Example:
              renderer gc --keep 2 --older-than 90d --dry-run
            """)
        { keep, olderThan, dryRun, folder };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            terminal,
            (CatalogueAccess.Settings(parsed, folder), parsed.GetValue(SharedOptions.Json)),
            new CollectionRequest { Keep = parsed.GetRequiredValue(keep), OlderThan = parsed.GetRequiredValue(olderThan), IsDryRun = parsed.GetValue(dryRun) },
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, (WorkerSettings Settings, bool IsJson) how, CollectionRequest request, CancellationToken cancellationToken)
    {
        if (request.Fault is { } fault) throw new CommandException(ExitCode.WrongUse, fault);
        await using var archive = await CatalogueAccess.OpenAsync(how.Settings, cancellationToken);
        var table = new TextTable("rendition", "template", "stored", "bytes");
        var total = new CollectedFiles(request.IsDryRun, 0, 0, 0, 0);
        await foreach (var page in archive.Collector.RunAsync(request, $"{Environment.MachineName}/{Environment.ProcessId}", cancellationToken))
        {
            total = total.Add(page);
            foreach (var rendition in page.Renditions.Where(_ => request.IsDryRun && !how.IsJson)) Add(table, rendition);
            if (!how.IsJson) await terminal.Error.WriteLineAsync($"{total.Examined} looked at, {total.Renditions} {(request.IsDryRun ? "would be removed" : "removed")}");
        }

        if (how.IsJson) CliJson.Write(terminal.Out, total);
        else Write(terminal, table, total);
        return ExitCode.Done;
    }

    private static void Write(Terminal terminal, TextTable table, CollectedFiles total)
    {
        if (total is { IsDryRun: true, Renditions: > 0 }) table.Write(terminal);
        terminal.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{total.Renditions} of {total.Examined} renditions {(total.IsDryRun ? "would be removed" : $"removed, {total.Objects} objects")}, {total.Bytes / 1024.0 / 1024:0.0} MiB"));
    }

    private static void Add(TextTable table, CollectedRendition rendition) => table.Add(
        rendition.RenditionId[..Math.Min(12, rendition.RenditionId.Length)],
        $"{rendition.Template}@{rendition.TemplateVersion}",
        rendition.StoredAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture),
        $"{rendition.Bytes}");

    private static TimeSpan ParseAge(ArgumentResult result)
    {
        var text = result.Tokens[^1].Value;
        if (text.Length > 1 && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= 100_000 && UnitOf(text[^1]) is { } unit) return count * unit;
        result.AddError($"--older-than {text} is no age. Write 36h or 90d.");
        return TimeSpan.Zero;
    }

    private static TimeSpan? UnitOf(char unit) => unit switch
    {
        'm' => TimeSpan.FromMinutes(1),
        'h' => TimeSpan.FromHours(1),
        'd' => TimeSpan.FromDays(1),
        _ => null,
    };
}

/// <summary>What a collection came to, with <c>--json</c>.</summary>
internal sealed record CollectedFiles(bool IsDryRun, long Examined, long Renditions, long Objects, long Bytes)
{
    public CollectedFiles Add(CollectedPage page) => new(IsDryRun, Examined + page.Examined, Renditions + page.Renditions.Length, Objects + page.Objects, Bytes + page.Bytes);
}
