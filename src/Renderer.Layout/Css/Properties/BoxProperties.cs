using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Css.Properties;

/// <summary>Boxes: CSS Box 3, CSS Sizing 3, CSS Backgrounds and Borders 3, CSS Display 3.</summary>
internal static class BoxProperties
{
    public static readonly string[] SideNames = ["top", "right", "bottom", "left"];

    public static readonly Longhand[] Margins = [.. Enumerable.Range(0, 4).Select(Margin)];

    public static readonly Longhand[] Paddings = [.. Enumerable.Range(0, 4).Select(Padding)];

    public static readonly Longhand[] BorderWidths = [.. Enumerable.Range(0, 4).Select(BorderWidth)];

    public static readonly Longhand[] BorderStyles = [.. Enumerable.Range(0, 4).Select(BorderStyling)];

    public static readonly Longhand[] BorderColors = [.. Enumerable.Range(0, 4).Select(BorderColor)];

    public static readonly Longhand Background = new Longhand<Paint>("background-color", false)
    {
        Reading = ValueShapes.Paint,
        Computing = (style, value, _) => style.Background = value,
        Copying = (from, to) => to.Background = from.Background,
    };

    public static IEnumerable<Longhand> All =>
    [
        TextProperties.Keyword<Display>("display", false, (style, value) => style.Display = value, (from, to) => to.Display = from.Display),
        TextProperties.Keyword<BoxSizing>("box-sizing", false, (style, value) => style.BoxSizing = value, (from, to) => to.BoxSizing = from.BoxSizing),
        Size("width", ValueShapes.SizeOrAuto, (style, value) => style.Width = value, style => style.Width),
        Size("height", ValueShapes.SizeOrAuto, (style, value) => style.Height = value, style => style.Height),
        Size("min-width", ValueShapes.SizeOrAuto, (style, value) => style.MinWidth = value, style => style.MinWidth),
        Size("min-height", ValueShapes.SizeOrAuto, (style, value) => style.MinHeight = value, style => style.MinHeight),
        Size("max-width", ValueShapes.SizeOrNone, (style, value) => style.MaxWidth = value, style => style.MaxWidth),
        Size("max-height", ValueShapes.SizeOrNone, (style, value) => style.MaxHeight = value, style => style.MaxHeight),
        Background,
        .. Margins, .. Paddings, .. BorderWidths, .. BorderStyles, .. BorderColors,
    ];

    private static Longhand<Length> Size(string name, ValueParser<Length> reading, Action<ComputedStyle, LengthPercent> set, Func<ComputedStyle, LengthPercent> get) =>
        new(name, false)
        {
            Reading = reading,
            Computing = (style, value, context) => set(style, context.ResolveNonNegative(value, style)),
            Copying = (from, to) => set(to, get(from)),
        };

    private static Longhand Margin(int side) =>
        Offset($"margin-{SideNames[side]}", ValueShapes.LengthPercentAuto, (style, value) => style.Margin = style.Margin.With(side, value), style => style.Margin[side]);

    private static Longhand<Length> Offset(string name, ValueParser<Length> reading, Action<ComputedStyle, LengthPercent> set, Func<ComputedStyle, LengthPercent> get) =>
        new(name, false)
        {
            Reading = reading,
            Computing = (style, value, context) => set(style, context.Resolve(value, style)),
            Copying = (from, to) => set(to, get(from)),
        };

    private static Longhand Padding(int side) =>
        Size($"padding-{SideNames[side]}", ValueShapes.NonNegative, (style, value) => style.Padding = style.Padding.With(side, value), style => style.Padding[side]);

    private static Longhand BorderWidth(int side) => new Longhand<Length>($"border-{SideNames[side]}-width", false)
    {
        Reading = ValueShapes.BorderWidth,
        Computing = (style, value, context) => Change(style, side, style.Border[side] with { Width = context.ResolveNonNegative(value, style).Points }),
        Copying = (from, to) => Change(to, side, to.Border[side] with { Width = from.Border[side].Width }),
    };

    private static Longhand BorderStyling(int side) => new Longhand<BorderStyle>($"border-{SideNames[side]}-style", false)
    {
        Reading = ValueShapes.Keyword,
        Computing = (style, value, _) => Change(style, side, style.Border[side] with { Style = value }),
        Copying = (from, to) => Change(to, side, to.Border[side] with { Style = from.Border[side].Style }),
    };

    private static Longhand BorderColor(int side) => new Longhand<Paint>($"border-{SideNames[side]}-color", false)
    {
        Reading = ValueShapes.Paint,
        Computing = (style, value, _) => Change(style, side, style.Border[side] with { Color = value }),
        Copying = (from, to) => Change(to, side, to.Border[side] with { Color = from.Border[side].Color }),
    };

    private static void Change(ComputedStyle style, int side, BorderEdge edge) => style.Border = style.Border.With(side, edge);
}
