using System.CommandLine;
using System.Globalization;
using Renderer.Archive.Batches;
using Renderer.Archive.Catalogue;
using Renderer.Cli.Output;
using Renderer.Cli.Regeneration;

namespace Renderer.Cli.Commands;

/// <summary><c>renderer regenerate</c>: reports that were made with a template, rendered again.</summary>
internal static class RegenerateCommand
{
    public static Command Create(Terminal terminal)
    {
        var template = new Argument<string>("TEMPLATE[@VERSION]") { Description = "The template of the reports, with the version to render them with. Default: the active one." };
        var hold = new Option<bool>("--hold") { Description = "Render everything, but show and announce nothing until renderer batches release." };
        var verify = new Option<bool>("--verify") { Description = "Also look whether the files of reports that need no new rendition are there." };
        var brokenSums = new Option<string?>("--broken-sums") { Description = "What a broken sum is: warning or error. Default: warning, because these reports were published before.", HelpName = "SEVERITY" };
        var id = new Option<string?>("--id") { Description = "Id of the batch. Default: made of template, version and time.", HelpName = "ID" };
        var by = new Option<string?>("--by") { Description = "Who asks, for the record. Default: the user of this machine.", HelpName = "NAME" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Do nothing: count the reports, and check which ones do not fit the version. Exit code 1 when some do not." };
        var output = new Option<string?>("--out", "-o") { Description = "With --dry-run: write the reports that do not fit, with every problem, to this file.", HelpName = "FILE.csv" };
        var watch = new Option<bool>("--watch") { Description = "Show how the batch moves until it ends, as renderer batches watch does." };
        var folder = CatalogueAccess.Folder();
        brokenSums.AcceptOnlyFromAmong("warning", "error");
        var command = new Command("regenerate", """
            Renders reports again that were made with a template: after it changed, or after files were lost. Makes a batch in the catalogue, which the running workers take up; a report keeps showing
            what it shows until its new rendition is stored, and for good when it cannot be rendered. Reports that need no new rendition are recognised and left alone.

            Examples:
              renderer regenerate disclosure-2021 --dry-run --out misfits.csv
              renderer regenerate disclosure-2021@1.2.0 --from 1.1.0 --year 2023 --hold --watch
              renderer regenerate disclosure-2021 --tag site=huajie.example --report huajie-2023 guandu-2021
            """)
        { template };
        var selection = SelectionOptions.AddTo(command);
        foreach (var option in (Option[])[hold, verify, brokenSums, id, by, dryRun, output, watch, folder]) command.Add(option);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(output) is not null && !parsed.GetValue(dryRun)) throw new CommandException(ExitCode.WrongUse, "--out goes with --dry-run. renderer batches results writes what became of a batch.");
            var choice = TemplateChoice.Parse(parsed.GetRequiredValue(template));
            var reports = selection.Read(parsed, choice.Name!);
            var settings = CatalogueAccess.Settings(parsed, folder);
            await using var archive = await CatalogueAccess.OpenAsync(settings, cancellationToken);
            var target = await TargetTemplate.FindAsync(archive, settings, choice, cancellationToken);
            if (parsed.GetValue(dryRun)) return await new DryRunReport(terminal, parsed.GetValue(SharedOptions.Json)).RunAsync(archive, settings, new(target, reports, parsed.GetValue(output)), cancellationToken);

            var batch = await StartAsync(archive.Batches, new BatchRequest
            {
                Id = IdOf(parsed.GetValue(id) ?? $"{target.Name}-{target.Version}-{Now()}"),
                Selection = reports,
                TargetVersion = target.Version,
                TargetDigest = target.Digest,
                Holds = parsed.GetValue(hold),
                Verifies = parsed.GetValue(verify),
                BrokenSums = parsed.GetValue(brokenSums),
                RequestedBy = parsed.GetValue(by) ?? Environment.UserName,
            }, cancellationToken);
            if (parsed.GetValue(watch)) return await BatchesCommand.WatchAsync(terminal, parsed, archive.Batches, batch.Request.Id, cancellationToken);
            if (parsed.GetValue(SharedOptions.Json)) CliJson.Write(terminal.Out, BatchReport.Of(batch));
            else BatchText.WriteStarted(terminal.Out, batch);
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<Batch> StartAsync(BatchLedger ledger, BatchRequest request, CancellationToken cancellationToken)
    {
        var creation = await ledger.CreateAsync(request, cancellationToken);
        return creation.Batch is { } batch && creation.Code is null ? batch : throw BatchRefusal.Of(creation);
    }

    private static string IdOf(string id) =>
        ReportRevision.IsReportId(id) ? id : throw new CommandException(ExitCode.WrongUse, $"\"{id}\" is not a batch id. Use 1 to 200 characters of A-Z a-z 0-9 . _ -, not starting with a dot, with --id.");

    private static string Now() => TimeProvider.System.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
}
