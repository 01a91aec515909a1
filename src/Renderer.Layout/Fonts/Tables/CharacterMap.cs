namespace Renderer.Layout.Fonts.Tables;

/// <summary>Code point to glyph (OpenType, "cmap"), unfolded for the Basic Multilingual Plane because every character of every document asks it.</summary>
internal sealed class CharacterMap
{
    private readonly ushort[] _basic = new ushort[0x10000];
    private readonly List<Range> _supplementary = [];
    private readonly int _glyphCount;

    private CharacterMap(int glyphCount) => _glyphCount = glyphCount;

    public static CharacterMap Read(TableReader table, int glyphCount)
    {
        var map = new CharacterMap(glyphCount);
        var best = Best(table);
        switch (best.U16(0))
        {
            case 4: map.ReadSegments(best); break;
            case 0: map.ReadBytes(best); break;
            case 6: map.ReadTrimmed(best); break;
            case 10: map.ReadLongTrimmed(best); break;
            case 13: map.ReadGroups(best, step: 0); break;
            default: map.ReadGroups(best, step: 1); break;
        }
        return map;
    }

    public ushort GlyphOf(int codePoint)
    {
        if ((uint)codePoint < 0x10000)
            return _basic[codePoint];
        var (low, high) = (0, _supplementary.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            var range = _supplementary[middle];
            if (codePoint < range.First)
                high = middle - 1;
            else if (codePoint > range.Last)
                low = middle + 1;
            else
                return (ushort)(range.Glyph + range.Step * (codePoint - range.First));
        }
        return 0;
    }

    private static TableReader Best(TableReader table)
    {
        var (best, rank) = (-1, 0);
        for (var i = 0; i < table.U16(2); i++)
        {
            var offset = table.Index32(4 + 8 * i + 4);
            var candidate = Rank(table.U16(4 + 8 * i), table.U16(4 + 8 * i + 2), table.U16(offset));
            if (candidate > rank)
                (best, rank) = (offset, candidate);
        }
        return best >= 0 ? table.From(best) : throw table.Fault("has no Unicode subtable in format 0, 4, 6, 10, 12 or 13");
    }

    private static int Rank(int platform, int encoding, int format) => (platform, encoding, format) switch
    {
        (3, 10, 12) or (0, _, 12) => 7,
        (3, 10, 10) or (0, _, 10) => 6,
        (3, 1, 4) or (0, _, 4) => 5,
        (3, 1, 6) or (0, _, 6) => 4,
        (3, 10, 13) or (0, _, 13) => 3, // fonts of last resort
        (3, 0, 4) => 2, // symbol fonts
        (0, _, 0) => 1,
        _ => 0,
    };

    private void ReadSegments(TableReader table)
    {
        var segments = table.U16(6) / 2;
        var (ends, starts) = (14, 16 + 2 * segments);
        var (deltas, offsets) = (starts + 2 * segments, starts + 4 * segments);
        var next = 0;
        for (var i = 0; i < segments; i++)
        {
            var (first, last) = (table.U16(starts + 2 * i), table.U16(ends + 2 * i));
            if (first < next || last < first)
                throw table.Fault($"has an unordered segment {first:X}..{last:X}");
            next = last + 1;
            var delta = table.U16(deltas + 2 * i);
            var place = offsets + 2 * i;
            var offset = table.U16(place);
            // The closing segment FFFF..FFFF maps nothing and often has a meaningless offset.
            for (var c = (int)first; c <= last && c != 0xFFFF; c++)
            {
                var glyph = offset == 0 ? c : table.U16(place + offset + 2 * (c - first));
                if (offset == 0 || glyph != 0)
                    Set(c, (ushort)(glyph + delta));
            }
        }
    }

    private void ReadTrimmed(TableReader table)
    {
        var (first, count) = (table.U16(6), table.U16(8));
        for (var i = 0; i < count && first + i <= 0xFFFF; i++)
            Set(first + i, table.U16(10 + 2 * i));
    }

    private void ReadBytes(TableReader table)
    {
        for (var c = 0; c < 256; c++) Set(c, table.U8(6 + c));
    }

    private void ReadLongTrimmed(TableReader table)
    {
        var (first, count) = (table.U32(12), table.U32(16));
        for (var i = 0u; i < count && first + i <= 0x10FFFF; i++)
        {
            var glyph = table.U16(checked((int)(20 + 2 * i)));
            if (first + i <= 0xFFFF) Set((int)(first + i), glyph);
            else if (glyph != 0) AddSupplementary(first + i, first + i, glyph, 1);
        }
    }

    // Format 12 counts glyphs along with characters; in format 13 (step 0) all characters of a group share one.
    private void ReadGroups(TableReader table, uint step)
    {
        var groups = table.Index32(12);
        if (groups > (table.Length - 16) / 12)
            throw table.Fault($"claims {groups} groups in {table.Length} bytes");
        var next = 0u;
        for (var i = 0; i < groups; i++)
        {
            var at = 16 + 12 * i;
            var (first, last, glyph) = (table.U32(at), table.U32(at + 4), table.U32(at + 8));
            if (first < next || last < first || last > 0x10FFFF)
                throw table.Fault($"has an unordered group {first:X}..{last:X}");
            next = last + 1;
            for (var c = first; c <= last && c <= 0xFFFF; c++)
                Set((int)c, glyph + step * (c - first));
            AddSupplementary(first, last, glyph, step);
        }
    }

    private void AddSupplementary(uint first, uint last, uint glyph, uint step)
    {
        if (step == 0 && last >= 0x10000 && glyph < (uint)_glyphCount) _supplementary.Add(new Range((int)Math.Max(first, 0x10000), (int)last, (int)glyph, 0));
        if (step == 0) return;
        if (last < 0x10000)
            return;
        var start = Math.Max(first, 0x10000);
        var from = (ulong)glyph + (start - first);
        if (from < (ulong)_glyphCount)
            _supplementary.Add(new Range((int)start, (int)Math.Min(last, start + (ulong)_glyphCount - 1 - from), (int)from, 1));
    }

    private void Set(int codePoint, ulong glyph) => _basic[codePoint] = glyph < (ulong)_glyphCount ? (ushort)glyph : (ushort)0;

    private readonly record struct Range(int First, int Last, int Glyph, int Step);
}
