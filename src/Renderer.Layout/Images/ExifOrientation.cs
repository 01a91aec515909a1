using System.Buffers.Binary;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Images;

/// <summary>Reads the orientation out of Exif data (Exif 2.3, 4.6.4): which way a camera was held.</summary>
internal static class ExifOrientation
{
    private const int Tag = 0x112;
    private const int Short = 3;

    /// <summary>The orientation in an application segment; null when it states none.</summary>
    public static ImageOrientation? Read(ReadOnlySpan<byte> segment)
    {
        if (!segment.StartsWith("Exif\0\0"u8)) return null;
        var tiff = segment[6..];
        if (tiff.Length < 8) return null;
        var isLittle = tiff[0] == 'I';
        if (!(isLittle ? tiff.StartsWith("II*\0"u8) : tiff.StartsWith("MM\0*"u8))) return null;
        var directory = Long(tiff[4..], isLittle);
        if (directory > tiff.Length - 2) return null;
        var entries = tiff[(int)directory..];
        var count = Word(entries, isLittle);
        for (var i = 0; i < count && 2 + (12 * (i + 1)) <= entries.Length; i++)
        {
            var entry = entries.Slice(2 + (12 * i), 12);
            if (Word(entry, isLittle) == Tag && Word(entry[2..], isLittle) == Short && Word(entry[8..], isLittle) is >= 1 and <= 8 and var value) return (ImageOrientation)(value - 1);
        }
        return null;
    }

    private static int Word(ReadOnlySpan<byte> bytes, bool isLittle) => isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint Long(ReadOnlySpan<byte> bytes, bool isLittle) => isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
