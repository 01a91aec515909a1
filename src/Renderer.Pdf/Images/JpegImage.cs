using Renderer.Pdf.Objects;

namespace Renderer.Pdf.Images;

/// <summary>JPEG files go into a PDF as they are; their segments are read, their pixels are not (ITU-T T.81, annex B).</summary>
internal static class JpegImage
{
    public static bool IsJpeg(ReadOnlySpan<byte> file) => file.StartsWith<byte>([0xFF, 0xD8, 0xFF]);

    public static void Write(PdfFile file, int number, ReadOnlySpan<byte> jpeg)
    {
        var segments = new JpegSegments(jpeg);
        var frame = segments.Read();
        var entries = new PdfBuffer().Add("/Type/XObject/Subtype/Image/Filter/DCTDecode/BitsPerComponent 8/Width "u8).Add(frame.Width).Add("/Height "u8).Add(frame.Height)
            .Add(frame.Components.Length switch { 1 => "/ColorSpace/DeviceGray"u8, 3 => "/ColorSpace/DeviceRGB"u8, _ => "/ColorSpace/DeviceCMYK"u8 });
        // Programs that write CMYK JPEG with an Adobe marker write it inverted.
        if (frame.Components.Length == 4 && segments.HasAdobeMarker)
            entries.Add("/Decode[1 0 1 0 1 0 1 0]"u8);
        file.WriteEncoded(number, entries.Written, jpeg);
    }

    /// <summary>How many colour components a file has; 0 when it cannot be read.</summary>
    public static int ComponentsOf(ReadOnlySpan<byte> jpeg)
    {
        try
        {
            return new JpegSegments(jpeg).Read().Components.Length;
        }
        catch (ImageException)
        {
            return 0; // Told when it is written.
        }
    }
}
