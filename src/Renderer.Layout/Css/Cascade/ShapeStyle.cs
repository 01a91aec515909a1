using System.Collections.Immutable;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Css.Cascade;

/// <summary>The inherited values that only drawings use; documents without any share one object.</summary>
internal sealed record ShapeStyle
{
    public static readonly ShapeStyle Initial = new();

    public ShapePaint Fill { get; init; } = ShapePaint.Black;

    public double FillOpacity { get; init; } = 1;

    public FillRule FillRule { get; init; }

    public ShapePaint Stroke { get; init; } = ShapePaint.None;

    public double StrokeOpacity { get; init; } = 1;

    // 1 px
    public LengthPercent StrokeWidth { get; init; } = new(0.75);

    public StrokeLinecap StrokeLinecap { get; init; }

    public StrokeLinejoin StrokeLinejoin { get; init; }

    public double StrokeMiterlimit { get; init; } = 4;

    /// <summary>Lengths of dashes and gaps; empty for an unbroken line.</summary>
    public ImmutableArray<LengthPercent> StrokeDasharray { get; init; } = [];

    public LengthPercent StrokeDashoffset { get; init; }

    public FillRule ClipRule { get; init; }

    public TextAnchor TextAnchor { get; init; }

    public DominantBaseline DominantBaseline { get; init; }
}

/// <summary>The values that only drawings use and that are not inherited.</summary>
internal sealed record ShapeEffects
{
    public static readonly ShapeEffects Initial = new();

    public double Opacity { get; init; } = 1;

    /// <summary>Id of the clip path; "" for none.</summary>
    public string ClipPath { get; init; } = "";

    public ShapePaint StopColor { get; init; } = ShapePaint.Black;

    public double StopOpacity { get; init; } = 1;

    /// <summary>Whether a group is painted otherwise than its parts are.</summary>
    public bool IsSeen => Opacity != 1 || ClipPath.Length > 0;
}
