using System.IO.Compression;

namespace Renderer.Pdf.Reading.Syntax;

/// <summary>Undoes the filters of streams (7.4), up to a bound over all streams of a file: a kilobyte can hold a megabyte.</summary>
internal sealed class StreamDecoder(ReadOnlyMemory<byte> file) : IDisposable
{
    // Our own files unpack to four times their size, long ones of nothing but tables to nine times.
    private const int MostTimes = 24;
    private const long MostBytes = 512L << 20;

    // A page at 600 dpi has 100 MB of pixels. They are looked at and not kept.
    private const long MostPixelBytes = 1L << 30;

    private readonly Inflater _inflater = new();
    private readonly Dictionary<int, DecodedPlace> _kept = [];
    private long _left = Math.Min(MostBytes, (16L << 20) + (MostTimes * (long)file.Length));
    private long _pixelsLeft = MostPixelBytes;

    /// <summary>What stays as long as the file is read: packed objects and forms.</summary>
    public ByteArena Kept { get; } = new();

    /// <summary>What is read once, and room for it again afterwards.</summary>
    public ByteArena Passing { get; } = new();

    /// <summary>Opens what is encrypted; null in a file that is not.</summary>
    public Decryption? Decryption { get; set; }

    /// <summary>The decoded bytes of a stream that many pages use; it is decoded once.</summary>
    /// <exception cref="PdfSyntaxException">The bytes are not what the filter says.</exception>
    public ReadOnlySpan<byte> DecodeOnce(PdfValue stream)
    {
        if (_kept.TryGetValue(stream.Place, out var place)) return Kept.Slice(place.Start, place.Length);
        var start = Kept.Length;
        var bytes = Decode(stream, Kept);
        if (Kept.Length == start) return bytes;
        _kept.Add(stream.Place, new(Kept.Length - bytes.Length, bytes.Length));
        return bytes;
    }

    /// <summary>The decoded bytes, in an arena unless they are in the file as they are.</summary>
    /// <exception cref="PdfSyntaxException">The bytes are not what the filter says.</exception>
    public ReadOnlySpan<byte> Decode(PdfValue stream, ByteArena to)
    {
        var bytes = Encoded(stream, to);
        var (filter, parameters) = (stream["Filter"u8], stream["DecodeParms"u8]);
        if (filter.Kind != PdfKind.Array) return filter.IsNull ? bytes : Undo(filter, parameters, bytes, to);
        var index = 0;
        foreach (var name in filter.Items) bytes = Undo(name, parameters.Items[index++], bytes, to);
        return bytes;
    }

    /// <summary>The first decoded bytes of a stream deflated once; all of any other.</summary>
    /// <exception cref="PdfSyntaxException">The bytes are not what the filter says.</exception>
    public ReadOnlySpan<byte> DecodeFront(PdfValue stream, ByteArena to, int count)
    {
        if (!stream["Filter"u8].IsName("FlateDecode"u8) || !stream["DecodeParms"u8].IsNull) return Decode(stream, to);
        var bytes = Encoded(stream, to);
        var start = to.Length;
        _inflater.InflateFront(bytes, to, count);
        return to.From(start);
    }

    /// <summary>Decodes a picture and forgets it. JPEG stays as it is.</summary>
    /// <exception cref="PdfSyntaxException">The bytes are not what the filter says.</exception>
    public void Check(PdfValue picture)
    {
        var start = Passing.Length;
        if (picture["Filter"u8].IsName("FlateDecode"u8)) CheckDeflated(Encoded(picture, Passing).ToArray());
        else if (!picture["Filter"u8].IsName("DCTDecode"u8)) Decode(picture, Passing);
        Passing.Length = start;
    }

    public void Dispose()
    {
        Kept.Dispose();
        Passing.Dispose();
    }

    private ReadOnlySpan<byte> Encoded(PdfValue stream, ByteArena to)
    {
        var place = stream.StreamBytes;
        var bytes = file.Span.Slice(place.Start, place.Extent);
        return Decryption is null || stream["Type"u8].IsName("XRef"u8) ? bytes : Decryption.Stream(bytes, to);
    }

    private ReadOnlySpan<byte> Undo(PdfValue filter, PdfValue parameters, ReadOnlySpan<byte> bytes, ByteArena to)
    {
        var start = to.Length;
        if (filter.IsName("FlateDecode"u8))
        {
            _inflater.Inflate(bytes, to, _left);
            _left -= to.Length - start;
            return parameters.IsNull ? to.From(start) : Predictor.Undo(start, parameters, to);
        }

        if (!filter.IsName("ASCIIHexDecode"u8)) throw new PdfSyntaxException($"not read: the filter {System.Text.Encoding.Latin1.GetString(filter.Name)} is neither FlateDecode nor ASCIIHexDecode");
        var end = bytes.IndexOf((byte)'>');
        if (end < 0) throw new PdfSyntaxException("the hexadecimal data does not end");
        to.Length += PdfStrings.Read(PdfKind.HexadecimalString, bytes[..end], to.Reserve(start, end)[start..]);
        return to.From(start);
    }

    // By the runtime's decoder, which keeps nothing: pixels may be more than should be in memory at once.
    private void CheckDeflated(byte[] deflated)
    {
        var source = new WatchedStream(deflated);
        var chunk = Passing.Reserve(Passing.Length, 1 << 16)[Passing.Length..];
        try
        {
            using var zlib = new ZLibStream(source, CompressionMode.Decompress);
            while (zlib.Read(chunk) is > 0 and var read)
            {
                _pixelsLeft -= read;
                if (_pixelsLeft < 0) throw new PdfSyntaxException("the pictures of the file unpack to more than can be looked at");
            }
        }
        // Data that asks for a dictionary of words agreed on beforehand is an IOException.
        catch (Exception fault) when (fault is InvalidDataException or IOException)
        {
            throw new PdfSyntaxException("the deflated bytes are damaged");
        }

        if (source.HasRunOut) throw new PdfSyntaxException("the deflated bytes end early");
    }

    private readonly record struct DecodedPlace(int Start, int Length);

    /// <summary>Notices that more was wanted than there is: the runtime's decoder takes the end of its input for the end of the data.</summary>
    private sealed class WatchedStream(byte[] bytes) : MemoryStream(bytes, writable: false)
    {
        public bool HasRunOut { get; private set; }

        public override int Read(byte[] buffer, int offset, int count) => Watched(base.Read(buffer, offset, count));

        public override int Read(Span<byte> buffer) => Watched(base.Read(buffer));

        private int Watched(int read)
        {
            HasRunOut |= read == 0;
            return read;
        }
    }
}
