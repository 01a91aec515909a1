using Renderer.Layout.Fonts.Tables;

namespace Renderer.Layout.Fonts.Shaping;

/// <summary>Pairs of the older <c>kern</c> table, format 0, horizontal: what fonts without GPOS have.</summary>
internal sealed class KerningTable
{
    private readonly Dictionary<uint, short> _pairs = [];

    private KerningTable()
    {
    }

    /// <summary>The face's pairs; null when it has none that are followed.</summary>
    public static KerningTable? Read(TableDirectory tables)
    {
        // Version 0 has 16-bit counts; Apple's version 1 is not followed.
        if (!tables.Has("kern") || tables.Reader("kern") is not { Length: >= 4 } kern || kern.U16(0) != 0) return null;
        var result = new KerningTable();
        var at = 4;
        for (var i = 0; i < kern.U16(2) && at + 14 <= kern.Length; i++)
        {
            var (length, coverage) = (kern.U16(at + 2), kern.U16(at + 4));
            // Bit 0 horizontal, bit 1 minimum values, bit 2 cross-stream, bits 8 to 15 the format.
            if ((coverage & 0xFF07) == 1) result.ReadPairs(kern, at + 6);
            if (length < 6) break;
            at += length;
        }
        return result._pairs.Count > 0 ? result : null;
    }

    public void AddTo(GlyphSet firsts)
    {
        foreach (var pair in _pairs.Keys) firsts.Add((ushort)(pair >> 16));
    }

    public short Of(ushort first, ushort second) => _pairs.GetValueOrDefault((uint)first << 16 | second);

    private void ReadPairs(TableReader kern, int at)
    {
        // Many fonts have more pairs than the subtable's 16-bit length can say; the count is right.
        for (var i = 0; i < kern.U16(at); i++) _pairs.TryAdd(kern.U32(at + 8 + 6 * i), kern.I16(at + 12 + 6 * i));
    }
}
