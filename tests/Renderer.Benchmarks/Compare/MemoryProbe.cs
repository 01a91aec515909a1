using System.Globalization;

namespace Renderer.Benchmarks.Compare;

/// <summary>Most memory that a process and all it started had at one time. What processes share is counted once, in shares (PSS of /proc). Linux only.</summary>
internal sealed class MemoryProbe : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    private readonly Timer _timer;
    private readonly Lock _lock = new();
    private int _root;

    public MemoryProbe() => _timer = new(_ => SampleUnlessBusy(), null, Interval, Interval);

    /// <summary>The most that was seen; 0 where it cannot be seen.</summary>
    public long PeakBytes { get; private set; }

    /// <summary>Looks at this process and its descendants from now on.</summary>
    public void Watch(int process) => Volatile.Write(ref _root, process);

    public void Dispose()
    {
        _timer.Dispose();
        // What is under way is waited for: in a short run it may be the only look.
        lock (_lock) Sample();
    }

    private void SampleUnlessBusy()
    {
        if (!_lock.TryEnter()) return;
        try
        {
            Sample();
        }
        finally
        {
            _lock.Exit();
        }
    }

    private void Sample()
    {
        if (Volatile.Read(ref _root) is > 0 and var root && Directory.Exists("/proc")) PeakBytes = Math.Max(PeakBytes, Tree(root).Sum(BytesOf));
    }

    private static List<int> Tree(int root)
    {
        var children = Directory.EnumerateDirectories("/proc").Select(folder => Path.GetFileName(folder)).Where(name => char.IsAsciiDigit(name[0]))
            .Select(name => int.Parse(name, CultureInfo.InvariantCulture)).ToLookup(ParentOf);
        List<int> tree = [root];
        for (var i = 0; i < tree.Count; i++) tree.AddRange(children[tree[i]]);
        return tree;
    }

    // Its fourth field; the second, the name in brackets, may hold blanks.
    private static int ParentOf(int process) =>
        Read($"/proc/{process}/stat") is { } line && int.TryParse(line[(line.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture, out var parent) ? parent : 0;

    private static long BytesOf(int process)
    {
        var line = (Read($"/proc/{process}/smaps_rollup") ?? "").Split('\n').FirstOrDefault(line => line.StartsWith("Pss:", StringComparison.Ordinal));
        return line is null ? 0 : 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }

    // A process may end while it is looked at.
    private static string? Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
