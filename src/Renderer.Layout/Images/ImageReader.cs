using System.Buffers.Binary;

namespace Renderer.Layout.Images;

/// <summary>Reads pictures. Only the size is looked at; the PDF stage decodes.</summary>
internal static class ImageReader
{
    /// <summary>The picture, or null and why not.</summary>
    public static RasterPicture? Read(ReadOnlyMemory<byte> bytes, out string refusal)
    {
        refusal = "The image is neither a PNG nor a JPEG, or it is broken, and was left out.";
        // 96 pixels are an inch of 72 points.
        if (PngSize(bytes.Span) is var (width, height)) return new RasterPicture(bytes, "image/png", NaturalSize.Of(width * 0.75, height * 0.75));
        return JpegSize(bytes.Span) is var (jpegWidth, jpegHeight) ? new RasterPicture(bytes, "image/jpeg", NaturalSize.Of(jpegWidth * 0.75, jpegHeight * 0.75)) : null;
    }

    private readonly record struct PixelSize(int Width, int Height);

    // PNG (third edition), 5.2 and 11.2.2: signature, then IHDR with width and height.
    private static PixelSize? PngSize(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 24 || bytes[0] != 0x89 || !bytes[1..].StartsWith("PNG\r\n\x1A\n"u8)) return null;
        return Valid(BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..]));
    }

    // JPEG (ITU-T T.81), B.2.2: segments up to the first frame header.
    private static PixelSize? JpegSize(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4 || bytes[0] != 0xFF || bytes[1] != 0xD8) return null;
        for (var at = 2; at + 9 < bytes.Length && bytes[at] == 0xFF;)
        {
            var marker = bytes[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return Valid(BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]));
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
        }
        return null;
    }

    private static PixelSize? Valid(int width, int height) => width > 0 && height > 0 && width < 100_000 && height < 100_000 ? new(width, height) : null;
}
