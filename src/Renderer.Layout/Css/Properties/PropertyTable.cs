using System.Collections.Frozen;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Css.Properties;

/// <summary>Every property the layout knows: the written list of supported CSS.</summary>
internal static class PropertyTable
{
    /// <summary>All longhands in order of computation; <see cref="Longhand.Index"/> is the place here.</summary>
    public static readonly Longhand[] Longhands = Indexed(
    [
        .. FontProperties.All,
        .. FontVariantProperties.All,
        .. TextProperties.All,
        .. TypographyProperties.All,
        .. DecorationProperties.All,
        .. BoxProperties.All,
        .. PositionProperties.All,
        .. FlexProperties.All,
        .. TableAndBreakProperties.All,
        .. ContentProperties.All,
        .. ShapeProperties.All,
        .. WritingProperties.All,
        .. PictureProperties.All,
    ]);

    /// <summary>How many longhands at the start set the font.</summary>
    public const int FontCount = 4;

    private static readonly FrozenDictionary<string, Longhand> ByName = WithAliases(Longhands.ToDictionary(longhand => longhand.Name)).ToFrozenDictionary();

    private static readonly FrozenDictionary<string, Shorthand> Shorthands = AllShorthands().ToFrozenDictionary(shorthand => shorthand.Name);

    /// <summary>All names, aliases and shorthands among them.</summary>
    public static IEnumerable<string> Names => ByName.Keys.Concat(Shorthands.Keys);

    public static Longhand? Longhand(string name) => ByName.GetValueOrDefault(name);

    public static Shorthand? Shorthand(string name) => Shorthands.GetValueOrDefault(name);

    public static bool IsUnknown(string name) => !ByName.ContainsKey(name) && !Shorthands.ContainsKey(name);

    private static Longhand[] Indexed(Longhand[] longhands)
    {
        for (var i = 0; i < longhands.Length; i++) longhands[i].Index = i;
        return longhands;
    }

    // Text runs left to right and top to bottom here, so every logical name has one physical counterpart.
    private static Dictionary<string, Longhand> WithAliases(Dictionary<string, Longhand> names)
    {
        names["word-wrap"] = names["overflow-wrap"];
        names["inline-size"] = names["width"];
        names["block-size"] = names["height"];
        (string Logical, string Physical)[] sides = [("block-start", "top"), ("inline-end", "right"), ("block-end", "bottom"), ("inline-start", "left")];
        foreach (var (logical, physical) in sides)
        {
            names[$"inset-{logical}"] = names[physical];
            names[$"margin-{logical}"] = names[$"margin-{physical}"];
            names[$"padding-{logical}"] = names[$"padding-{physical}"];
            foreach (var part in (string[])["width", "style", "color"]) names[$"border-{logical}-{part}"] = names[$"border-{physical}-{part}"];
        }
        return names;
    }

    private static IEnumerable<Shorthand> AllShorthands()
    {
        var (margins, paddings) = (BoxProperties.Margins, BoxProperties.Paddings);
        var (widths, styles, colors) = (BoxProperties.BorderWidths, BoxProperties.BorderStyles, BoxProperties.BorderColors);
        yield return Properties.Shorthand.FourSides("margin", margins);
        yield return Properties.Shorthand.FourSides("padding", paddings);
        yield return Properties.Shorthand.FourSides("border-width", widths);
        yield return Properties.Shorthand.FourSides("border-style", styles);
        yield return Properties.Shorthand.FourSides("border-color", colors);
        yield return Properties.Shorthand.TwoSides("margin-block", margins[0], margins[2]);
        yield return Properties.Shorthand.TwoSides("margin-inline", margins[3], margins[1]);
        yield return Properties.Shorthand.TwoSides("padding-block", paddings[0], paddings[2]);
        yield return Properties.Shorthand.TwoSides("padding-inline", paddings[3], paddings[1]);
        yield return new("flex", [FlexProperties.Grow, FlexProperties.Shrink, FlexProperties.Basis], FlexProperties.ReadFlex);
        yield return Properties.Shorthand.AnyOrder("flex-flow", FlexProperties.Direction, FlexProperties.Wrap);
        yield return Properties.Shorthand.TwoSides("gap", FlexProperties.RowGap, FlexProperties.ColumnGap);
        yield return Properties.Shorthand.TwoSides("place-content", FlexProperties.AlignContent, FlexProperties.JustifyContent);
        yield return Properties.Shorthand.FourSides("inset", PositionProperties.Offsets);
        yield return Properties.Shorthand.TwoSides("inset-block", PositionProperties.Offsets[0], PositionProperties.Offsets[2]);
        yield return Properties.Shorthand.TwoSides("inset-inline", PositionProperties.Offsets[3], PositionProperties.Offsets[1]);
        yield return Properties.Shorthand.Border("border", widths, styles, colors);
        yield return Properties.Shorthand.Border("border-block", [widths[0], widths[2]], [styles[0], styles[2]], [colors[0], colors[2]]);
        yield return Properties.Shorthand.Border("border-inline", [widths[3], widths[1]], [styles[3], styles[1]], [colors[3], colors[1]]);
        string[] logical = ["block-start", "inline-end", "block-end", "inline-start"];
        for (var side = 0; side < 4; side++)
        {
            yield return Properties.Shorthand.AnyOrder($"border-{BoxProperties.SideNames[side]}", widths[side], styles[side], colors[side]);
            yield return Properties.Shorthand.AnyOrder($"border-{logical[side]}", widths[side], styles[side], colors[side]);
        }
        foreach (var shorthand in TypographyProperties.Shorthands.Concat(DecorationProperties.Shorthands)) yield return shorthand;
        // CSS Cascade 5, section 3.2: takes the keywords that every property takes, and nothing else.
        yield return new("all", Longhands, (ref ValueReader _, object?[] _) => false);
        yield return FontShorthand.Definition;
        yield return FontVariantProperties.Shorthand;
        yield return new("background", [BoxProperties.Background], ReadBackground);
        yield return new("list-style", [ContentProperties.ListStyleType, ContentProperties.ListStylePosition], ReadListStyle);
        yield return PageBreak("page-break-before", TableAndBreakProperties.BreakBefore);
        yield return PageBreak("page-break-after", TableAndBreakProperties.BreakAfter);
        yield return PageBreak("page-break-inside", TableAndBreakProperties.BreakInside);
    }

    // CSS Fragmentation 3, 3.4: the old names; "always" is the old word for a page break.
    private static Shorthand PageBreak(string name, Longhand target) => new(name, [target], (ref ValueReader reader, object?[] values) =>
        (values[0] = target.Parse(ref reader)) is not null);

    private static bool ReadBackground(ref ValueReader reader, object?[] values)
    {
        values[0] = reader.TryKeyword("none") ? Paint.Transparent : BoxProperties.Background.Parse(ref reader);
        return values[0] is not null;
    }

    private static bool ReadListStyle(ref ValueReader reader, object?[] values)
    {
        while (!reader.AtEnd)
        {
            if (values[1] is null && reader.TryKeyword<ListStylePosition>(out var position)) values[1] = position;
            else if (values[0] is null && ContentProperties.ReadListStyle(ref reader, out var type)) values[0] = type;
            else return false;
        }
        return values[0] is not null || values[1] is not null;
    }
}
