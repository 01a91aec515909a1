using Renderer.Layout.Fonts.Tables;

namespace Renderer.Layout.Fonts.Shaping;

/// <summary>Ligature substitution (GSUB type 4): one glyph for several.</summary>
internal static class LigatureSubtable
{
    // A damaged font may share one set among all covered glyphs; real ones have some hundreds of ligatures.
    private const int MostLigatures = 0x10000;

    // Sixteen characters are at most the 64 bytes of text that readers of PDF expect of one glyph.
    private const int Longest = 16;

    public static void AddTo(TouchedGlyphs touched, TableReader table, int offset)
    {
        Coverage.AddTo(touched.First, table, offset + table.U16(offset + 2));
        var visited = 0;
        for (var i = 0; i < table.U16(offset + 4); i++)
        {
            var set = offset + table.U16(offset + 6 + 2 * i);
            for (var j = 0; j < table.U16(set); j++)
            {
                if (++visited > MostLigatures) throw table.Fault($"has more than {MostLigatures} ligatures");
                var ligature = set + table.U16(set + 2 + 2 * j);
                if (table.U16(ligature + 2) > 1) touched.Second.Add(table.U16(ligature + 4));
            }
        }
    }

    public static int Apply(TableReader table, int offset, GlyphBuffer buffer, int at)
    {
        var index = Coverage.IndexOf(table, offset + table.U16(offset + 2), buffer[at]);
        if (index < 0) return 0;
        var set = offset + table.U16(offset + 6 + 2 * index);
        for (var i = 0; i < table.U16(set); i++)
        {
            var ligature = set + table.U16(set + 2 + 2 * i);
            var count = table.U16(ligature + 2);
            if (count is < 2 or > Longest || !Matches(table, ligature + 4, buffer, at + 1, count - 1)) continue;
            buffer.Replace(at, count, table.U16(ligature));
            return 1;
        }
        return 0;
    }

    private static bool Matches(TableReader table, int components, GlyphBuffer buffer, int at, int count)
    {
        if (at + count > buffer.Count) return false;
        for (var i = 0; i < count; i++)
            if (buffer[at + i] != table.U16(components + 2 * i)) return false;
        return true;
    }
}
