using Renderer.Layout.Fonts.Tables;

namespace Renderer.Layout.Fonts.Shaping;

/// <summary>One lookup of GSUB with the value of its feature.</summary>
/// <remarks>Subtables that make several glyphs of one are passed over: each glyph of a page stands for at least one character.</remarks>
internal sealed class Substitution
{
    private const int Single = 1;
    private const int Alternate = 3;
    private const int Ligature = 4;
    private const int Context = 5;
    private const int ChainedContext = 6;

    // Contexts may call lookups with contexts; fonts nest two or three deep.
    private const int Deepest = 6;

    private readonly LayoutTable _table;
    private readonly int _value;
    private readonly List<Subtable> _subtables;

    public Substitution(LayoutTable table, WantedLookup lookup, ref int budget)
    {
        (_table, _value) = (table, lookup.Value);
        _subtables = table.SubtablesOf(lookup.Index, ref budget);
    }

    /// <summary>Notes which glyphs the lookup begins with.</summary>
    public void AddTo(TouchedGlyphs touched)
    {
        var table = _table.Reader;
        foreach (var (type, offset) in _subtables)
        {
            if (type == Ligature) LigatureSubtable.AddTo(touched, table, offset);
            else if (type is Single or Alternate) Coverage.AddTo(touched.Alone, table, offset + table.U16(offset + 2));
            else if (type is Context or ChainedContext) ContextSubtable.AddTo(touched.Alone, table, new(type, offset));
        }
    }

    /// <summary>Goes through a text once, substituting what the lookup covers.</summary>
    public void Run(GlyphBuffer buffer)
    {
        for (var at = 0; at < buffer.Count; at++) at += Math.Max(0, Apply(buffer, at, 0) - 1);
    }

    /// <summary>Substitutes at one place; returns how many glyphs are done with, 0 when nothing was covered.</summary>
    public int Apply(GlyphBuffer buffer, int at, int depth)
    {
        if (depth > Deepest) return 0;
        // Inside a context the lookup was read for this one place.
        buffer.Spend(depth == 0 ? 1 : 1 + _subtables.Count);
        var table = _table.Reader;
        foreach (var (type, offset) in _subtables)
        {
            var done = type switch
            {
                Single => ApplySingle(table, offset, buffer, at),
                Alternate => ApplyAlternate(table, offset, buffer, at),
                Ligature => LigatureSubtable.Apply(table, offset, buffer, at),
                Context or ChainedContext => new ContextSubtable(_table, new(type, offset), depth).Apply(buffer, at),
                _ => 0,
            };
            if (done > 0) return done;
        }
        return 0;
    }

    private static int ApplySingle(TableReader table, int offset, GlyphBuffer buffer, int at)
    {
        var index = Coverage.IndexOf(table, offset + table.U16(offset + 2), buffer[at]);
        if (index < 0) return 0;
        buffer.Replace(at, 1, table.U16(offset) == 1 ? (ushort)(buffer[at] + table.U16(offset + 4)) : table.U16(offset + 6 + 2 * index));
        return 1;
    }

    private int ApplyAlternate(TableReader table, int offset, GlyphBuffer buffer, int at)
    {
        var index = Coverage.IndexOf(table, offset + table.U16(offset + 2), buffer[at]);
        if (index < 0) return 0;
        var set = offset + table.U16(offset + 6 + 2 * index);
        if (_value > table.U16(set)) return 0;
        buffer.Replace(at, 1, table.U16(set + 2 * _value));
        return 1;
    }
}
