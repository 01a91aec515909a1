using Renderer.Layout.Fonts.Tables;

namespace Renderer.Layout.Fonts.Shaping;

/// <summary>Class definition tables (OpenType, "Common Table Formats"): groups of glyphs that are treated alike; a glyph that is not mentioned is in group 0.</summary>
internal static class GlyphClasses
{
    public static int ClassOf(TableReader table, int offset, ushort glyph) => table.U16(offset) switch
    {
        1 => glyph - table.U16(offset + 2) is var i and >= 0 && i < table.U16(offset + 4) ? table.U16(offset + 6 + 2 * i) : 0,
        2 => ClassInRanges(table, offset, glyph),
        var format => throw table.Fault($"has glyph classes of format {format}"),
    };

    private static int ClassInRanges(TableReader table, int offset, ushort glyph)
    {
        var (low, high) = (0, table.U16(offset + 2) - 1);
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            var at = offset + 4 + 6 * middle;
            if (glyph < table.U16(at)) high = middle - 1;
            else if (glyph > table.U16(at + 2)) low = middle + 1;
            else return table.U16(at + 4);
        }
        return 0;
    }
}
