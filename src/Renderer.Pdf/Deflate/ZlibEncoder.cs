using System.Buffers.Binary;
using Renderer.Pdf.Objects;

namespace Renderer.Pdf.Deflate;

/// <summary>Compresses streams (RFC 1950 and 1951). Not thread-safe: its tables are kept from stream to stream.</summary>
/// <remarks>
/// Our own, because the runtime's zlib gives other bytes on other processors and versions, and because a stream of the
/// runtime's costs more to set up than a page of text costs to compress.
/// </remarks>
internal sealed class ZlibEncoder(IMatchFinder matches)
{
    private const int BlockBytes = 256 * 1024;
    private const int StoredLimit = 0xFFFF;

    private readonly Tokens _tokens = new();
    private readonly BlockHeader _header = new();
    private readonly BlockCode _code = BlockCode.Create();

    /// <summary>The zlib header for a 32 KiB window and default effort: 0x789C is a multiple of 31.</summary>
    public static ReadOnlySpan<byte> Header => [0x78, 0x9C];

    /// <summary>Appends the compressed form of <paramref name="raw"/>.</summary>
    public void Encode(ReadOnlySpan<byte> raw, PdfBuffer to)
    {
        to.Add(Header);
        var writer = new BitWriter(to);
        WriteBlocks(raw, hasLast: true, ref writer);
        WriteChecksum(Adler32.Of(raw), to, ref writer);
    }

    /// <summary>Appends the compressed form of <paramref name="raw"/> followed by pieces that are compressed already.</summary>
    public void Encode(ReadOnlySpan<byte> raw, PieceCode code, ReadOnlySpan<Piece> pieces, PdfBuffer to)
    {
        to.Add(Header);
        var writer = new BitWriter(to);
        WriteBlocks(raw, hasLast: false, ref writer);
        code.WriteLastBlock(pieces, ref writer);
        var checksum = Adler32.Of(raw);
        foreach (var piece in pieces)
            checksum = checksum.Then(piece.Checksum, piece.Length);
        WriteChecksum(checksum, to, ref writer);
    }

    private static void WriteChecksum(Adler32 checksum, PdfBuffer to, ref BitWriter writer)
    {
        writer.Align();
        BinaryPrimitives.WriteUInt32BigEndian(to.Room(4), checksum.Value);
        to.Commit(4);
    }

    private void WriteBlocks(ReadOnlySpan<byte> raw, bool hasLast, ref BitWriter writer)
    {
        var start = 0;
        do
        {
            var end = Math.Min(raw.Length, start + BlockBytes);
            var context = Math.Max(0, start - DeflateTables.Window);
            _tokens.Clear();
            matches.Tokenize(raw[context..end], start - context, _tokens);
            WriteBlock(raw[start..end], hasLast && end == raw.Length, ref writer);
            start = end;
        }
        while (start < raw.Length);
    }

    private void WriteBlock(ReadOnlySpan<byte> raw, bool isLast, ref BitWriter writer)
    {
        _code.Build(_tokens);
        var own = _header.Prepare(_code) + _code.BitsOf(_tokens);
        var standard = BlockCode.Fixed.BitsOf(_tokens);
        var last = isLast ? 1u : 0u;
        if (8L * (raw.Length + 5) < Math.Min(own, standard))
            WriteStored(raw, last, ref writer);
        else if (standard <= own)
        {
            writer.Write(last | 1 << 1, 3);
            WriteBody(raw, BlockCode.Fixed, ref writer);
        }
        else
        {
            writer.Write(last | 2 << 1, 3);
            _header.Write(ref writer);
            WriteBody(raw, _code, ref writer);
        }
    }

    private void WriteBody(ReadOnlySpan<byte> raw, BlockCode code, ref BitWriter writer)
    {
        writer.Write(raw, _tokens, code);
        writer.WriteEndOfBlock(code);
    }

    private static void WriteStored(ReadOnlySpan<byte> raw, uint last, ref BitWriter writer)
    {
        do
        {
            var piece = raw[..Math.Min(raw.Length, StoredLimit)];
            raw = raw[piece.Length..];
            writer.Write(raw.Length == 0 ? last : 0, 3);
            writer.Align();
            writer.Write((uint)piece.Length | (uint)(piece.Length ^ 0xFFFF) << 16, 32);
            writer.WriteAligned(piece);
        }
        while (raw.Length > 0);
    }
}
