using Renderer.Layout.Fonts.Tables;

namespace Renderer.Layout.Fonts.Outlines;

/// <summary>Outlines in a <c>glyf</c> table.</summary>
public sealed class TrueTypeOutlines : FontOutlines
{
    private readonly ReadOnlyMemory<byte> _loca;
    private readonly ReadOnlyMemory<byte> _glyf;
    private readonly bool _hasLongOffsets;
    private readonly int _glyphCount;

    internal TrueTypeOutlines(TableDirectory tables, int glyphCount)
    {
        _glyphCount = glyphCount;
        _loca = tables.Required("loca");
        _glyf = tables.Required("glyf");
        _hasLongOffsets = tables.Reader("head").I16(50) != 0;
    }

    /// <summary>The description of a glyph (OpenType, "glyf"); empty for a glyph without outline, such as a space.</summary>
    /// <exception cref="FontException">The glyph lies outside its table.</exception>
    public ReadOnlySpan<byte> GlyphOf(ushort glyph)
    {
        var loca = new TableReader(_loca.Span, "loca");
        var (start, end) = _hasLongOffsets ? (loca.Index32(4 * glyph), loca.Index32(4 * glyph + 4)) : (2 * loca.U16(2 * glyph), 2 * loca.U16(2 * glyph + 2));
        return new TableReader(_glyf.Span, "glyf").Slice(start, end - start);
    }

    /// <summary>Looks at all of a glyph's description, and at those of its parts.</summary>
    /// <exception cref="FontException">Programs that draw it may refuse it.</exception>
    public void Check(ushort glyph) => GlyfCheck.Run(this, glyph, _glyphCount);

    /// <inheritdoc/>
    public override GlyphPath PathOf(ushort glyph) => GlyfPath.Of(this, glyph);

    /// <summary>The glyphs a composite glyph is made of, with the byte offset of each 16-bit glyph index; empty for a simple glyph.</summary>
    /// <exception cref="FontException">The description ends in the middle.</exception>
    public static IReadOnlyList<GlyphComponent> ComponentsOf(ReadOnlySpan<byte> description)
    {
        const int Words = 1, Scale = 8, More = 0x20, ScaleXY = 0x40, Matrix = 0x80;
        var glyph = new TableReader(description, "glyf");
        if (description.IsEmpty || glyph.I16(0) >= 0)
            return [];
        var components = new List<GlyphComponent>();
        var at = 10;
        for (var flags = More; (flags & More) != 0;)
        {
            flags = glyph.U16(at);
            components.Add(new GlyphComponent(at + 2, glyph.U16(at + 2)));
            at += 4 + ((flags & Words) != 0 ? 4 : 2) + ((flags & Scale) != 0 ? 2 : (flags & ScaleXY) != 0 ? 4 : (flags & Matrix) != 0 ? 8 : 0);
        }
        return components;
    }
}

/// <summary>One part of a composite glyph.</summary>
/// <param name="Offset">Where its glyph index lies in the description, in bytes.</param>
/// <param name="Glyph">The glyph index.</param>
public readonly record struct GlyphComponent(int Offset, ushort Glyph);
