using System.Collections.Immutable;

namespace Renderer.Cli.Regeneration;

/// <summary>How fast a batch moves: finished reports a second over the last minute, and how long the rest takes at that pace.</summary>
internal sealed class BatchPace
{
    // Long enough that the pauses between two pages do not show, short enough to follow a worker that was added.
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly ImmutableQueue<Sample> _samples;
    private readonly Sample? _newest;

    private BatchPace(ImmutableQueue<Sample> samples, Sample? newest) => (_samples, _newest) = (samples, newest);

    /// <summary>Nothing seen yet.</summary>
    public static BatchPace Unknown { get; } = new([], null);

    /// <summary>Finished reports a second; null before there are two looks at different times.</summary>
    public double? PerSecond
    {
        get
        {
            if (_newest is null || _newest.At == _samples.Peek().At) return null;
            var oldest = _samples.Peek();
            return (_newest.Finished - oldest.Finished) / (_newest.At - oldest.At).TotalSeconds;
        }
    }

    /// <summary>The pace after another look. A number that falls, as after a retry, begins anew.</summary>
    public BatchPace After(DateTimeOffset at, long finished)
    {
        var sample = new Sample(at, finished);
        if (_newest is null || finished < _newest.Finished || at < _newest.At) return new BatchPace([sample], sample);
        var samples = _samples.Enqueue(sample);
        // The last look before the window stays: it says what stood at its beginning.
        while (samples.Dequeue() is { IsEmpty: false } rest && at - rest.Peek().At >= Window) samples = rest;
        return new BatchPace(samples, sample);
    }

    /// <summary>How long so many reports take at this pace; null when nothing moves.</summary>
    public TimeSpan? TimeFor(long reports)
    {
        if (reports <= 0) return TimeSpan.Zero;
        if (PerSecond is not > 0) return null;
        var seconds = reports / PerSecond.Value;
        return seconds < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(seconds) : null;
    }

    private sealed record Sample(DateTimeOffset At, long Finished);
}
