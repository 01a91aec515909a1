namespace Renderer.Layout.Fonts.Shaping;

/// <summary>A set of glyphs, asked for every glyph of every text.</summary>
internal sealed class GlyphSet
{
    private readonly ulong[] _bits = new ulong[0x10000 / 64];

    public bool IsEmpty { get; private set; } = true;

    public bool Contains(ushort glyph) => (_bits[glyph >> 6] >> (glyph & 63) & 1) != 0;

    public void Add(ushort glyph)
    {
        _bits[glyph >> 6] |= 1UL << (glyph & 63);
        IsEmpty = false;
    }

    public void AddRange(int first, int last)
    {
        for (var glyph = first; glyph <= last;)
        {
            if ((glyph & 63) == 0 && glyph + 63 <= last)
            {
                _bits[glyph >> 6] = ulong.MaxValue;
                glyph += 64;
            }
            else Add((ushort)glyph++);
        }
        if (last >= first) IsEmpty = false;
    }
}
