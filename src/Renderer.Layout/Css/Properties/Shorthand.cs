using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Css.Properties;

/// <summary>Reads a shorthand's value into <paramref name="values"/>, one entry per longhand; null there means initial. False if it is not one.</summary>
internal delegate bool ShorthandParser(ref ValueReader reader, object?[] values);

/// <summary>A property that sets several longhands at once.</summary>
internal sealed record Shorthand(string Name, Longhand[] Longhands, ShorthandParser Parse)
{
    /// <summary>One to four values for top, right, bottom, left (CSS 2.1, 8.3).</summary>
    public static Shorthand FourSides(string name, Longhand[] sides) => new(name, sides, (ref ValueReader reader, object?[] values) =>
    {
        var count = 0;
        while (count < 4 && !reader.AtEnd && sides[count].Parse(ref reader) is { } value) values[count++] = value;
        if (count == 0) return false;
        if (count < 2) values[1] = values[0];
        if (count < 3) values[2] = values[0];
        if (count < 4) values[3] = values[1];
        return true;
    });

    /// <summary>One value for the first longhand and perhaps another for the second (CSS Logical 1, 4).</summary>
    public static Shorthand TwoSides(string name, Longhand start, Longhand end) => new(name, [start, end], (ref ValueReader reader, object?[] values) =>
    {
        values[0] = start.Parse(ref reader);
        values[1] = values[0] is null || reader.AtEnd ? values[0] : end.Parse(ref reader);
        return values[0] is not null && values[1] is not null;
    });

    /// <summary>Values of any of the longhands in any order, each at most once; the rest become initial.</summary>
    public static Shorthand AnyOrder(string name, params Longhand[] longhands) => new(name, longhands, (ref ValueReader reader, object?[] values) =>
        TakeAnyOrder(ref reader, longhands, values));

    /// <summary>The same values of width, style and colour for all four borders.</summary>
    public static Shorthand Border(string name, Longhand[] widths, Longhand[] styles, Longhand[] colors)
    {
        Longhand[] first = [widths[0], styles[0], colors[0]];
        return new(name, [.. widths, .. styles, .. colors], (ref ValueReader reader, object?[] values) =>
        {
            var one = new object?[3];
            if (!TakeAnyOrder(ref reader, first, one)) return false;
            for (var i = 0; i < values.Length; i++) values[i] = one[i / widths.Length];
            return true;
        });
    }

    internal static bool TakeAnyOrder(ref ValueReader reader, Longhand[] longhands, object?[] values)
    {
        var taken = 0;
        while (!reader.AtEnd)
        {
            var before = taken;
            for (var i = 0; i < longhands.Length && before == taken; i++)
            {
                if (values[i] is not null) continue;
                var start = reader.Position;
                if ((values[i] = longhands[i].Parse(ref reader)) is not null) taken++;
                else reader.Rewind(start);
            }
            if (before == taken) return false;
        }
        return taken > 0;
    }
}
