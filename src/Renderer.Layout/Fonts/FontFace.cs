namespace Renderer.Layout.Fonts;

/// <summary>One font face: metrics, character map and outlines, read once and shared by all threads.</summary>
/// <remarks>All metrics are in font units; divide by <see cref="UnitsPerEm"/> and multiply by the font size.</remarks>
public sealed class FontFace
{
    /// <summary>Reads a face from a TrueType, OpenType or collection file. Tables are parsed when first needed.</summary>
    /// <exception cref="FontException">The file is not a usable font.</exception>
    public static FontFace Load(ReadOnlyMemory<byte> file, int index = 0) => throw new NotSupportedException();

    /// <summary>Typographic family name (name id 16, else 1), English.</summary>
    public string Family => throw new NotSupportedException();

    /// <summary>PostScript name (name id 6).</summary>
    public string PostScriptName => throw new NotSupportedException();

    /// <summary>Weight class, 1 to 1000 (OS/2 usWeightClass).</summary>
    public int Weight => throw new NotSupportedException();

    /// <summary>Whether the face is italic or oblique.</summary>
    public bool IsItalic => throw new NotSupportedException();

    /// <summary>SHA-256 of the file, lower-case hex.</summary>
    public string Digest => throw new NotSupportedException();

    /// <summary>Font units per em.</summary>
    public int UnitsPerEm => throw new NotSupportedException();

    /// <summary>Ascender above the baseline, positive.</summary>
    public int Ascender => throw new NotSupportedException();

    /// <summary>Descender below the baseline, negative.</summary>
    public int Descender => throw new NotSupportedException();

    /// <summary>Extra space between lines for <c>line-height: normal</c>.</summary>
    public int LineGap => throw new NotSupportedException();

    /// <summary>The glyph for a code point; 0 (.notdef) if the face has none.</summary>
    public ushort GlyphOf(int codePoint) => throw new NotSupportedException();

    /// <summary>Advance width of a glyph.</summary>
    public int AdvanceOf(ushort glyph) => throw new NotSupportedException();
}

/// <summary>A font file that cannot be used, and why.</summary>
public sealed class FontException(string message) : Exception(message);
