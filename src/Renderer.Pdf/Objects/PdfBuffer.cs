using System.Buffers.Text;
using System.Diagnostics;

namespace Renderer.Pdf.Objects;

/// <summary>A growing byte buffer that is kept between documents, with the few ways PDF writes values.</summary>
internal sealed class PdfBuffer
{
    private byte[] _bytes = new byte[512];

    public int Length { get; private set; }

    /// <summary>Bytes of memory occupied.</summary>
    public int Capacity => _bytes.Length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    /// <summary>Room for at least <paramref name="size"/> bytes; call <see cref="Commit"/> with how many were used.</summary>
    public Span<byte> Room(int size)
    {
        if (_bytes.Length - Length < size)
            Array.Resize(ref _bytes, Math.Max(checked(Length + size), (int)Math.Min(2L * _bytes.Length, Array.MaxLength)));
        return _bytes.AsSpan(Length);
    }

    public void Commit(int size)
    {
        Debug.Assert(size <= _bytes.Length - Length, "More bytes were used than asked for.");
        Length += size;
    }

    public PdfBuffer Add(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        Length += bytes.Length;
        return this;
    }

    public PdfBuffer Add(byte value)
    {
        Room(1)[0] = value;
        Length++;
        return this;
    }

    public PdfBuffer Add(int value)
    {
        Utf8Formatter.TryFormat(value, Room(11), out var written);
        Length += written;
        return this;
    }

    /// <summary>A number with at most <paramref name="decimals"/> decimals and no needless zero.</summary>
    public PdfBuffer Add(double value, int decimals = 2)
    {
        Length += PdfNumber.Format(value, decimals, Room(PdfNumber.MaximumLength));
        return this;
    }

    /// <summary>An indirect reference.</summary>
    public PdfBuffer Reference(int number) => Add(number).Add(" 0 R"u8);

    /// <summary>The bytes as a hexadecimal string, with its angle brackets.</summary>
    public PdfBuffer Hex(ReadOnlySpan<byte> bytes)
    {
        Add((byte)'<');
        Convert.TryToHexString(bytes, Room(2 * bytes.Length), out var written);
        Length += written;
        return Add((byte)'>');
    }

    /// <summary>The bytes as a literal string with its parentheses: half as long as hexadecimal before compression.</summary>
    public PdfBuffer Literal(ReadOnlySpan<byte> bytes)
    {
        var room = Room(2 * bytes.Length + 2);
        var at = 0;
        room[at++] = (byte)'(';
        foreach (var b in bytes)
        {
            // 7.3.4.2: parentheses and backslash are escaped; a raw carriage return would be read as a line feed.
            if (b is (byte)'(' or (byte)')' or (byte)'\\')
                room[at++] = (byte)'\\';
            else if (b == '\r')
            {
                room[at++] = (byte)'\\';
                room[at++] = (byte)'r';
                continue;
            }
            room[at++] = b;
        }
        room[at++] = (byte)')';
        Length += at;
        return this;
    }
}
