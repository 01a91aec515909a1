using Renderer.Layout.Pages;

namespace Renderer.Layout.Css.Values;

/// <summary>A specified length: a sum of units, which is what <c>calc()</c> of lengths always comes down to (CSS Values 3, section 8.1).</summary>
internal readonly record struct Length
{
    public static readonly Length Auto = new() { Points = double.NaN };

    /// <summary>A size asked for by its content: <c>min-content</c>, <c>max-content</c>, <c>fit-content</c>. Where nobody measures content it counts as auto.</summary>
    public static Length Of(IntrinsicSize size) => Auto with { Percent = (double)size };

    public double Points { get; init; }

    public double Em { get; init; }

    public double Rem { get; init; }

    public double Ex { get; init; }

    public double Ch { get; init; }

    public double Ic { get; init; }

    public double Percent { get; init; }

    public bool IsAuto => double.IsNaN(Points);

    /// <summary>Whether the length is below zero whatever the font; a mixed sum is not known to be.</summary>
    public bool IsNegative => Points < 0 || Em < 0 || Rem < 0 || Ex < 0 || Ch < 0 || Ic < 0 || Percent < 0;

    public static Length OfPoints(double points) => new() { Points = points };

    public static Length OfPercent(double percent) => new() { Percent = percent };

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
        Percent = a.Percent + b.Percent,
    };

    public static Length operator *(Length a, double factor) => new()
    {
        Points = a.Points * factor,
        Em = a.Em * factor,
        Rem = a.Rem * factor,
        Ex = a.Ex * factor,
        Ch = a.Ch * factor,
        Ic = a.Ic * factor,
        Percent = a.Percent * factor,
    };
}

/// <summary>A computed length: points and a percentage of a basis known at layout, or auto.</summary>
internal readonly record struct LengthPercent(double Points, double Percent = 0)
{
    public static readonly LengthPercent Zero;
    public static readonly LengthPercent Auto = new(double.NaN);

    public bool IsAuto => double.IsNaN(Points);

    public bool HasPercent => Percent != 0 && !IsAuto;

    /// <summary>What the content is asked for, if it is.</summary>
    public IntrinsicSize Intrinsic => IsAuto ? (IntrinsicSize)Percent : IntrinsicSize.None;

    /// <summary>Points, with percentages of <paramref name="basis"/>; auto counts as zero.</summary>
    public double Of(double basis) => IsAuto ? 0 : Points + (Percent == 0 ? 0 : Percent / 100 * basis);
}

/// <summary>Sizes that come from the content (CSS Sizing 3, section 2.1).</summary>
internal enum IntrinsicSize : byte { None, MinContent, MaxContent, FitContent }

/// <summary><c>line-height</c>: a factor of the font size or a length; normal is the font's own.</summary>
internal readonly record struct LineHeight(double Value, bool IsFactor)
{
    public static readonly LineHeight Normal = new(double.NaN, true);

    public bool IsNormal => double.IsNaN(Value);
}

/// <summary>A colour as specified; null stands for <c>currentcolor</c>, a see-through one is not painted.</summary>
internal readonly record struct Paint(Color? Color, bool IsTransparent = false)
{
    public static readonly Paint Current;
    public static readonly Paint Transparent = new(null, true);

    /// <summary>The colour to paint with, or null to paint nothing.</summary>
    public Color? Over(Color current) => IsTransparent ? null : Color ?? current;
}
