using System.Collections.Concurrent;
using Renderer.Layout.Fonts;
using Renderer.Layout.Fonts.Outlines;
using Renderer.Pdf.Deflate;

namespace Renderer.Pdf.Fonts;

/// <summary>The glyphs of one face as font programs hold them, made once and shared by all documents and threads.</summary>
/// <param name="face">The face.</param>
/// <param name="maximumBytes">Where the cache is emptied.</param>
/// <remarks>
/// Descriptions in a TrueType face are kept plain: they share so much with their neighbours that every document's program is
/// compressed as a whole. Charstrings share nearly nothing (3 %), so they are kept compressed and only joined.
/// What is kept for a glyph depends on the face alone, so what was kept before cannot change the bytes.
/// </remarks>
internal sealed class FaceGlyphs(FontFace face, int maximumBytes = FaceGlyphs.MaximumBytes)
{
    // A face of 30,000 glyphs takes 12 MB.
    private const int MaximumBytes = 16 * 1024 * 1024;

    // What an entry takes beside its bytes: the objects' headers and a place in the dictionary.
    private const int EntryBytes = 120;

    // Enough to know how often each byte occurs; reading it takes some milliseconds once per face.
    private const int SampleGlyphs = 200;

    private readonly ConcurrentDictionary<ushort, byte[]> _glyphs = new();
    private readonly ConcurrentDictionary<ushort, Piece> _pieces = new();
    private PieceCode? _code;
    private long _bytes;

    /// <summary>Bytes of memory that the cache occupies, nearly.</summary>
    public long CachedBytes => Interlocked.Read(ref _bytes);

    /// <summary>A charstring, or a description with an even number of bytes, ordered for compression.</summary>
    /// <exception cref="FontException">The glyph is damaged.</exception>
    public byte[] GlyphOf(ushort glyph)
    {
        if (_glyphs.TryGetValue(glyph, out var kept))
            return kept;
        var made = face.Outlines is TrueTypeOutlines outlines ? SimpleGlyph.Normalize(CheckedOf(outlines, glyph)) : CharstringOf(glyph);
        MakeRoom(made.Length);
        return _glyphs.GetOrAdd(glyph, made);
    }

    /// <summary>A description with an even number of bytes, its points in the order in which the face has them; not kept.</summary>
    /// <exception cref="FontException">The glyph is damaged.</exception>
    public byte[] OriginalOf(ushort glyph) => SimpleGlyph.Padded(((TrueTypeOutlines)face.Outlines).GlyphOf(glyph));

    /// <summary>A compressed charstring.</summary>
    /// <exception cref="FontException">The glyph is damaged.</exception>
    public Piece PieceOf(ushort glyph, PdfTools tools)
    {
        if (_pieces.TryGetValue(glyph, out var kept))
            return kept;
        var made = CodeFor(tools).Encode(CharstringOf(glyph), tools);
        MakeRoom(sizeof(ulong) * made.Words.Length);
        return _pieces.GetOrAdd(glyph, made);
    }

    /// <summary>The code all pieces are written in: measured on glyphs spread evenly over the face.</summary>
    public PieceCode CodeFor(PdfTools tools) => _code ??= Measure(tools);

    private static ReadOnlySpan<byte> CheckedOf(TrueTypeOutlines outlines, ushort glyph)
    {
        outlines.Check(glyph);
        return outlines.GlyphOf(glyph);
    }

    private byte[] CharstringOf(ushort glyph) => ((CffOutlines)face.Outlines).CharstringOf(glyph);

    private void MakeRoom(int bytes)
    {
        if (Interlocked.Add(ref _bytes, bytes + EntryBytes) <= maximumBytes)
            return;
        _glyphs.Clear();
        _pieces.Clear();
        Interlocked.Exchange(ref _bytes, bytes + EntryBytes);
    }

    // What is worth copying depends on the code, so what the first code made of the sample is measured again.
    private PieceCode Measure(PdfTools tools) => Measure(Measure(BlockCode.Fixed, tools).Code, tools);

    private PieceCode Measure(BlockCode code, PdfTools tools)
    {
        tools.Tokens.Clear();
        for (var glyph = 1; glyph < face.GlyphCount; glyph += Math.Max(2, face.GlyphCount / SampleGlyphs))
        {
            try
            {
                tools.Matches.Tokenize(CharstringOf((ushort)glyph), code, tools.Tokens);
                tools.Tokens.ClearCopies();
            }
            catch (FontException)
            {
                // A damaged glyph matters only to a document that uses it.
            }
        }
        return new PieceCode(tools.Tokens);
    }
}
