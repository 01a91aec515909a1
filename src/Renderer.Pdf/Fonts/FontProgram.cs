using System.Runtime.InteropServices;
using Renderer.Layout.Fonts;
using Renderer.Pdf.Deflate;
using Renderer.Pdf.Objects;

namespace Renderer.Pdf.Fonts;

/// <summary>A subset font under construction: the front (tables, offsets, dictionaries: all that differs between documents), then the glyphs.</summary>
internal sealed class FontProgram(PdfOptions options)
{
    // Below this the header of the face's code costs more than its speed is worth.
    private const int FewGlyphs = 16;

    // All of the largest fonts in use fits. A damaged one can say that each of its glyphs is as long as the file.
    private const int MaximumGlyphBytes = 64 * 1024 * 1024;

    private bool _isJoined;
    private readonly List<Piece> _pieces = [];
    private readonly PdfBuffer _plain = new();

    /// <summary>What comes before the glyphs.</summary>
    public PdfBuffer Front { get; } = new();

    /// <summary>The glyphs, in order.</summary>
    public ReadOnlySpan<Piece> Glyphs => CollectionsMarshal.AsSpan(_pieces);

    /// <summary>Bytes of all glyphs before compression.</summary>
    public int GlyphBytes { get; private set; }

    /// <summary>Forgets the last font.</summary>
    public void Begin(int glyphCount)
    {
        _isJoined = options is { Compress: true, Effort: PdfEffort.Fast } && glyphCount > FewGlyphs;
        Front.Clear();
        _plain.Clear();
        _pieces.Clear();
        GlyphBytes = 0;
    }

    /// <summary>Appends a glyph of the face.</summary>
    public void Add(Piece piece, ushort glyph, GlyphPieces face) => Append(piece, _isJoined ? [] : face.Raw(glyph));

    /// <summary>Appends a glyph that is not as it stands in the face.</summary>
    public void Append(Piece piece, ReadOnlySpan<byte> plain)
    {
        _pieces.Add(piece);
        GlyphBytes += piece.Length;
        if (GlyphBytes > MaximumGlyphBytes)
            throw new FontException($"The glyphs used take more than {MaximumGlyphBytes} bytes.");
        if (!_isJoined)
            _plain.Add(plain);
    }

    /// <summary>Writes the program as a stream; uncompressed in hexadecimal, so that the file stays text.</summary>
    public void WriteTo(PdfFile file, int number, ReadOnlySpan<byte> entries, PieceCode code, PdfTools tools)
    {
        tools.Scratch.Clear();
        if (_isJoined)
        {
            tools.Zlib.Encode(Front.Written, code, Glyphs, tools.Scratch);
            file.WriteDeflated(number, entries, tools.Scratch.Written);
        }
        else if (options.Compress)
            file.WriteStream(number, entries, Front.Add(_plain.Written).Written);
        else
        {
            tools.Scratch.Hex(Front.Add(_plain.Written).Written);
            file.WriteEncoded(number, [.. "/Filter/ASCIIHexDecode"u8, .. entries], tools.Scratch.Written[1..]);
        }
    }
}
