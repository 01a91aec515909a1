using System.Buffers.Binary;
using System.Text;

namespace Renderer.Pdf.Conformance;

/// <summary>A display profile of sRGB (IEC 61966-2-1) as ISO 15076-1 (ICC 4.2) wants it: three colorants, one exact curve.</summary>
/// <remarks>
/// The colorants are the primaries (0.64, 0.33), (0.30, 0.60), (0.15, 0.06) with the white point (0.3127, 0.3290), brought to
/// the profile connection space's white point D50 by the Bradford matrix, which the profile states too (<c>chad</c>).
/// </remarks>
internal sealed class SrgbProfile
{
    private const int HeaderLength = 128;
    private const int TagEntryLength = 12;

    // s15Fixed16: the value times 65,536.
    private static readonly (string Tag, byte[] Content)[] Tags =
    [
        ("desc", Text("sRGB")),
        ("cprt", Text("No rights are claimed in this profile.")),
        ("wtpt", Numbers("XYZ ", 0xF6D6, 0x10000, 0xD32D)),
        ("chad", Numbers("sf32", 68674, 1502, -3291, 1939, 64912, -1119, -606, 988, 49262)),
        ("rXYZ", Numbers("XYZ ", 28576, 14581, 912)),
        ("gXYZ", Numbers("XYZ ", 25239, 46983, 6361)),
        ("bXYZ", Numbers("XYZ ", 9375, 3972, 46787)),
        ("rTRC", Curve()),
        ("gTRC", []),
        ("bTRC", []),
    ];

    private static readonly SrgbProfile Instance = new();

    private readonly byte[] _bytes;

    private SrgbProfile()
    {
        var start = HeaderLength + 4 + TagEntryLength * Tags.Length;
        _bytes = new byte[start + Tags.Sum(t => t.Content.Length)];
        WriteHeader();
        BinaryPrimitives.WriteInt32BigEndian(_bytes.AsSpan(HeaderLength), Tags.Length);
        var (at, length) = (start, 0);
        for (var i = 0; i < Tags.Length; i++)
        {
            var (tag, content) = Tags[i];
            // The three curves are one: a tag without content points at the one before.
            if (content.Length > 0)
                (at, length) = (at + length, content.Length);
            var entry = _bytes.AsSpan(HeaderLength + 4 + TagEntryLength * i);
            Encoding.ASCII.GetBytes(tag, entry);
            BinaryPrimitives.WriteInt32BigEndian(entry[4..], at);
            BinaryPrimitives.WriteInt32BigEndian(entry[8..], length);
            content.CopyTo(_bytes, at);
        }
    }

    /// <summary>The profile's bytes.</summary>
    public static ReadOnlySpan<byte> Bytes => Instance._bytes;

    // ISO 15076-1, 7.2. The date is fixed: it comes from no clock.
    private void WriteHeader()
    {
        BinaryPrimitives.WriteInt32BigEndian(_bytes, _bytes.Length);
        BinaryPrimitives.WriteInt32BigEndian(_bytes.AsSpan(8), 0x04200000);
        "mntrRGB XYZ "u8.CopyTo(_bytes.AsSpan(12));
        ReadOnlySpan<ushort> date = [2004, 10, 1, 0, 0, 0];
        for (var i = 0; i < date.Length; i++)
            BinaryPrimitives.WriteUInt16BigEndian(_bytes.AsSpan(24 + 2 * i), date[i]);
        "acsp"u8.CopyTo(_bytes.AsSpan(36));
        ReadOnlySpan<int> d50 = [0xF6D6, 0x10000, 0xD32D];
        for (var i = 0; i < d50.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(_bytes.AsSpan(68 + 4 * i), d50[i]);
    }

    private static byte[] Numbers(string type, params ReadOnlySpan<int> values)
    {
        var bytes = new byte[8 + 4 * values.Length];
        Encoding.ASCII.GetBytes(type, bytes);
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(8 + 4 * i), values[i]);
        return bytes;
    }

    // 10.15, function 3: a power of 2.4 above 0.04045 and a straight line below.
    private static byte[] Curve() => Numbers("para", 3 << 16, 157286, 62119, 3417, 5072, 2651); // 2.4, 1/1.055, 0.055/1.055, 1/12.92, 0.04045

    // 10.13: one record, in English. Tags begin at multiples of four.
    private static byte[] Text(string text)
    {
        const int Start = 28;
        var bytes = new byte[(Start + 2 * text.Length + 3) / 4 * 4];
        "mluc"u8.CopyTo(bytes);
        ReadOnlySpan<int> fields = [1, 12];
        for (var i = 0; i < fields.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(8 + 4 * i), fields[i]);
        "enUS"u8.CopyTo(bytes.AsSpan(16));
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(20), 2 * text.Length);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(24), Start);
        Encoding.BigEndianUnicode.GetBytes(text, bytes.AsSpan(Start));
        return bytes;
    }
}
