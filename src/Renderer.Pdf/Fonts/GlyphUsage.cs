using System.Collections.Immutable;
using Renderer.Layout.Fonts;

namespace Renderer.Pdf.Fonts;

/// <summary>Which glyphs of one face a document uses, and for which characters.</summary>
/// <remarks>
/// A CID stands for a glyph *and* the code point it is used for: two characters that share a glyph get two CIDs, so that
/// copied and searched text is always the text that went in. CIDs count from 1 in order of code point, then glyph.
/// </remarks>
internal sealed class GlyphUsage
{
    /// <summary>CID 0 is .notdef, and a font program counts its glyphs in 16 bits.</summary>
    public const int MaximumGlyphs = 0xFFFE;

    private long[] _keys = new long[512];
    private int[] _slotCids = new int[512];
    private int[] _table = new int[1024]; // slot + 1, or 0
    private double _scale;

    /// <summary>The face; set by <see cref="Begin"/>.</summary>
    public FontFace Face { get; private set; } = null!;

    /// <summary>How many pairs there are.</summary>
    public int Count { get; private set; }

    /// <summary>The texts of the document's glyphs that stand for several characters.</summary>
    public ImmutableArray<string> Clusters { get; private set; } = [];

    /// <summary>Forgets the last document's glyphs.</summary>
    public void Begin(FontFace face, ImmutableArray<string> clusters)
    {
        (Face, Clusters) = (face, clusters);
        Count = 0;
        Array.Clear(_table);
        _scale = 1000.0 / face.UnitsPerEm;
    }

    /// <summary>Enters a glyph and returns its slot, by which its CID is known after <see cref="AssignCids"/>.</summary>
    public int Add(ushort glyph, int codePoint)
    {
        var key = (long)codePoint << 16 | glyph;
        var mask = _table.Length - 1;
        for (var i = Hash(key) & mask; ; i = (i + 1) & mask)
        {
            var slot = _table[i] - 1;
            if (slot >= 0 && _keys[slot] == key)
                return slot;
            if (slot < 0)
                return Insert(key, i);
        }
    }

    /// <summary>Puts the pairs in order. Slots given out before stay valid, nothing may be added after.</summary>
    public void AssignCids()
    {
        for (var slot = 0; slot < Count; slot++)
            _slotCids[slot] = slot;
        Array.Sort(_keys, _slotCids, 0, Count);
        var slotOfRank = _slotCids.AsSpan(0, Count).ToArray();
        for (var rank = 0; rank < Count; rank++)
            _slotCids[slotOfRank[rank]] = rank + 1;
    }

    /// <summary>The CID of a slot.</summary>
    public int CidOf(int slot) => _slotCids[slot];

    /// <summary>The glyph of a CID in the face.</summary>
    public ushort GlyphOf(int cid) => cid == 0 ? (ushort)0 : (ushort)_keys[cid - 1];

    /// <summary>The code point of a CID; 0 for none.</summary>
    public int CodePointOf(int cid) => cid == 0 ? 0 : (int)(_keys[cid - 1] >> 16);

    /// <summary>Advance width of a glyph in thousandths of the font size, as the PDF will state it.</summary>
    public double WidthOf(ushort glyph) => Math.Round(Face.AdvanceOf(glyph) * _scale, 3);

    private static int Hash(long key) => (int)((ulong)key * 0x9E3779B97F4A7C15 >> 40);

    private int Insert(long key, int at)
    {
        if (Count == _keys.Length)
        {
            Array.Resize(ref _keys, 2 * Count);
            Array.Resize(ref _slotCids, 2 * Count);
            _table = new int[4 * Count];
            for (var slot = 0; slot < Count; slot++)
                _table[FreePlace(_keys[slot])] = slot + 1;
            at = FreePlace(key);
        }
        _keys[Count] = key;
        _table[at] = Count + 1;
        return Count++;
    }

    private int FreePlace(long key)
    {
        var i = Hash(key) & (_table.Length - 1);
        while (_table[i] != 0)
            i = (i + 1) & (_table.Length - 1);
        return i;
    }
}
