using System.Buffers.Binary;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Images;

/// <summary>What a JPEG file says before its first scan (ITU-T T.81, B.2): how many pixels, and which way up.</summary>
internal readonly record struct JpegHeader(int Width, int Height, ImageOrientation Orientation)
{
    /// <summary>Whether the picture stands on its side, so that width and height change places.</summary>
    public bool IsSideways => Orientation >= ImageOrientation.Transposed;

    /// <summary>The header; null when the file has no frame.</summary>
    public static JpegHeader? Read(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith<byte>([0xFF, 0xD8])) return null;
        var orientation = ImageOrientation.Upright;
        for (var at = 2; at + 9 < file.Length && file[at] == 0xFF;)
        {
            var marker = file[at + 1];
            if (marker == 0xFF) // a fill byte
            {
                at++;
                continue;
            }
            var length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            var end = Math.Min(file.Length, at + 2 + length);
            if (marker == 0xE1 && at + 4 < end) orientation = ExifOrientation.Read(file[(at + 4)..end]) ?? orientation;
            // Start of frame: C0 to CF without the tables DHT (C4), JPG (C8) and DAC (CC).
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return new(BinaryPrimitives.ReadUInt16BigEndian(file[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(file[(at + 5)..]), orientation);
            if (length < 2) return null;
            at += 2 + length;
        }
        return null;
    }
}
