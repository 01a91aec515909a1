using Renderer.Layout.Pages;

namespace Renderer.Layout.Css.Values;

/// <summary>A computed length: points and a percentage of a basis known at layout, or auto.</summary>
internal readonly record struct LengthPercent(double Points, double Percent = 0)
{
    public static readonly LengthPercent Zero;
    public static readonly LengthPercent Auto = new(double.NaN);

    /// <summary>What <c>min()</c> and <c>max()</c> add once the basis is known; null for nearly every length.</summary>
    public PercentComparison? Comparison { get; init; }

    public bool IsAuto => double.IsNaN(Points);

    public bool HasPercent => (Percent != 0 && !IsAuto) || Comparison is not null;

    /// <summary>What the content is asked for, if it is.</summary>
    public IntrinsicSize Intrinsic => IsAuto ? (IntrinsicSize)Percent : IntrinsicSize.None;

    /// <summary>Points, with percentages of <paramref name="basis"/>; auto counts as zero.</summary>
    public double Of(double basis) => IsAuto ? 0 : Points + (Percent == 0 ? 0 : Percent / 100 * basis) + (Comparison?.Of(basis) ?? 0);

    /// <summary>The smallest or largest of the lengths, at once where no percentage is in them.</summary>
    public static LengthPercent Extreme(bool isMaximum, LengthPercent[] lengths) =>
        Array.Exists(lengths, length => length.HasPercent) ? new(0) { Comparison = new(isMaximum, lengths, 1, null) }
        : new(isMaximum ? lengths.Max(length => length.Points) : lengths.Min(length => length.Points));

    public static LengthPercent operator +(LengthPercent a, LengthPercent b) => new(a.Points + b.Points, a.Percent + b.Percent)
    {
        Comparison = a.Comparison is null ? b.Comparison : a.Comparison.Then(b.Comparison),
    };

    public static LengthPercent operator *(LengthPercent a, double factor) => new(a.Points * factor, a.Percent * factor) { Comparison = a.Comparison?.Times(factor) };
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
