using System.Diagnostics.CodeAnalysis;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Css.Properties;

/// <summary>Flexible boxes (CSS Flexible Box Layout 1, CSS Box Alignment 3).</summary>
internal static class FlexProperties
{
    public static readonly Longhand Direction = Of<FlexDirection>("flex-direction", ValueShapes.Keyword, (flex, value) => flex with { Direction = value }, flex => flex.Direction);

    public static readonly Longhand Wrap = Of<FlexWrap>("flex-wrap", ValueShapes.Keyword, (flex, value) => flex with { Wrap = value }, flex => flex.Wrap);

    public static readonly Longhand JustifyContent = Of<Distribution>("justify-content", ValueShapes.Keyword, (flex, value) => flex with { JustifyContent = value }, flex => flex.JustifyContent);

    public static readonly Longhand AlignContent = Of<Distribution>("align-content", ReadAlignContent, (flex, value) => flex with { AlignContent = value }, flex => flex.AlignContent);

    public static readonly Longhand Grow = Of<double>("flex-grow", ReadFactor, (flex, value) => flex with { Grow = value }, flex => flex.Grow);

    public static readonly Longhand Shrink = Of<double>("flex-shrink", ReadFactor, (flex, value) => flex with { Shrink = value }, flex => flex.Shrink);

    public static readonly Longhand Basis = Size("flex-basis", ReadBasis, (flex, value) => flex with { Basis = value }, flex => flex.Basis);

    public static readonly Longhand RowGap = Size("row-gap", ReadGap, (flex, value) => flex with { RowGap = value }, flex => flex.RowGap);

    public static readonly Longhand ColumnGap = Size("column-gap", ReadGap, (flex, value) => flex with { ColumnGap = value }, flex => flex.ColumnGap);

    public static IEnumerable<Longhand> All =>
    [
        Direction, Wrap, JustifyContent, AlignContent, Grow, Shrink, Basis, RowGap, ColumnGap,
        Of<SelfAlignment>("align-items", ReadAlignItems, (flex, value) => flex with { AlignItems = value }, flex => flex.AlignItems),
        Of<SelfAlignment>("align-self", ReadAlignment, (flex, value) => flex with { AlignSelf = value }, flex => flex.AlignSelf),
        Of<int>("order", (ref ValueReader reader, out int value) => reader.TryInteger(out value), (flex, value) => flex with { Order = value }, flex => flex.Order),
    ];

    /// <summary><c>flex</c>: <c>none</c>, <c>auto</c>, or factors and a basis, which is 0 where only factors are given.</summary>
    public static bool ReadFlex(ref ValueReader reader, object?[] values)
    {
        if (reader.TryKeyword("none")) (values[0], values[1], values[2]) = (0.0, 0.0, Length.Auto);
        if (values[0] is not null) return true;
        while (!reader.AtEnd)
        {
            if (values[0] is null && ReadFactor(ref reader, out var grow))
            {
                values[0] = grow;
                if (ReadFactor(ref reader, out var shrink)) values[1] = shrink;
            }
            else if (values[2] is null && ReadBasis(ref reader, out var basis)) values[2] = basis;
            else return false;
        }
        if (values[0] is null && values[2] is null) return false;
        values[0] ??= 1.0;
        values[1] ??= 1.0;
        values[2] ??= Length.OfPoints(0);
        return true;
    }

    private static bool ReadFactor(ref ValueReader reader, out double value)
    {
        var start = reader.Position;
        if (reader.TryNumber(out value) && value >= 0) return true;
        reader.Rewind(start);
        return false;
    }

    private static bool ReadBasis(ref ValueReader reader, out Length value)
    {
        value = Length.Of(IntrinsicSize.MaxContent);
        return reader.TryKeyword("content") || ValueShapes.SizeOrAuto(ref reader, out value);
    }

    private static bool ReadGap(ref ValueReader reader, out Length value)
    {
        value = default;
        return reader.TryKeyword("normal") || ValueShapes.NonNegative(ref reader, out value);
    }

    private static bool ReadAlignContent(ref ValueReader reader, out Distribution value) => reader.TryKeyword(out value) && value is not (Distribution.Left or Distribution.Right);

    private static bool ReadAlignItems(ref ValueReader reader, out SelfAlignment value) => ReadAlignment(ref reader, out value) && value != SelfAlignment.Auto;

    private static bool ReadAlignment(ref ValueReader reader, out SelfAlignment value)
    {
        var isFirst = reader.TryKeyword("first");
        return reader.TryKeyword(out value) && (!isFirst || value == SelfAlignment.Baseline);
    }

    private static Longhand<T> Of<T>(string name, ValueParser<T> reading, Func<FlexValues, T, FlexValues> set, Func<FlexValues, T> get) where T : notnull =>
        new(name, false)
        {
            Reading = (ref ValueReader reader, [MaybeNullWhen(false)] out T value) => reading(ref reader, out value),
            Computing = (style, value, _) => style.Flex = set(style.Flex, value),
            Copying = (from, to) => to.Flex = set(to.Flex, get(from.Flex)),
        };

    private static Longhand<Length> Size(string name, ValueParser<Length> reading, Func<FlexValues, LengthPercent, FlexValues> set, Func<FlexValues, LengthPercent> get) =>
        new(name, false)
        {
            Reading = reading,
            Computing = (style, value, context) => style.Flex = set(style.Flex, context.Resolve(value, style)),
            Copying = (from, to) => to.Flex = set(to.Flex, get(from.Flex)),
        };
}
