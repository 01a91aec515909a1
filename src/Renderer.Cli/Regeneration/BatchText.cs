using System.Globalization;
using Renderer.Archive.Batches;
using Renderer.Cli.Output;

namespace Renderer.Cli.Regeneration;

/// <summary>Batches as people read them.</summary>
internal static class BatchText
{
    public static void WriteTable(Terminal terminal, IEnumerable<Batch> batches)
    {
        var table = new TextTable("batch", "template", "state", "done", "rendered", "unchanged", "rejected", "failed", "asked for", "by");
        foreach (var batch in batches)
        {
            var counts = batch.Counts;
            table.Add(
                batch.Request.Id, Target(batch), BatchNames.Of(batch.State), Count($"{counts.Finished:N0} / {counts.Selected:N0}"), Count($"{counts.Rendered:N0}"),
                Count($"{counts.Unchanged:N0}"), Count($"{counts.Rejected:N0}"), Count($"{counts.Failed:N0}"), Time(batch.CreatedAt), batch.Request.RequestedBy);
        }

        table.Write(terminal);
    }

    public static void Write(TextWriter writer, Batch batch)
    {
        var (request, counts) = (batch.Request, batch.Counts);
        foreach (var (name, value) in ((string, string?)[])
        [
            ("batch", request.Id), ("template", Target(batch)), ("selection", Conditions(request.Selection)), ("state", State(batch)),
            ("selected", Count($"{counts.Selected:N0}{(batch.IsSelectionComplete ? "" : " counted when it was asked for")}")),
            ("rendered", Count($"{counts.Rendered:N0}{(counts.Reused > 0 ? $", {counts.Reused:N0} of them lay there already" : "")}")),
            ("unchanged", Count($"{counts.Unchanged:N0}")), ("rejected", Count($"{counts.Rejected:N0}")), ("failed", Count($"{counts.Failed:N0}")), ("cancelled", Count($"{counts.Cancelled:N0}")),
            ("remaining", Count($"{counts.Remaining:N0}")), ("released", request.Holds ? Count($"{batch.Released:N0}, {batch.Superseded:N0} superseded by newer ones") : null),
            ("asked for", $"{Time(batch.CreatedAt)} by {request.RequestedBy}"), ("finished", batch.FinishedAt is { } at ? Time(at) : null),
        ])
        {
            if (value is not null) writer.WriteLine($"{name + ":",-11}{value}");
        }

        foreach (var hint in Hints(batch)) writer.WriteLine($"  hint: {hint}");
    }

    /// <summary>A batch that was just made.</summary>
    public static void WriteStarted(TextWriter writer, Batch batch)
    {
        var id = batch.Request.Id;
        writer.WriteLine(Count($"{id}: {batch.Counts.Selected:N0} reports of {batch.Request.Selection.Template} with {Target(batch)}, {BatchNames.Of(batch.State)}"));
        writer.WriteLine($"  hint: renderer batches watch {id} shows how it moves, renderer batches cancel {id} ends it");
    }

    private static IEnumerable<string> Hints(Batch batch)
    {
        var id = batch.Request.Id;
        if (batch.State == BatchState.Held) yield return $"renderer batches release {id} shows everything, renderer batches discard {id} gives it up";
        if (batch.State == BatchState.Paused) yield return $"renderer batches resume {id} goes on";
        if (batch.Counts.Rejected + batch.Counts.Failed > 0) yield return $"renderer batches results {id} --state {(batch.Counts.Failed > 0 ? "failed" : "rejected")} says why";
        if (batch.Counts.Failed > 0 && BatchProgress.IsOver(batch.State)) yield return $"renderer batches retry {id} tries the failed ones again";
    }

    private static string State(Batch batch) => BatchNames.Of(batch.State) + (batch.Reason is null ? "" : $", {batch.Reason}");

    /// <summary>The conditions of a selection, as options say them.</summary>
    public static string Conditions(ReportSelection selection)
    {
        List<string> parts = [];
        if (selection.TemplateVersion is { } version) parts.Add($"--from {version}");
        if (selection.Body is { } body) parts.Add($"--body {body}");
        if (selection.Year is { } year) parts.Add(Count($"--year {year}"));
        parts.AddRange(selection.Tags.Select(t => $"--tag {t.Key}={t.Value}"));
        if (!selection.ReportIds.IsEmpty) parts.Add(selection.ReportIds.Length == 1 ? $"--report {selection.ReportIds[0]}" : Count($"{selection.ReportIds.Length:N0} report ids"));
        if (selection.RenderedBefore is { } before) parts.Add($"--rendered-before {Time(before)}");
        return parts.Count == 0 ? "every report of the template" : string.Join(' ', parts);
    }

    private static string Target(Batch batch) => $"{batch.Request.Selection.Template}@{batch.Request.TargetVersion}";

    private static string Count(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
