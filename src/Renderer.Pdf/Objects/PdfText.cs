using System.Buffers.Binary;
using System.Text;

namespace Renderer.Pdf.Objects;

/// <summary>Text strings (7.9.2.2) and names (7.3.5).</summary>
internal static class PdfText
{
    /// <summary>A text string: as it is when ASCII, else UTF-16 with a byte order mark.</summary>
    public static PdfBuffer Text(this PdfBuffer buffer, string text) => buffer.String(Encode(text));

    /// <summary>The bytes of a text string.</summary>
    public static byte[] Encode(string text) =>
        Ascii.IsValid(text) ? Encoding.ASCII.GetBytes(text) : [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)];

    /// <summary>The bytes of a text string, readable where they are ASCII.</summary>
    public static PdfBuffer String(this PdfBuffer buffer, ReadOnlySpan<byte> encoded) => Ascii.IsValid(encoded) ? buffer.Literal(encoded) : buffer.Hex(encoded);

    /// <summary>A date (7.9.4): the offset's minutes stand between apostrophes.</summary>
    public static string Date(DateTimeOffset time)
    {
        var offset = time.Offset == TimeSpan.Zero ? "Z" : $"{(time.Offset < TimeSpan.Zero ? '-' : '+')}{time.Offset:hh}'{time.Offset:mm}'";
        return $"D:{time:yyyyMMddHHmmss}{offset}";
    }

    /// <summary>Text that is ASCII, as it is.</summary>
    public static PdfBuffer Plain(this PdfBuffer buffer, string text)
    {
        buffer.Commit(Encoding.ASCII.GetBytes(text, buffer.Room(text.Length)));
        return buffer;
    }

    /// <summary>A name, with what may not stand in one written as #xx.</summary>
    public static PdfBuffer Name(this PdfBuffer buffer, string name)
    {
        buffer.Add((byte)'/');
        foreach (var b in Encoding.UTF8.GetBytes(name))
        {
            if (b is > (byte)' ' and < 0x7F && !"#/%()<>[]{}"u8.Contains(b))
                buffer.Add(b);
            else
                buffer.Add((byte)'#').Add("0123456789ABCDEF"u8[b >> 4]).Add("0123456789ABCDEF"u8[b & 15]);
        }
        return buffer;
    }

    /// <summary>A code point as UTF-16BE; returns how many bytes were written.</summary>
    public static int Utf16(int codePoint, Span<byte> to)
    {
        if (codePoint < 0x10000)
        {
            BinaryPrimitives.WriteUInt16BigEndian(to, (ushort)codePoint);
            return 2;
        }
        BinaryPrimitives.WriteUInt16BigEndian(to, (ushort)(0xD800 + ((codePoint - 0x10000) >> 10)));
        BinaryPrimitives.WriteUInt16BigEndian(to[2..], (ushort)(0xDC00 + (codePoint & 0x3FF)));
        return 4;
    }
}
