using System.Buffers.Binary;

namespace Renderer.Layout.Images;

/// <summary>Reads pictures of pixels. Only size and orientation are looked at; the PDF stage decodes.</summary>
internal static class ImageReader
{
    // 96 pixels are an inch of 72 points, whatever density the file states: so browsers have it (CSS Images 4, 5.1).
    private const double PointsPerPixel = 0.75;
    private const int LargestSide = 100_000;

    /// <summary>The picture, or null and why not.</summary>
    public static RasterPicture? Read(ReadOnlyMemory<byte> bytes, out string refusal)
    {
        var file = bytes.Span;
        refusal = NameOf(file) is { } name
            ? $"The image is {name}, which is not supported, and was left out."
            : "The image is neither a PNG nor a JPEG, or it is broken, and was left out.";
        if (IsPng(file)) return Of(bytes, "image/png", BinaryPrimitives.ReadInt32BigEndian(file[16..]), BinaryPrimitives.ReadInt32BigEndian(file[20..]));
        if (JpegHeader.Read(file) is not { } jpeg) return null;
        var picture = jpeg.IsSideways ? Of(bytes, "image/jpeg", jpeg.Height, jpeg.Width) : Of(bytes, "image/jpeg", jpeg.Width, jpeg.Height);
        return picture is null ? null : picture with { Orientation = jpeg.Orientation };
    }

    // PNG (third edition), 5.2 and 11.2.2: signature, then IHDR with width and height.
    private static bool IsPng(ReadOnlySpan<byte> file) => file.Length >= 24 && file[0] == 0x89 && file[1..].StartsWith("PNG\r\n\x1A\n"u8);

    private static RasterPicture? Of(ReadOnlyMemory<byte> bytes, string mediaType, int width, int height)
    {
        var isPossible = width is > 0 and < LargestSide && height is > 0 and < LargestSide;
        return isPossible ? new(bytes, mediaType, NaturalSize.Of(width * PointsPerPixel, height * PointsPerPixel)) : null;
    }

    // Formats of the web and of cameras that PDF has no decoder for.
    private static string? NameOf(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith("GIF8"u8)) return "a GIF";
        if (file.StartsWith("RIFF"u8) && file.Length > 12 && file[8..].StartsWith("WEBP"u8)) return "a WebP";
        if (file.StartsWith("BM"u8)) return "a BMP";
        if (file.StartsWith("II*\0"u8) || file.StartsWith("MM\0*"u8)) return "a TIFF";
        if (file.StartsWith<byte>([0x1F, 0x8B])) return "compressed (SVGZ)";
        if (file.Length <= 12 || !file[4..].StartsWith("ftyp"u8)) return null;
        return file[8..].StartsWith("avif"u8) ? "an AVIF" : "a HEIC";
    }
}
