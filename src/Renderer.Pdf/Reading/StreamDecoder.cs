using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Renderer.Pdf.Reading;

/// <summary>Undoes the filters of streams (7.4), up to a bound over all streams of a file: a kilobyte can hold a megabyte.</summary>
internal sealed class StreamDecoder
{
    // Our own files unpack to four times their size, long ones of nothing but tables to nine times.
    private const int MostTimes = 24;
    private const long MostBytes = 512L << 20;

    // A page at 600 dpi has 100 MB of pixels. They are looked at and not kept.
    private const long MostPixelBytes = 1L << 30;

    private readonly byte[] _chunk = new byte[1 << 16];
    private long _left;
    private long _pixelsLeft = MostPixelBytes;

    /// <param name="fileLength">Bytes of the file.</param>
    public StreamDecoder(long fileLength) => _left = Math.Min(MostBytes, (16L << 20) + (MostTimes * fileLength));

    /// <summary>The decoded bytes.</summary>
    /// <exception cref="PdfSyntaxException">The bytes are not what the filter says.</exception>
    public byte[] Decode(PdfStream stream)
    {
        var filters = ListOf(stream.Dictionary["Filter"]);
        var parameters = ListOf(stream.Dictionary["DecodeParms"]);
        var bytes = stream.Encoded;
        for (var i = 0; i < filters.Length; i++)
        {
            var predictor = i < parameters.Length ? parameters[i].Dictionary : null;
            bytes = filters[i].Name switch
            {
                "FlateDecode" => Predictor.Undo(Inflate(bytes), predictor),
                "ASCIIHexDecode" => Hexadecimal(bytes.Span),
                var other => throw new PdfSyntaxException($"the filter {other ?? "?"} is neither FlateDecode nor ASCIIHexDecode"),
            };
        }

        return bytes.ToArray();
    }

    /// <summary>Decodes a picture and forgets it. JPEG stays as it is.</summary>
    /// <exception cref="PdfSyntaxException">The bytes are not what the filter says.</exception>
    public void Check(PdfStream picture)
    {
        var filters = ListOf(picture.Dictionary["Filter"]);
        if (filters is [{ Name: "DCTDecode" }]) return;
        if (filters is [{ Name: "FlateDecode" }]) _pixelsLeft -= Inflate(picture.Encoded, kept: null, _pixelsLeft);
        else Decode(picture);
    }

    private static ReadOnlySpan<PdfValue> ListOf(PdfValue value) => value.Kind switch
    {
        PdfKind.Null => [],
        PdfKind.Array => value.Items,
        _ => new[] { value },
    };

    private byte[] Inflate(ReadOnlyMemory<byte> deflated)
    {
        var kept = new MemoryStream(4 * deflated.Length);
        _left -= Inflate(deflated, kept, _left);
        return kept.ToArray();
    }

    private long Inflate(ReadOnlyMemory<byte> deflated, MemoryStream? kept, long most)
    {
        var (length, checksum) = (0L, new Adler());
        try
        {
            using var zlib = new ZLibStream(StreamOf(deflated), CompressionMode.Decompress);
            while (zlib.Read(_chunk) is > 0 and var read)
            {
                length += read;
                if (length > most) throw new PdfSyntaxException("the streams of the file unpack to more than a file of its size should hold");
                checksum.Add(_chunk.AsSpan(0, read));
                kept?.Write(_chunk, 0, read);
            }
        }
        catch (InvalidDataException)
        {
            throw new PdfSyntaxException("the deflated bytes are damaged");
        }

        return checksum.EndsAt(deflated.Span) ? length : throw new PdfSyntaxException("the deflated bytes end early, or their checksum is wrong");
    }

    private static MemoryStream StreamOf(ReadOnlyMemory<byte> bytes) => MemoryMarshal.TryGetArray(bytes, out var segment)
        ? new(segment.Array!, segment.Offset, segment.Count, writable: false)
        : new(bytes.ToArray(), writable: false);

    private static byte[] Hexadecimal(ReadOnlySpan<byte> digits)
    {
        var end = digits.IndexOf((byte)'>');
        if (end < 0) throw new PdfSyntaxException("the hexadecimal data does not end");
        var lexer = new PdfLexer([(byte)'<', .. digits[..(end + 1)]], 0);
        return lexer.TakeHexadecimal();
    }

    /// <summary>The checksum at the end of deflated bytes (RFC 1950, 2.2): the runtime's decoder lets a stream end before it.</summary>
    private sealed class Adler
    {
        private const uint Modulus = 65521;

        // As many additions as cannot pass 32 bits.
        private const int Unreduced = 5552;

        private uint _a = 1;
        private uint _b;

        public void Add(ReadOnlySpan<byte> bytes)
        {
            while (!bytes.IsEmpty)
            {
                var some = bytes[..Math.Min(Unreduced, bytes.Length)];
                var (a, b) = (_a, _b);
                foreach (var value in some) b += a += value;
                (_a, _b) = (a % Modulus, b % Modulus);
                bytes = bytes[some.Length..];
            }
        }

        public bool EndsAt(ReadOnlySpan<byte> deflated) =>
            deflated.Length >= 6 && System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(deflated[^4..]) == ((_b << 16) | _a);
    }
}
