using System.Diagnostics;
using System.Globalization;
using Renderer.Benchmarks.Layouts;
using Renderer.Benchmarks.Stages;
using Renderer.Benchmarks.Templates;

namespace Renderer.Benchmarks.Quick;

/// <summary>Measures all cases in turns, so that a busy moment of the machine disturbs them alike, and prints medians and ratios.</summary>
internal static class QuickRun
{
    /// <summary>Runs the cases whose group or name contains one of the words given; all without words.</summary>
    public static void Run(TextWriter output, IReadOnlyList<string> words, QuickPace pace)
    {
        var cases = All().Where(c => words.Count == 0 || words.Any(c.IsCalled)).ToArray();
        Measure(cases, pace);
        Print(output, cases);
        foreach (var item in cases.Where(c => c.Group == "table"))
        {
            PrintThreads(output, item, pace.WarmUp);
        }
    }

    /// <summary>Measures cases in turns; the numbers are theirs afterwards.</summary>
    public static void Measure(QuickCase[] cases, QuickPace pace)
    {
        for (var pass = 0; pass < pace.WarmUps; pass++)
        {
            Array.ForEach(cases, item => item.WarmUp(pace.WarmUp));
            Thread.Sleep(pace.Pause);
        }

        for (var round = 0; round < pace.Rounds; round++)
        {
            foreach (var item in cases)
            {
                item.Measure();
            }
        }
    }

    private static IEnumerable<QuickCase> All() => TemplateCases.All().Concat(LayoutCases.All()).Concat(StageCases.All());

    private static void Print(TextWriter output, QuickCase[] cases)
    {
        output.WriteLine(Line("case", "median us", "fastest us", "allocated B", "time", "bytes"));
        foreach (var item in cases)
        {
            var first = cases.First(c => c.Group == item.Group);
            output.WriteLine(Line(
                item.Name,
                Number(item.Microseconds, "N1"),
                Number(item.FastestMicroseconds, "N1"),
                Number(item.AllocatedBytes, "N0"),
                Number(item.Microseconds / first.Microseconds, "0.00"),
                Number((double)item.AllocatedBytes / Math.Max(1, first.AllocatedBytes), "0.000")));
        }
    }

    /// <summary>What a run costs while another thread does the same: as much as alone, unless they are in each other's way.</summary>
    private static void PrintThreads(TextWriter output, QuickCase item, TimeSpan time)
    {
        var (one, two) = (MicrosecondsWith(item, 1, time), MicrosecondsWith(item, 2, time));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{item.Name}: {one:N1} us of processor a run on one thread, {two:N1} us on two at the same time"));
    }

    private static double MicrosecondsWith(QuickCase item, int threads, TimeSpan time)
    {
        var runs = new long[threads];
        var used = Environment.CpuUsage.TotalTime;
        var workers = Enumerable.Range(0, threads).Select(index => new Thread(() =>
        {
            var started = Stopwatch.GetTimestamp();
            var count = 0L;
            for (; Stopwatch.GetElapsedTime(started) < time; count++)
            {
                item.Body();
            }

            runs[index] = count;
        })).ToArray();
        Array.ForEach(workers, worker => worker.Start());
        Array.ForEach(workers, worker => worker.Join());
        return (Environment.CpuUsage.TotalTime - used).TotalMicroseconds / runs.Sum();
    }

    private static string Line(string name, string median, string fastest, string allocated, string time, string bytes) =>
        $"{name,-44}{median,12}{fastest,12}{allocated,14}{time,8}{bytes,9}";

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
