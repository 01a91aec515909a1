using Renderer.Layout.Fonts.Tables;

namespace Renderer.Layout.Fonts.Shaping;

/// <summary>Coverage tables (OpenType, "Common Table Formats"): which glyphs a subtable is about, and as what number each counts.</summary>
internal static class Coverage
{
    /// <summary>The number of a glyph in the coverage at an offset; -1 when it is not covered.</summary>
    public static int IndexOf(TableReader table, int offset, ushort glyph) => table.U16(offset) switch
    {
        1 => IndexInList(table, offset, glyph),
        2 => IndexInRanges(table, offset, glyph),
        var format => throw table.Fault($"has a coverage of format {format}"),
    };

    /// <summary>Adds the covered glyphs to a set.</summary>
    public static void AddTo(GlyphSet set, TableReader table, int offset)
    {
        var isList = table.U16(offset) == 1;
        var count = table.U16(offset + 2);
        var next = 0;
        for (var i = 0; i < count; i++)
        {
            var at = offset + 4 + (isList ? 2 : 6) * i;
            var (first, last) = (table.U16(at), table.U16(isList ? at : at + 2));
            // In order as they must be, ranges cannot make one coverage visit a glyph twice.
            if (first < next || last < first) throw table.Fault($"has an unordered coverage range {first}..{last}");
            next = last + 1;
            set.AddRange(first, last);
        }
    }

    private static int IndexInList(TableReader table, int offset, ushort glyph)
    {
        var (low, high) = (0, table.U16(offset + 2) - 1);
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            var candidate = table.U16(offset + 4 + 2 * middle);
            if (candidate == glyph) return middle;
            if (candidate < glyph) low = middle + 1;
            else high = middle - 1;
        }
        return -1;
    }

    private static int IndexInRanges(TableReader table, int offset, ushort glyph)
    {
        var (low, high) = (0, table.U16(offset + 2) - 1);
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            var at = offset + 4 + 6 * middle;
            if (glyph < table.U16(at)) high = middle - 1;
            else if (glyph > table.U16(at + 2)) low = middle + 1;
            else return table.U16(at + 4) + glyph - table.U16(at);
        }
        return -1;
    }
}
