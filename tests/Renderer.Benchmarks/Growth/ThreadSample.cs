using System.Diagnostics;

namespace Renderer.Benchmarks.Growth;

/// <summary>So many threads at once, each printing documents one after the other.</summary>
/// <param name="Threads">How many.</param>
/// <param name="Rate">Documents a second, of all threads.</param>
/// <param name="Median">Milliseconds from the beginning of a document to its end.</param>
/// <param name="Processor">Milliseconds of processor time a document: as much as on one thread, unless threads are in each other's way.</param>
internal sealed record ThreadSample(int Threads, double Rate, double Median, double Processor)
{
    /// <summary>Lets them run for a while.</summary>
    public static ThreadSample Measure(int threads, TimeSpan time, Action print)
    {
        var times = new List<double>[threads];
        var (started, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var workers = Enumerable.Range(0, threads).Select(index => new Thread(() => times[index] = Run(started, time, print))).ToArray();
        Array.ForEach(workers, worker => worker.Start());
        Array.ForEach(workers, worker => worker.Join());
        var all = times.SelectMany(own => own).Order().ToList();
        return new(threads, all.Count / Stopwatch.GetElapsedTime(started).TotalSeconds, all[all.Count / 2], (Environment.CpuUsage.TotalTime - used).TotalMilliseconds / all.Count);
    }

    /// <summary>The run in the middle of several.</summary>
    public static ThreadSample MedianOf(IEnumerable<ThreadSample> samples)
    {
        var ordered = samples.OrderBy(sample => sample.Rate).ToList();
        return ordered[ordered.Count / 2];
    }

    private static List<double> Run(long started, TimeSpan time, Action print)
    {
        var times = new List<double>();
        do
        {
            var start = Stopwatch.GetTimestamp();
            print();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        while (Stopwatch.GetElapsedTime(started) < time);
        return times;
    }
}
