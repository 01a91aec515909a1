using System.Diagnostics;

namespace Renderer.Benchmarks.Quick;

/// <summary>One thing that is measured.</summary>
/// <param name="Name">What it is called in the table.</param>
/// <param name="Group">Cases of a group are compared with its first.</param>
/// <param name="Body">Runs it once.</param>
internal sealed record QuickCase(string Name, string Group, Action Body)
{
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(40);

    // What takes long is compiled as a whole sooner: its loops turn often enough.
    private const int LongestWarmUp = 2;

    private readonly List<double> _microseconds = [];
    private int _runs = 1;

    /// <summary>Whether a word is part of its name or its group's.</summary>
    public bool IsCalled(string word) => Name.Contains(word, StringComparison.OrdinalIgnoreCase) || Group.Contains(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Processor time, median over the rounds, in microseconds: unlike time by the clock, it leaves out what other programs took.</summary>
    public double Microseconds => _microseconds.Order().ElementAt(_microseconds.Count / 2);

    /// <summary>The fastest round, in microseconds: least disturbed by other programs.</summary>
    public double FastestMicroseconds => _microseconds.Min();

    /// <summary>Bytes allocated by one run.</summary>
    public long AllocatedBytes { get; private set; }

    /// <summary>Runs it until the compiler has done its second, optimised pass, and finds out how often it fits into a round.</summary>
    public void WarmUp(TimeSpan time)
    {
        var started = Stopwatch.GetTimestamp();
        var runs = 0;
        for (; Stopwatch.GetElapsedTime(started) < time || (runs < 60 && Stopwatch.GetElapsedTime(started) < LongestWarmUp * time); runs++)
        {
            Body();
        }

        _runs = Math.Max(1, (int)(runs * (Round / Stopwatch.GetElapsedTime(started))));
    }

    /// <summary>One round of many runs.</summary>
    public void Measure()
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var used = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < _runs; i++)
        {
            Body();
        }

        _microseconds.Add((Environment.CpuUsage.TotalTime - used).TotalMicroseconds / _runs);
        AllocatedBytes = (GC.GetAllocatedBytesForCurrentThread() - allocated) / _runs;
    }
}
