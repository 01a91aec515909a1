using System.Globalization;
using Renderer.Archive.Batches;

namespace Renderer.Cli.Regeneration;

/// <summary>How far a batch is, in the stage it is in: while it renders, of the selected reports; while it is released, of the rendered ones.</summary>
/// <param name="Done">How many are done.</param>
/// <param name="Total">Of how many.</param>
internal sealed record BatchProgress(long Done, long Total)
{
    public static BatchProgress Of(Batch batch) => batch.State == BatchState.Releasing
        ? new BatchProgress(batch.Released + batch.Superseded, batch.Counts.Rendered)
        : new BatchProgress(batch.Counts.Finished, batch.Counts.Selected);

    /// <summary>Whether nothing more happens without a command.</summary>
    public static bool IsOver(BatchState state) => state is BatchState.Held or BatchState.Completed or BatchState.Cancelled or BatchState.Discarded;

    /// <summary>One line: state, how far, how fast, how long still, and what went wrong.</summary>
    public static string Line(Batch batch, BatchPace pace)
    {
        var progress = Of(batch);
        List<string> parts = [string.Create(CultureInfo.InvariantCulture, $"{BatchNames.Of(batch.State)} {progress.Done:N0} of {progress.Total:N0}")];
        if (!IsOver(batch.State))
        {
            if (pace.PerSecond is { } rate) parts.Add(string.Create(CultureInfo.InvariantCulture, $"{rate:0.0}/s"));
            if (batch.State is not BatchState.Paused && progress.Total > progress.Done && pace.TimeFor(progress.Total - progress.Done) is { } left) parts.Add($"{Length(left)} left");
        }

        parts.Add(Outcomes(batch.Counts));
        return string.Join(" · ", parts.Where(p => p.Length > 0));
    }

    /// <summary>A length of time as people say it: <c>45 s</c>, <c>12 min</c>, <c>3 h 20 min</c>, <c>2 d 4 h</c>.</summary>
    public static string Length(TimeSpan time) => time switch
    {
        { TotalSeconds: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalSeconds):0} s"),
        { TotalMinutes: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalMinutes):0} min"),
        { TotalHours: < 24 } => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalDays} d {time.Hours} h"),
    };

    private static string Outcomes(BatchCounts counts)
    {
        (string Name, long Count)[] outcomes =
        [
            ("rendered", counts.Rendered), ("unchanged", counts.Unchanged), ("rejected", counts.Rejected), ("failed", counts.Failed), ("cancelled", counts.Cancelled),
        ];
        return string.Join(", ", outcomes.Where(o => o.Count > 0).Select(o => string.Create(CultureInfo.InvariantCulture, $"{o.Count:N0} {o.Name}")));
    }
}
