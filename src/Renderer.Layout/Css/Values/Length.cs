namespace Renderer.Layout.Css.Values;

/// <summary>A specified length: a sum of units, which is what <c>calc()</c> of lengths comes down to, and of <c>min()</c> and <c>max()</c> terms (CSS Values 4, section 10).</summary>
internal readonly record struct Length
{
    public static readonly Length Auto = new() { Points = double.NaN };

    public double Points { get; init; }

    public double Em { get; init; }

    public double Rem { get; init; }

    public double Ex { get; init; }

    public double Ch { get; init; }

    public double Ic { get; init; }

    public double Lh { get; init; }

    public double Rlh { get; init; }

    public double Vw { get; init; }

    public double Vh { get; init; }

    public double Percent { get; init; }

    /// <summary>Comparisons to be added once the units in them are known; null for nearly every length.</summary>
    public LengthComparison? Comparison { get; init; }

    /// <summary>Whether a math function gave it: out of range it is not refused but brought into range (CSS Values 4, section 10.12).</summary>
    public bool IsCalculated { get; init; }

    public bool IsAuto => double.IsNaN(Points);

    /// <summary>Whether a length written without a math function is below zero.</summary>
    public bool IsNegative =>
        !IsCalculated && (Points < 0 || Em < 0 || Rem < 0 || Ex < 0 || Ch < 0 || Ic < 0 || Lh < 0 || Rlh < 0 || Vw < 0 || Vh < 0 || Percent < 0);

    public bool HasPercent => Percent != 0 || Comparison is { HasPercent: true };

    public static Length OfPoints(double points) => new() { Points = points };

    public static Length OfPercent(double percent) => new() { Percent = percent };

    /// <summary>A size asked for by its content: <c>min-content</c>, <c>max-content</c>, <c>fit-content</c>. Where nobody measures content it counts as auto.</summary>
    public static Length Of(IntrinsicSize size) => Auto with { Percent = (double)size };

    /// <summary>A length of a named unit; null if the unit is not known.</summary>
    public static Length? Of(double value, string unit) => unit switch
    {
        "pt" => OfPoints(value),
        "px" => OfPoints(value * 72 / 96),
        "mm" => OfPoints(value * 72 / 25.4),
        "cm" => OfPoints(value * 72 / 2.54),
        "in" => OfPoints(value * 72),
        "pc" => OfPoints(value * 12),
        "q" => OfPoints(value * 72 / 101.6),
        "em" => new() { Em = value },
        "rem" => new() { Rem = value },
        "ex" => new() { Ex = value },
        "ch" => new() { Ch = value },
        "ic" => new() { Ic = value },
        "lh" => new() { Lh = value },
        "rlh" => new() { Rlh = value },
        // Paper has one viewport, the page area: small, large and dynamic ones are the same (CSS Values 4, section 6.1.2).
        "vw" or "svw" or "lvw" or "dvw" or "vi" or "svi" or "lvi" or "dvi" => new() { Vw = value },
        "vh" or "svh" or "lvh" or "dvh" or "vb" or "svb" or "lvb" or "dvb" => new() { Vh = value },
        "vmin" => LengthComparison.Of(false, new() { Vw = value }, new() { Vh = value }),
        "vmax" => LengthComparison.Of(true, new() { Vw = value }, new() { Vh = value }),
        _ => null,
    };

    public static Length operator +(Length a, Length b) => new()
    {
        Points = a.Points + b.Points,
        Em = a.Em + b.Em,
        Rem = a.Rem + b.Rem,
        Ex = a.Ex + b.Ex,
        Ch = a.Ch + b.Ch,
        Ic = a.Ic + b.Ic,
        Lh = a.Lh + b.Lh,
        Rlh = a.Rlh + b.Rlh,
        Vw = a.Vw + b.Vw,
        Vh = a.Vh + b.Vh,
        Percent = a.Percent + b.Percent,
        Comparison = a.Comparison is null ? b.Comparison : a.Comparison.Then(b.Comparison),
    };

    public static Length operator *(Length a, double factor) => new()
    {
        Points = a.Points * factor,
        Em = a.Em * factor,
        Rem = a.Rem * factor,
        Ex = a.Ex * factor,
        Ch = a.Ch * factor,
        Ic = a.Ic * factor,
        Lh = a.Lh * factor,
        Rlh = a.Rlh * factor,
        Vw = a.Vw * factor,
        Vh = a.Vh * factor,
        Percent = a.Percent * factor,
        Comparison = a.Comparison?.Times(factor),
    };
}
