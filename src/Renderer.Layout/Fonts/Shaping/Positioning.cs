using Renderer.Layout.Fonts.Tables;

namespace Renderer.Layout.Fonts.Shaping;

/// <summary>One lookup of GPOS: single adjustments (type 1) and pairs (type 2).</summary>
internal sealed class Positioning
{
    private const int Single = 1;
    private const int Pair = 2;

    private readonly LayoutTable _table;
    private readonly List<Subtable> _subtables;

    public Positioning(LayoutTable table, WantedLookup lookup, ref int budget)
    {
        _table = table;
        _subtables = table.SubtablesOf(lookup.Index, ref budget);
    }

    /// <summary>Notes which glyphs are adjusted by themselves, and which begin pairs.</summary>
    public void AddTo(GlyphSet singles, GlyphSet pairs)
    {
        var table = _table.Reader;
        foreach (var (type, offset) in _subtables)
            if (type is Single or Pair) Coverage.AddTo(type == Single ? singles : pairs, table, offset + table.U16(offset + 2));
    }

    /// <summary>The adjustment of a glyph by itself; null when it is not covered.</summary>
    public Adjustment? Of(ushort glyph)
    {
        var table = _table.Reader;
        foreach (var (type, offset) in _subtables)
        {
            if (type != Single || Coverage.IndexOf(table, offset + table.U16(offset + 2), glyph) is not (>= 0 and var index)) continue;
            var format = table.U16(offset + 4);
            return Adjustment.Read(table, table.U16(offset) == 1 ? offset + 6 : offset + 8 + index * Adjustment.SizeOf(format), format);
        }
        return null;
    }

    /// <summary>The adjustment of the first glyph of a pair; null when the pair is not covered.</summary>
    public Adjustment? Of(ushort first, ushort second)
    {
        var table = _table.Reader;
        foreach (var (type, offset) in _subtables)
        {
            if (type != Pair || Coverage.IndexOf(table, offset + table.U16(offset + 2), first) is not (>= 0 and var index)) continue;
            var found = table.U16(offset) == 1 ? InSet(table, offset, index, second) : InClasses(table, offset, first, second);
            if (found is not null) return found;
        }
        return null;
    }

    private static Adjustment? InSet(TableReader table, int offset, int index, ushort second)
    {
        var (format, other) = (table.U16(offset + 4), table.U16(offset + 6));
        var size = 2 + Adjustment.SizeOf(format) + Adjustment.SizeOf(other);
        var set = offset + table.U16(offset + 10 + 2 * index);
        var (low, high) = (0, table.U16(set) - 1);
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            var at = set + 2 + size * middle;
            var candidate = table.U16(at);
            if (candidate == second) return Adjustment.Read(table, at + 2, format);
            if (candidate < second) low = middle + 1;
            else high = middle - 1;
        }
        return null;
    }

    private static Adjustment? InClasses(TableReader table, int offset, ushort first, ushort second)
    {
        var (format, other) = (table.U16(offset + 4), table.U16(offset + 6));
        var row = GlyphClasses.ClassOf(table, offset + table.U16(offset + 8), first);
        var column = GlyphClasses.ClassOf(table, offset + table.U16(offset + 10), second);
        var (rows, columns) = (table.U16(offset + 12), table.U16(offset + 14));
        if (row >= rows || column >= columns) return null;
        return Adjustment.Read(table, offset + 16 + (row * columns + column) * (Adjustment.SizeOf(format) + Adjustment.SizeOf(other)), format);
    }
}
