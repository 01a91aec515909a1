using System.Diagnostics;
using Spectre.Console;

namespace Renderer.Cli.Output;

/// <summary>Progress of long work: a bar with rate and remaining time for a person, a line now and then for a log.</summary>
internal sealed class WorkProgress
{
    private static readonly TimeSpan LinePeriod = TimeSpan.FromSeconds(10);

    private readonly Action<long, string> _show;
    private long _done;

    private WorkProgress(Action<long, string> show) => _show = show;

    /// <summary>One more is done.</summary>
    /// <param name="note">What there is to say about it all so far.</param>
    public void Step(string note) => _show(++_done, note);

    /// <summary>Does work with progress shown on standard error, or on the terminal.</summary>
    public static async Task<T> RunAsync<T>(Terminal terminal, WorkTitle work, Func<WorkProgress, Task<T>> run)
    {
        if (terminal.IsInteractive) return await WithBarAsync(work, run);
        var started = Stopwatch.GetTimestamp();
        var said = started;
        return await run(new WorkProgress((done, note) =>
        {
            if (Stopwatch.GetElapsedTime(said) < LinePeriod) return;
            said = Stopwatch.GetTimestamp();
            terminal.Error.WriteLine($"{work.Title}: {done} of {work.Total}, {done / Stopwatch.GetElapsedTime(started).TotalSeconds:0.#} a second, {note}");
        }));
    }

    private static Task<T> WithBarAsync<T>(WorkTitle work, Func<WorkProgress, Task<T>> run) =>
        AnsiConsole.Progress().AutoClear(true).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context =>
            {
                var task = context.AddTask(Markup.Escape(work.Title), maxValue: Math.Max(1, work.Total));
                return run(new WorkProgress((done, note) =>
                {
                    task.Value = done;
                    task.Description = Markup.Escape($"{work.Title}: {done} of {work.Total}, {task.Speed ?? 0:0.#}/s, {note}");
                }));
            });
}

/// <summary>What work is called, and how much there is of it.</summary>
internal sealed record WorkTitle(string Title, long Total);
