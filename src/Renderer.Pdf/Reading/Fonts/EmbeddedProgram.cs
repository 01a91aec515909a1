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
    public static EmbeddedProgram Read(ParsedFile file, PdfValue cidFont, VerificationDepth depth)
    {
        var descriptor = file.Get(cidFont, "FontDescriptor"u8);
        var stream = file.Get(descriptor, "FontFile2"u8);
        if (stream.IsStream) return TrueType(file, stream, depth);
        stream = file.Get(descriptor, "FontFile3"u8);
        if (!stream.IsStream) throw new PdfSyntaxException("the font is not embedded");
        return new(Front(file, stream, depth, program => CffIndexes.GlyphsOf(program, depth == VerificationDepth.Thorough)), []);
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

    private static EmbeddedProgram TrueType(ParsedFile file, PdfValue stream, VerificationDepth depth)
    {
        var length = stream["Length1"u8].Integer ?? throw new PdfSyntaxException("the font program's length (Length1) is missing");
        return Front(file, stream, depth, program =>
        {
            var tables = new TrueTypeTables(program, length);
            return new EmbeddedProgram(tables.GlyphCount, tables.Advances());
        });
    }

    // The outlines, nine tenths of a program, are packed glyph by glyph by the writer's tables and are left packed when there is no time.
    private static T Front<T>(ParsedFile file, PdfValue stream, VerificationDepth depth, Func<ReadOnlySpan<byte>, T> read)
    {
        var passing = file.Decoder.Passing;
        var start = passing.Length;
        if (depth == VerificationDepth.Thorough) return read(file.Decoder.Decode(stream, passing));
        // Its tables take eight bytes a glyph, an outline a hundred and more.
        for (var size = 1024 + (stream.StreamBytes.Extent / 8); ; size *= 8)
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
