namespace Renderer.Layout.Css.Values;

/// <summary><c>flex-direction</c>.</summary>
internal enum FlexDirection : byte { Row, RowReverse, Column, ColumnReverse }

/// <summary><c>flex-wrap</c>.</summary>
internal enum FlexWrap : byte { Nowrap, Wrap, WrapReverse }

/// <summary><c>justify-content</c> and <c>align-content</c> (CSS Box Alignment 3, section 4).</summary>
internal enum Distribution : byte { Normal, FlexStart, FlexEnd, Start, End, Left, Right, Center, SpaceBetween, SpaceAround, SpaceEvenly, Stretch }

/// <summary><c>align-items</c> and <c>align-self</c>.</summary>
internal enum SelfAlignment : byte { Auto, Normal, Stretch, FlexStart, FlexEnd, Start, End, SelfStart, SelfEnd, Center, Baseline }

/// <summary>What a box says as a flex container and as an item of one (CSS Flexible Box Layout 1); shared by all boxes that say nothing.</summary>
internal sealed record FlexValues
{
    public static readonly FlexValues Initial = new();

    public FlexDirection Direction { get; init; }

    public FlexWrap Wrap { get; init; }

    public Distribution JustifyContent { get; init; }

    public Distribution AlignContent { get; init; }

    public SelfAlignment AlignItems { get; init; } = SelfAlignment.Normal;

    public LengthPercent RowGap { get; init; }

    public LengthPercent ColumnGap { get; init; }

    public SelfAlignment AlignSelf { get; init; }

    public double Grow { get; init; }

    public double Shrink { get; init; } = 1;

    public LengthPercent Basis { get; init; } = LengthPercent.Auto;

    public int Order { get; init; }

    public bool IsRow => Direction is FlexDirection.Row or FlexDirection.RowReverse;

    public bool IsReversed => Direction is FlexDirection.RowReverse or FlexDirection.ColumnReverse;
}
