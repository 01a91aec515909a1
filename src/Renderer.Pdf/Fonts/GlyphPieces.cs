using System.Collections.Concurrent;
using Renderer.Layout.Fonts;
using Renderer.Layout.Fonts.Outlines;
using Renderer.Pdf.Deflate;

namespace Renderer.Pdf.Fonts;

/// <summary>The glyphs of one face, compressed and ready to be joined; shared by all documents and threads.</summary>
/// <remarks>
/// A TrueType glyph is compressed with the glyph before it as context: neighbours in code point order share radicals, which
/// saves 7 % of a font program. The pair is the key, so what was cached before cannot change the bytes.
/// Charstrings gain nothing from context (they share no aligned coordinates) and are kept alone.
/// </remarks>
internal sealed class GlyphPieces(FontFace face)
{
    /// <summary>Stands for "no glyph before".</summary>
    public const int NoContext = 0xFFFF;

    // About 600 bytes each: 20 MB for a face in heavy use.
    private const int MaximumPieces = 32 * 1024;

    // Enough to know how often each byte occurs; reading it takes some milliseconds once per face.
    private const int SampleGlyphs = 200;

    private readonly ConcurrentDictionary<uint, GlyphPiece> _pieces = new();
    private PieceCode? _code;
    private int _added;

    public FontFace Face => face;

    /// <summary>The code all pieces are written in: measured on glyphs spread evenly over the face.</summary>
    public PieceCode CodeFor(PdfTools tools) => _code ??= Measure(tools);

    /// <summary>A glyph's piece. <paramref name="before"/> is the glyph in front of it, or <see cref="NoContext"/>.</summary>
    public GlyphPiece PieceOf(ushort glyph, int before, PdfTools tools)
    {
        if (face.Outlines is CffOutlines)
            before = NoContext;
        var key = (uint)before << 16 | glyph;
        if (_pieces.TryGetValue(key, out var piece))
            return piece;
        if (Interlocked.Increment(ref _added) % MaximumPieces == 0)
            _pieces.Clear();
        if (face.Outlines is TrueTypeOutlines outlines)
            outlines.Check(glyph);
        var raw = Raw(glyph);
        piece = IsComposite(raw) ? new GlyphPiece(null, 0, raw) : Compress(before == NoContext ? [] : Raw((ushort)before), raw, tools);
        _pieces.TryAdd(key, piece);
        return piece;
    }

    /// <summary>A piece of bytes that depend on the document, such as a composite glyph with renumbered parts; not kept.</summary>
    public GlyphPiece Compress(ReadOnlySpan<byte> context, ReadOnlySpan<byte> raw, PdfTools tools)
    {
        byte[] bytes = [.. context, .. raw];
        return new GlyphPiece(CodeFor(tools).Encode(bytes, context.Length, tools), TableChecksum.Of(raw), null);
    }

    /// <summary>A glyph as it will stand in the font program: a charstring, or a description padded to four bytes, which lets checksums be added.</summary>
    public byte[] Raw(ushort glyph)
    {
        if (face.Outlines is CffOutlines cff)
            return cff.CharstringOf(glyph);
        var description = ((TrueTypeOutlines)face.Outlines).GlyphOf(glyph);
        var padded = new byte[(description.Length + 3) & ~3];
        description.CopyTo(padded);
        return padded;
    }

    // A negative number of contours marks a composite glyph; in charstrings the first byte means something else.
    private bool IsComposite(byte[] raw) => face.Outlines is TrueTypeOutlines && raw.Length > 0 && (sbyte)raw[0] < 0;

    private PieceCode Measure(PdfTools tools)
    {
        tools.Tokens.Clear();
        var step = Math.Max(2, face.GlyphCount / SampleGlyphs);
        for (var glyph = 1; glyph < face.GlyphCount; glyph += step)
        {
            try
            {
                var context = face.Outlines is CffOutlines ? [] : Raw((ushort)(glyph - 1));
                byte[] bytes = [.. context, .. Raw((ushort)glyph)];
                PieceCode.Tokenize(bytes, context.Length, tools);
                tools.Tokens.ClearTokens();
            }
            catch (FontException)
            {
                // A damaged glyph matters only to a document that uses it.
            }
        }
        return new PieceCode(tools.Tokens);
    }
}

/// <summary>A glyph ready for a font program.</summary>
/// <param name="Piece">Its compressed bytes; null for a composite glyph, whose bytes depend on where its parts come to stand.</param>
/// <param name="TableChecksum">Its share of the table's checksum.</param>
/// <param name="Composite">A composite glyph's bytes; else null.</param>
internal sealed record GlyphPiece(Piece? Piece, uint TableChecksum, byte[]? Composite);
