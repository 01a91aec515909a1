using System.Buffers.Binary;

namespace Renderer.Pdf.Deflate;

/// <summary>A prefix code fixed once for many pieces, so that each piece is compressed once and then only copied.</summary>
/// <remarks>
/// Glyphs come back in every document. With one code for all glyphs of a face, a font program's deflate block is a header
/// and the ready bits of its glyphs, joined. The code depends on nothing but what it was measured on, so the bytes are the
/// same whatever was cached before.
/// </remarks>
internal sealed class PieceCode
{
    // How much a symbol seen once in the sample outweighs one never seen, which still needs a code.
    private const int SampleWeight = 16;

    private readonly BlockCode _code = BlockCode.Create();
    private readonly BlockHeader _header = new();

    /// <param name="sample">How often each symbol occurs in a sample of the pieces.</param>
    public PieceCode(Tokens sample)
    {
        _code.Literals.Build([.. sample.LiteralCounts.Select(n => n * SampleWeight + 1)]);
        _code.Distances.Build([.. sample.DistanceCounts.Select(n => n * SampleWeight + 1)]);
        _header.Prepare(_code);
    }

    /// <summary>The code.</summary>
    public BlockCode Code => _code;

    /// <summary>Compresses the bytes, which stand alone.</summary>
    public Piece Encode(ReadOnlySpan<byte> bytes, PdfTools tools)
    {
        tools.Tokens.Clear();
        tools.Matches.Tokenize(bytes, _code, tools.Tokens);
        var buffer = tools.Bits;
        buffer.Clear();
        var writer = new BitWriter(buffer);
        writer.Write(bytes, tools.Tokens, _code);
        var bits = (int)writer.BitLength(0);
        writer.Write(0, 56); // so that whole words can be read
        writer.Align();
        return new Piece(Words(buffer.Written, bits), bits, bytes.Length, Adler32.Of(bytes));
    }

    /// <summary>Writes the last block of a stream: the pieces in order.</summary>
    public void WriteLastBlock(ReadOnlySpan<Piece> pieces, ref BitWriter writer)
    {
        writer.Write(1 | 2 << 1, 3); // last block, own codes
        _header.Write(ref writer);
        foreach (var piece in pieces)
            writer.Write(piece.Words, piece.BitCount);
        writer.WriteEndOfBlock(_code);
    }

    private static ulong[] Words(ReadOnlySpan<byte> bytes, int bits)
    {
        var words = new ulong[(bits + 63) / 64];
        for (var i = 0; i < words.Length; i++)
            words[i] = BinaryPrimitives.ReadUInt64LittleEndian(bytes[(8 * i)..]);
        return words;
    }
}

/// <summary>Compressed bytes without a block around them.</summary>
/// <param name="Words">The bits, lowest first.</param>
/// <param name="BitCount">How many bits.</param>
/// <param name="Length">How many bytes they stand for.</param>
/// <param name="Checksum">Checksum of those bytes.</param>
internal sealed record Piece(ulong[] Words, int BitCount, int Length, Adler32 Checksum);
