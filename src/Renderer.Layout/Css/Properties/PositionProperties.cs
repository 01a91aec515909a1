using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Css.Properties;

/// <summary>Boxes beside or out of the flow (CSS Positioned Layout 3).</summary>
internal static class PositionProperties
{
    public static readonly Longhand[] Offsets = [.. Enumerable.Range(0, 4).Select(Offset)];

    public static IEnumerable<Longhand> All =>
    [
        TextProperties.Keyword<Position>(
            "position", false, (style, value) => style.Placement = style.Placement with { Position = value }, (from, to) => to.Placement = to.Placement with { Position = from.Placement.Position }),
        new Longhand<ZIndexValue>("z-index", false)
        {
            Reading = (ref ValueReader reader, out ZIndexValue value) =>
            {
                value = reader.TryInteger(out var index) ? new(index) : default;
                return value.Value is not null || reader.TryKeyword("auto");
            },
            Computing = (style, value, _) => style.Placement = style.Placement with { ZIndex = value.Value },
            Copying = (from, to) => to.Placement = to.Placement with { ZIndex = from.Placement.ZIndex },
        },
        .. Offsets,
    ];

    private static Longhand Offset(int side) => new Longhand<Length>(BoxProperties.SideNames[side], false)
    {
        Reading = ValueShapes.LengthPercentAuto,
        Computing = (style, value, context) => Change(style, side, context.Resolve(value, style)),
        Copying = (from, to) => Change(to, side, from.Placement.Offsets[side]),
    };

    private static void Change(ComputedStyle style, int side, LengthPercent value) =>
        style.Placement = style.Placement with { Offsets = style.Placement.Offsets.With(side, value) };
}

/// <summary>A specified <c>z-index</c>; null for auto.</summary>
internal readonly record struct ZIndexValue(int? Value);
