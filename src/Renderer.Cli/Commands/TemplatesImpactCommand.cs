using System.Collections.Immutable;
using System.CommandLine;
using Renderer.Archive;
using Renderer.Archive.Batches;
using Renderer.Cli.Impact;
using Renderer.Cli.Output;
using Renderer.Cli.Versions;
using Renderer.Reports;
using Renderer.Worker.Hosting;

namespace Renderer.Cli.Commands;

/// <summary><c>renderer templates impact</c>: what a template version would change of the archived reports.</summary>
internal static class TemplatesImpactCommand
{
    private const int DefaultSample = 20;
    private const int DefaultDetails = 50;

    public static Command Create(Terminal terminal)
    {
        var name = new Argument<string>("NAME[@VERSION]") { Description = "The template and the version to look at. Without version: the package of the templates folder, which need not be published." };
        var sample = new Option<int?>("--sample") { Description = $"How many reports to compare, spread evenly over all and the same ones each time. Default: {DefaultSample}.", HelpName = "N" };
        var all = new Option<bool>("--all") { Description = "Compare all reports." };
        var report = new Option<string[]>("--report") { Description = "Only this report. May be repeated.", HelpName = "ID" };
        var folder = new Option<string?>("--out", "-o") { Description = "Folder for the report: index.html, impact.csv, and a page with text and pages before and after for each report that changes.", HelpName = "DIR" };
        var details = new Option<int?>("--details") { Description = $"How many changed reports of each class get a page. Default: {DefaultDetails}.", HelpName = "N" };
        var allDetails = new Option<bool>("--all-details") { Description = "Every changed report gets a page." };
        var command = new Command("impact", """
            Renders archived reports with another version of their template and compares them with what they show now: unchanged, only bytes,
            only warnings, another layout, another text, or rejected because the data does not fit any more. Nothing is stored or published.

            Examples:
              renderer templates impact disclosure-2021 --out impact
              renderer templates impact disclosure-2021@1.2.0 --all --out impact
            """)
        { name, sample, all, report, folder, details, allDetails };
        command.Validators.Add(result =>
        {
            if (result.GetValue(sample) < 1) result.AddError("--sample must be 1 or more.");
            if (result.GetValue(details) < 0) result.AddError("--details must be 0 or more.");
        });
        command.SetAction((parsed, cancellationToken) =>
        {
            var choice = TemplateChoice.Parse(parsed.GetRequiredValue(name));
            ImmutableArray<string> ids = [.. parsed.GetValue(report) ?? []];
            var request = new ImpactRequest(new(choice.Name!, choice.Version), parsed.GetValue(all) || !ids.IsEmpty ? null : parsed.GetValue(sample) ?? DefaultSample)
            {
                ReportIds = ids,
                Folder = parsed.GetValue(folder),
                Details = parsed.GetValue(allDetails) ? int.MaxValue : parsed.GetValue(details) ?? DefaultDetails,
            };
            return RunAsync(terminal, parsed, request, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, ParseResult parsed, ImpactRequest request, CancellationToken cancellationToken)
    {
        var settings = CommandSettings.Read(parsed);
        await using var archive = await ArchiveAccess.OpenToLookAsync(settings, TimeProvider.System, cancellationToken)
            ?? throw new CommandException(ExitCode.PartUnavailable, "The catalogue is not there yet, or older than this program, so there are no reports to compare. Set Catalogue:ConnectionString to that of the service, or run renderer migrate.");
        var renderer = ReportRenderer.Open(settings.ToReportOptions());
        var target = await TargetPackage.FindAsync(renderer, archive.Templates, request.Target, cancellationToken);
        var selection = new ReportSelection { Template = target.Subject.Template, ReportIds = request.ReportIds };
        var subject = target.Subject with { Selected = await archive.Batches.CountAsync(selection, cancellationToken) };
        var run = new ImpactRun(
            new ReportComparer(renderer, archive, target.Request), new ImpactPlan(subject, request.Folder, request.Details) { Concurrency = settings.Render.EffectiveConcurrency });
        var total = Math.Min(request.Sample ?? long.MaxValue, subject.Selected);
        var isJson = parsed.GetValue(SharedOptions.Json);
        var tally = await WorkProgress.RunAsync(terminal with { IsInteractive = terminal.IsInteractive && !isJson }, new("comparing", total), async progress =>
            await run.RunAsync(Reports(archive, selection, request.Sample, cancellationToken), progress, cancellationToken));
        if (isJson) CliJson.Write(terminal.Out, ImpactLines.ToJson(subject, tally, request.Folder));
        else ImpactLines.Write(terminal, subject, tally, request.Folder);
        return tally[ImpactClass.Rejected] + tally[ImpactClass.Missing] == 0 ? ExitCode.Done : ExitCode.ProblemsFound;
    }

    private static async IAsyncEnumerable<SelectedReport> Reports(
        RenditionArchive archive, ReportSelection selection, int? sample, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var all = archive.Batches.ReadSelectionAsync(selection, cancellationToken);
        if (sample is { } size)
        {
            foreach (var report in await ReportSample.TakeAsync(all, size, cancellationToken)) yield return report;
        }
        else
        {
            await foreach (var report in all) yield return report;
        }
    }

    private sealed record ImpactRequest(VersionName Target, int? Sample)
    {
        public required ImmutableArray<string> ReportIds { get; init; }

        public required string? Folder { get; init; }

        public required int Details { get; init; }
    }
}
