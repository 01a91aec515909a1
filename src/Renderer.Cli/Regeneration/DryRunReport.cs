using System.Globalization;
using Renderer.Archive;
using Renderer.Archive.Batches;
using Renderer.Cli.Impact;
using Renderer.Cli.Output;
using Renderer.Reports;
using Renderer.Worker.Hosting;
using Spectre.Console;

namespace Renderer.Cli.Regeneration;

/// <summary>Says what a batch would do: how many reports it selects, which it would leave alone, which do not fit the version.</summary>
internal sealed class DryRunReport(Terminal terminal, bool isJson)
{
    // Enough to see what is wrong; the file has them all.
    private const int MostShown = 10;

    /// <returns>The exit code: 1 when some do not fit, or none is selected.</returns>
    public async Task<int> RunAsync(RenditionArchive archive, WorkerSettings settings, DryRunRequest what, CancellationToken cancellationToken)
    {
        var renderer = ReportRenderer.Open(settings.ToReportOptions());
        var package = await what.Target.LoadAsync(archive, renderer, cancellationToken);
        var total = await archive.Batches.CountAsync(what.Reports, cancellationToken);
        var run = new DryRun(renderer, package);
        var fit = new FitCheck(renderer, archive.Objects, settings.Render.EffectiveConcurrency);
        var request = new RenderRequest(default, "", package.Name, package.Version) { Package = package };
        var reports = run.CountAsync(archive.Batches.ReadSelectionAsync(what.Reports, cancellationToken), cancellationToken);
        var misfits = await WorkProgress.RunAsync(
            terminal with { IsInteractive = terminal.IsInteractive && !isJson }, new("checking", total),
            progress => CollectAsync(fit.RunAsync(reports, request, new Steps(progress, run), cancellationToken), what.Path));
        Write(what.Target, run, misfits);
        return misfits.Count > 0 || run.Selected == 0 ? ExitCode.ProblemsFound : ExitCode.Done;
    }

    private static async Task<Misfits> CollectAsync(IAsyncEnumerable<Misfit> found, string? path)
    {
        await using var file = path is null ? TextWriter.Null : new StreamWriter(path);
        var table = new MisfitTable(file);
        await table.WriteHeadAsync();
        var (count, first) = (0L, new List<Misfit>());
        await foreach (var misfit in found)
        {
            count++;
            if (first.Count < MostShown) first.Add(misfit);
            await table.WriteAsync(misfit);
        }

        return new Misfits(count, first);
    }

    private void Write(TargetTemplate target, DryRun run, Misfits misfits)
    {
        if (isJson)
        {
            CliJson.Write(terminal.Out, new DryRunOutcome(
                target.Name, target.Version, target.Digest, run.Selected, run.ByShownVersion, run.Unchanged, misfits.Count,
                [.. misfits.First.Select(m => new MisfitLine(m.Report.ReportId, m.Report.RenditionVersion, ProblemLine.ListOf(m.Problems)))]));
            return;
        }

        terminal.Out.WriteLine(Text($"{target.Name}@{target.Version}: {run.Selected:N0} selected, {run.Unchanged:N0} unchanged, {run.Selected - run.Unchanged - misfits.Count:N0} to be rendered, {misfits.Count:N0} do not fit"));
        foreach (var (version, count) in run.ByShownVersion) terminal.Out.WriteLine(Text($"  {count:N0} show {target.Name}@{version}"));
        foreach (var misfit in misfits.First) ProblemLines.Write(terminal.Error, misfit.Report.ReportId, ProblemLine.ListOf(misfit.Problems));
        if (misfits.Count > misfits.First.Count) terminal.Error.WriteLine(Text($"… and {misfits.Count - misfits.First.Count:N0} more; --out FILE.csv writes them all"));
        if (run.Selected == 0) terminal.Error.WriteLine("no report is selected: such a batch is refused. renderer batches and the selection's options say what is compared.");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed record Misfits(long Count, IReadOnlyList<Misfit> First);

    private sealed class Steps(WorkProgress progress, DryRun run) : IProgress<long>
    {
        public void Report(long value) => progress.Step($"{run.Unchanged} unchanged");
    }
}

/// <summary>What a dry run looks at.</summary>
/// <param name="Target">The version the reports would be rendered with.</param>
/// <param name="Reports">Which reports.</param>
/// <param name="Path">File for those that do not fit; null for none.</param>
internal sealed record DryRunRequest(TargetTemplate Target, ReportSelection Reports, string? Path);
