using System.Diagnostics.CodeAnalysis;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Css.Properties;

/// <summary>Tables (CSS 2.1, 17), breaks between pages (CSS Fragmentation 3) and named pages (CSS Paged Media 3).</summary>
internal static class TableAndBreakProperties
{
    public static readonly Longhand BreakBefore =
        TextProperties.Keyword<BreakRule>("break-before", false, (style, value) => style.BreakBefore = value, (from, to) => to.BreakBefore = from.BreakBefore);

    public static readonly Longhand BreakAfter =
        TextProperties.Keyword<BreakRule>("break-after", false, (style, value) => style.BreakAfter = value, (from, to) => to.BreakAfter = from.BreakAfter);

    public static readonly Longhand BreakInside =
        TextProperties.Keyword<BreakInside>("break-inside", false, (style, value) => style.BreakInside = value, (from, to) => to.BreakInside = from.BreakInside);

    public static IEnumerable<Longhand> All =>
    [
        BreakBefore,
        BreakAfter,
        BreakInside,
        TextProperties.Keyword<BoxDecorationBreak>(
            "box-decoration-break", false, (style, value) => style.BoxDecorationBreak = value, (from, to) => to.BoxDecorationBreak = from.BoxDecorationBreak),
        new Longhand<int>("orphans", true)
        {
            Reading = ValueShapes.PositiveInteger,
            Computing = (style, value, _) => style.Orphans = value,
            Copying = (from, to) => to.Orphans = from.Orphans,
        },
        new Longhand<int>("widows", true)
        {
            Reading = ValueShapes.PositiveInteger,
            Computing = (style, value, _) => style.Widows = value,
            Copying = (from, to) => to.Widows = from.Widows,
        },
        new Longhand<string>("page", false)
        {
            Reading = (ref ValueReader reader, [MaybeNullWhen(false)] out string value) =>
            {
                value = "";
                if (!reader.TryIdent(out var name)) return false;
                if (!name.Equals("auto", StringComparison.OrdinalIgnoreCase)) value = name;
                return true;
            },
            Computing = (style, value, _) => style.Page = value,
            Copying = (from, to) => to.Page = from.Page,
        },
        TextProperties.Keyword<TableAlgorithm>("table-layout", false, (style, value) => style.TableLayout = value, (from, to) => to.TableLayout = from.TableLayout),
        TextProperties.Keyword<BorderCollapse>("border-collapse", true, (style, value) => style.BorderCollapse = value, (from, to) => to.BorderCollapse = from.BorderCollapse),
        TextProperties.Keyword<CaptionSide>("caption-side", true, (style, value) => style.CaptionSide = value, (from, to) => to.CaptionSide = from.CaptionSide),
        new Longhand<string>("-renderer-caption-continued", false)
        {
            Reading = ReadContinued,
            Computing = (style, value, _) => style.CaptionContinued = value.Length == 0 ? null : value,
            Copying = (from, to) => to.CaptionContinued = from.CaptionContinued,
        },
        TextProperties.Keyword<EmptyCells>("empty-cells", true, (style, value) => style.EmptyCells = value, (from, to) => to.EmptyCells = from.EmptyCells),
        new Longhand<SpacingValue>("border-spacing", true)
        {
            Reading = ReadSpacing,
            Computing = (style, value, context) =>
                (style.BorderSpacingX, style.BorderSpacingY) = (context.ResolveNonNegative(value.X, style).Points, context.ResolveNonNegative(value.Y, style).Points),
            Copying = (from, to) => (to.BorderSpacingX, to.BorderSpacingY) = (from.BorderSpacingX, from.BorderSpacingY),
        },
    ];

    // none | [ <string> | contents ]+
    private static bool ReadContinued(ref ValueReader reader, out string value)
    {
        value = "";
        if (reader.TryKeyword("none")) return true;
        while (!reader.AtEnd)
        {
            if (reader.TryString(out var text)) value += text;
            else if (reader.TryKeyword("contents")) value += '\uFFFC';
            else return false;
        }
        return value.Length > 0;
    }

    private static bool ReadSpacing(ref ValueReader reader, out SpacingValue value)
    {
        value = default;
        if (!ValueShapes.LengthOnly(ref reader, out var x) || x.IsNegative) return false;
        value = new(x, ValueShapes.LengthOnly(ref reader, out var y) ? y : x);
        return !value.Y.IsNegative;
    }
}

/// <summary>A specified <c>border-spacing</c>.</summary>
internal readonly record struct SpacingValue(Length X, Length Y);
