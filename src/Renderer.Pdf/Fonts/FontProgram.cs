using Renderer.Layout.Fonts;
using Renderer.Pdf.Deflate;
using Renderer.Pdf.Objects;

namespace Renderer.Pdf.Fonts;

/// <summary>A subset font under construction: the front (tables, offsets, dictionaries), then the glyphs.</summary>
internal sealed class FontProgram(PdfOptions options)
{
    // All of the largest fonts in use fits. A damaged one can say that each of its glyphs is as long as the file.
    private const int MaximumGlyphBytes = 64 * 1024 * 1024;

    private readonly List<Piece> _pieces = [];
    private readonly List<int> _offsets = [];
    private readonly PdfBuffer _glyphs = new();

    /// <summary>What comes before the glyphs.</summary>
    public PdfBuffer Front { get; } = new();

    /// <summary>Where each glyph begins among the glyphs, and where the last one ends.</summary>
    public List<int> Offsets => _offsets;

    /// <summary>The glyphs' bytes; empty when they are compressed already.</summary>
    public ReadOnlySpan<byte> Glyphs => _glyphs.Written;

    /// <summary>Bytes of all glyphs before compression.</summary>
    public int GlyphBytes => _offsets[^1];

    /// <summary>Whether the glyphs are compressed already.</summary>
    public bool HasPieces => _pieces.Count > 0;

    /// <summary>Forgets the last font.</summary>
    public void Begin()
    {
        Front.Clear();
        _glyphs.Clear();
        _pieces.Clear();
        _offsets.Clear();
        _offsets.Add(0);
    }

    /// <summary>Appends a glyph.</summary>
    public void Add(ReadOnlySpan<byte> glyph)
    {
        AddOffset(glyph.Length);
        _glyphs.Add(glyph);
    }

    /// <summary>Appends a glyph that is compressed already.</summary>
    public void Add(Piece piece)
    {
        AddOffset(piece.Length);
        _pieces.Add(piece);
    }

    /// <summary>Writes the program as a stream; uncompressed in hexadecimal, so that the file stays text.</summary>
    public void WriteTo(PdfFile file, FontStream stream, PdfTools tools)
    {
        tools.Scratch.Clear();
        if (HasPieces)
        {
            tools.Zlib.Encode(Front.Written, stream.Code!, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_pieces), tools.Scratch);
            file.WriteDeflated(stream.Number, stream.Entries, tools.Scratch.Written);
        }
        else if (options.Compress)
            file.WriteStream(stream.Number, stream.Entries, Front.Add(_glyphs.Written).Written);
        else
        {
            tools.Scratch.Hex(Front.Add(_glyphs.Written).Written);
            file.WriteEncoded(stream.Number, [.. "/Filter/ASCIIHexDecode"u8, .. stream.Entries], tools.Scratch.Written[1..]);
        }
    }

    private void AddOffset(int length)
    {
        if (GlyphBytes > MaximumGlyphBytes - length)
            throw new FontException($"The glyphs used take more than {MaximumGlyphBytes} bytes.");
        _offsets.Add(GlyphBytes + length);
    }
}

/// <summary>The stream a font program becomes.</summary>
/// <param name="Number">Its object.</param>
/// <param name="Entries">Further entries of its dictionary.</param>
/// <param name="Code">What its pieces are written in; null when it has none.</param>
internal sealed record FontStream(int Number, byte[] Entries, PieceCode? Code);
