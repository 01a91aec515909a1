using Renderer.Pdf.Reading.Syntax;

namespace Renderer.Pdf.Reading.Fonts;

/// <summary>The font program in a file: how many glyphs it has and, where it says so itself, how wide they are.</summary>
/// <param name="GlyphCount">How many glyphs it has.</param>
/// <param name="Advances">Their widths in thousandths of the font size; empty when the program does not say.</param>
internal sealed record EmbeddedProgram(int GlyphCount, double[] Advances)
{
    // ISO 19005-2, 6.2.11.5 allows a thousandth.
    private const double Tolerance = 1;

    /// <exception cref="PdfSyntaxException">The font is not embedded, or its program is damaged.</exception>
    public static EmbeddedProgram Read(ParsedFile file, PdfValue cidFont, int codes, VerificationDepth depth)
    {
        var descriptor = file.Get(cidFont, "FontDescriptor"u8);
        var stream = file.Get(descriptor, "FontFile2"u8);
        // Tables, eight bytes a glyph, and the directory before them; some parts of composite glyphs have no code.
        var front = depth == VerificationDepth.Thorough ? int.MaxValue : 768 + (8 * codes);
        if (stream.IsStream) return TrueType(file, stream, front);
        stream = file.Get(descriptor, "FontFile3"u8);
        if (!stream.IsStream) throw new PdfSyntaxException("the font is not embedded");
        return new(Front(file, stream, front, program => CffIndexes.GlyphsOf(program, front == int.MaxValue)), []);
    }

    /// <exception cref="PdfSyntaxException">A width is not what the program says.</exception>
    public void CheckWidths(ReadOnlySpan<double> widths, UnicodeMap texts)
    {
        for (var glyph = 0; glyph < Advances.Length; glyph++)
        {
            // Parts of composite glyphs, which are never shown, have no text and no width.
            if (texts.CodePointOf(glyph) == UnicodeMap.None) continue;
            if (Math.Abs(Advances[glyph] - widths[glyph]) > Tolerance)
                throw new PdfSyntaxException(FormattableString.Invariant($"the width of glyph {glyph} is {widths[glyph]} in the font's dictionary (W) and {Advances[glyph]:0.###} in its program"));
        }
    }

    private static EmbeddedProgram TrueType(ParsedFile file, PdfValue stream, int front)
    {
        var length = stream["Length1"u8].Integer ?? throw new PdfSyntaxException("the font program's length (Length1) is missing");
        return Front(file, stream, front, program =>
        {
            var tables = new TrueTypeTables(program, length);
            return new EmbeddedProgram(tables.GlyphCount, tables.Advances());
        });
    }

    // The outlines, nine tenths of a program, are packed glyph by glyph by the writer's tables and are left packed when there is no time.
    private static T Front<T>(ParsedFile file, PdfValue stream, int size, Func<ReadOnlySpan<byte>, T> read)
    {
        var passing = file.Decoder.Passing;
        var start = passing.Length;
        if (size == int.MaxValue) return read(file.Decoder.Decode(stream, passing));
        for (; ; size *= 8)
        {
            var front = file.Decoder.DecodeFront(stream, passing, size);
            // All of it.
            if (front.Length != size) return read(front);
            try
            {
                return read(front);
            }
            catch (PdfSyntaxException) when (size < int.MaxValue / 8)
            {
                // It reaches further than was unpacked.
                passing.Length = start;
            }
        }
    }
}
