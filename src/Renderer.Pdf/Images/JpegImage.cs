using System.Buffers.Binary;
using Renderer.Pdf.Objects;

namespace Renderer.Pdf.Images;

/// <summary>JPEG files go into a PDF as they are; only their size and colours are read (ITU-T T.81, annex B).</summary>
internal static class JpegImage
{
    public static bool IsJpeg(ReadOnlySpan<byte> file) => file.StartsWith<byte>([0xFF, 0xD8, 0xFF]);

    public static void Write(PdfFile file, int number, ReadOnlySpan<byte> jpeg)
    {
        var frame = ReadFrame(jpeg);
        var entries = new PdfBuffer().Add("/Type/XObject/Subtype/Image/Filter/DCTDecode/BitsPerComponent 8/Width "u8).Add(frame.Width).Add("/Height "u8).Add(frame.Height)
            .Add(frame.Components switch { 1 => "/ColorSpace/DeviceGray"u8, 3 => "/ColorSpace/DeviceRGB"u8, _ => "/ColorSpace/DeviceCMYK"u8 });
        // Programs that write CMYK JPEG with an Adobe marker write it inverted.
        if (frame is { Components: 4, HasAdobeMarker: true })
            entries.Add("/Decode[1 0 1 0 1 0 1 0]"u8);
        file.WriteEncoded(number, entries.Written, jpeg);
    }

    private static Frame ReadFrame(ReadOnlySpan<byte> jpeg)
    {
        var hasAdobeMarker = false;
        var at = 2;
        while (at + 4 <= jpeg.Length && jpeg[at] == 0xFF)
        {
            var marker = jpeg[at + 1];
            if (marker == 0xFF) // fill byte
            {
                at++;
                continue;
            }
            var length = BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]);
            var segment = at + 4 <= jpeg.Length - Math.Max(0, length - 2) && length >= 2 ? jpeg.Slice(at + 4, length - 2) : throw new ImageException("The JPEG file ends in the middle of a segment.");
            hasAdobeMarker |= marker == 0xEE && segment.StartsWith("Adobe"u8);
            // Start of frame: C0 to CF without the tables DHT (C4), JPG (C8) and DAC (CC).
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return FrameOf(marker, segment, hasAdobeMarker);
            at += 2 + length;
        }
        throw new ImageException("The JPEG file has no frame.");
    }

    private static Frame FrameOf(byte marker, ReadOnlySpan<byte> segment, bool hasAdobeMarker)
    {
        if (marker > 0xC2)
            throw new ImageException("The JPEG file is lossless, hierarchical or arithmetic-coded, which PDF readers do not decode.");
        if (segment.Length < 6 || segment[0] != 8)
            throw new ImageException("The JPEG file has other than 8 bits a component.");
        var frame = new Frame(BinaryPrimitives.ReadUInt16BigEndian(segment[3..]), BinaryPrimitives.ReadUInt16BigEndian(segment[1..]), segment[5], hasAdobeMarker);
        return frame is { Width: > 0, Height: > 0, Components: 1 or 3 or 4 } ? frame : throw new ImageException("The JPEG file states an impossible size or number of colours.");
    }

    private readonly record struct Frame(int Width, int Height, int Components, bool HasAdobeMarker);
}
