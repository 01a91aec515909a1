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

    private readonly Dictionary<PdfStream, ReadOnlyMemory<byte>> _kept = new(ReferenceEqualityComparer.Instance);
    private readonly byte[] _chunk = new byte[1 << 16];
    private long _left;
    private long _pixelsLeft = MostPixelBytes;

    /// <param name="fileLength">Bytes of the file.</param>
    public StreamDecoder(long fileLength) => _left = Math.Min(MostBytes, (16L << 20) + (MostTimes * fileLength));

    /// <summary>The decoded bytes of a stream that many pages use; it is decoded once.</summary>
    /// <exception cref="PdfSyntaxException">The bytes are not what the filter says.</exception>
    public ReadOnlyMemory<byte> DecodeOnce(PdfStream stream)
    {
        if (!_kept.TryGetValue(stream, out var bytes)) _kept.Add(stream, bytes = Decode(stream));
        return bytes;
    }

    /// <summary>The decoded bytes.</summary>
    /// <exception cref="PdfSyntaxException">The bytes are not what the filter says.</exception>
    public ReadOnlyMemory<byte> Decode(PdfStream stream)
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

        return bytes;
    }

    /// <summary>Decodes a picture and forgets it. JPEG stays as it is.</summary>
    /// <exception cref="PdfSyntaxException">The bytes are not what the filter says.</exception>
    public void Check(PdfStream picture)
    {
        var filters = ListOf(picture.Dictionary["Filter"]);
        if (filters is [{ Name: "DCTDecode" }]) return;
        if (filters is not [{ Name: "FlateDecode" }]) Decode(picture);
        else Inflate(picture.Encoded, chunk => _pixelsLeft = chunk.Length > _pixelsLeft ? throw TooLarge() : _pixelsLeft - chunk.Length);
    }

    private static ReadOnlySpan<PdfValue> ListOf(PdfValue value) => value.Kind switch
    {
        PdfKind.Null => [],
        PdfKind.Array => value.Items,
        _ => new[] { value },
    };

    private ReadOnlyMemory<byte> Inflate(ReadOnlyMemory<byte> deflated)
    {
        var inflated = new byte[Math.Max(256, 3 * deflated.Length)];
        var length = 0;
        Inflate(deflated, chunk =>
        {
            if (chunk.Length > _left - length) throw TooLarge();
            if (chunk.Length > inflated.Length - length) Array.Resize(ref inflated, Math.Max(2 * inflated.Length, length + chunk.Length));
            chunk.CopyTo(inflated.AsSpan(length));
            length += chunk.Length;
        });
        _left -= length;
        return inflated.AsMemory(0, length);
    }

    private void Inflate(ReadOnlyMemory<byte> deflated, Action<ReadOnlySpan<byte>> take)
    {
        var source = WatchedStream.Over(deflated);
        try
        {
            using var zlib = new ZLibStream(source, CompressionMode.Decompress);
            while (zlib.Read(_chunk) is > 0 and var read) take(_chunk.AsSpan(0, read));
        }
        // Data that asks for a dictionary of words agreed on beforehand is an IOException.
        catch (Exception fault) when (fault is InvalidDataException or IOException)
        {
            throw new PdfSyntaxException("the deflated bytes are damaged");
        }

        if (source.HasRunOut) throw new PdfSyntaxException("the deflated bytes end early");
    }

    private static PdfSyntaxException TooLarge() => new("the streams of the file unpack to more than a file of its size should hold");

    private static byte[] Hexadecimal(ReadOnlySpan<byte> digits)
    {
        var end = digits.IndexOf((byte)'>');
        if (end < 0) throw new PdfSyntaxException("the hexadecimal data does not end");
        var lexer = new PdfLexer([(byte)'<', .. digits[..(end + 1)]], 0);
        return lexer.TakeHexadecimal();
    }

    /// <summary>Notices that more was wanted than there is: the runtime's decoder takes the end of its input for the end of the data.</summary>
    private sealed class WatchedStream : MemoryStream
    {
        private WatchedStream(ArraySegment<byte> bytes)
            : base(bytes.Array!, bytes.Offset, bytes.Count, writable: false)
        {
        }

        public bool HasRunOut { get; private set; }

        public static WatchedStream Over(ReadOnlyMemory<byte> bytes) => new(MemoryMarshal.TryGetArray(bytes, out var segment) ? segment : bytes.ToArray());

        public override int Read(byte[] buffer, int offset, int count) => Watched(base.Read(buffer, offset, count));

        public override int Read(Span<byte> buffer) => Watched(base.Read(buffer));

        private int Watched(int read)
        {
            HasRunOut |= read == 0;
            return read;
        }
    }
}
