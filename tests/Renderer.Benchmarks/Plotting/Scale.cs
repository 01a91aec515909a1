namespace Renderer.Benchmarks.Plotting;

/// <summary>An axis with its ends and marks: puts values where they belong between 0 and 1.</summary>
internal sealed record Scale
{
    private static readonly double[] Steps = [1, 2, 5];

    private readonly bool _isLogarithmic;
    private readonly double _from;
    private readonly double _to;

    private Scale(bool isLogarithmic, double from, double to)
    {
        (_isLogarithmic, _from, _to) = (isLogarithmic, from, to);
        Ticks = [];
    }

    /// <summary>Where it is marked.</summary>
    public IReadOnlyList<double> Ticks { get; private init; }

    /// <summary>The horizontal scale: it begins and ends with the values.</summary>
    public static Scale Across(Axis axis, IReadOnlyCollection<double> values)
    {
        var scale = axis.IsLogarithmic ? new Scale(true, values.Min(), values.Max()) : new Scale(false, 0, values.Max());
        return scale with { Ticks = scale.TicksOf(axis) };
    }

    /// <summary>The vertical scale: it ends at round numbers, and begins at 0 where it can.</summary>
    public static Scale Upwards(Axis axis, IReadOnlyCollection<double> values)
    {
        var scale = axis.IsLogarithmic ? new Scale(true, Round(values.Min(), isUp: false), Round(values.Max(), isUp: true)) : new Scale(false, 0, Math.Ceiling(values.Max() / StepFor(values.Max())) * StepFor(values.Max()));
        return scale with { Ticks = scale.TicksOf(axis) };
    }

    /// <summary>Where a value lies: 0 at the beginning, 1 at the end.</summary>
    public double At(double value)
    {
        var share = _isLogarithmic ? Math.Log(value / _from) / Math.Log(_to / _from) : (value - _from) / (_to - _from);
        return double.IsFinite(share) ? Math.Clamp(share, 0, 1) : 0;
    }

    private double[] TicksOf(Axis axis)
    {
        if (axis.Ticks.Count > 0) return [.. axis.Ticks.Where(IsWithin)];
        if (!_isLogarithmic) return [.. Enumerable.Range(0, (int)Math.Floor(_to / StepFor(_to) + 1e-9) + 1).Select(i => i * StepFor(_to))];
        double[] powers = [.. Between(1).Where(IsWithin)];
        return powers.Length >= 3 ? powers : [.. Between(Steps.Length).Where(IsWithin)];
    }

    private IEnumerable<double> Between(int steps) =>
        from power in Enumerable.Range((int)Math.Floor(Math.Log10(_from)), (int)Math.Ceiling(Math.Log10(_to / _from)) + 2)
        from step in Steps.Take(steps)
        select step * Math.Pow(10, power);

    // Powers are not exact.
    private bool IsWithin(double value) => value >= _from * (1 - 1e-9) && value <= _to * (1 + 1e-9);

    // About five marks at 1, 2 or 5 times a power of ten.
    private static double StepFor(double most)
    {
        if (most <= 0) return 1;
        var power = Math.Pow(10, Math.Floor(Math.Log10(most / 4)));
        return Steps.Append(10).Select(step => step * power).First(step => most / step <= 6);
    }

    private static double Round(double value, bool isUp)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(value)));
        double[] steps = [1, 2, 5, 10];
        return power * (isUp ? steps.First(step => step * power >= value * (1 - 1e-9)) : steps.Last(step => step * power <= value * (1 + 1e-9)));
    }
}
