using System.Buffers.Binary;
using Renderer.Pdf.Objects;

namespace Renderer.Pdf.Images;

/// <summary>PNG files (W3C, PNG 3). Without transparency their compressed data goes into the PDF as it is; else colours and alpha are taken apart.</summary>
internal static class PngImage
{
    private static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    public static bool IsPng(ReadOnlySpan<byte> file) => file.StartsWith(Signature);

    /// <summary>Writes the image and returns whether parts of it are see-through.</summary>
    public static bool Write(PdfFile file, int number, ReadOnlyMemory<byte> png)
    {
        var chunks = PngChunks.Read(png.Span[8..]);
        var header = chunks.Header;
        var hasAlpha = header.Color is PngColor.GreyAlpha or PngColor.TrueColorAlpha || (header.Color == PngColor.Indexed && chunks.Transparency.Length > 0);
        var entries = Entries(header);
        if (header.Color == PngColor.Indexed)
            WritePalette(file, number, chunks.Palette, entries);
        else
            entries.Add(header.Color is PngColor.Grey or PngColor.GreyAlpha ? "/ColorSpace/DeviceGray"u8 : "/ColorSpace/DeviceRGB"u8);
        if (hasAlpha || header.IsInterlaced || !PngPixels.IsWhole(chunks))
        {
            var pixels = PngPixels.Decode(chunks);
            if (hasAlpha)
                entries.Add("/SMask "u8).Reference(WriteMask(file, header, pixels.Alpha));
            else if (chunks.Transparency.Length > 0)
                WriteColorKey(entries, chunks, scale: pixels.BitsPerComponent > header.BitDepth ? 255 / ((1 << header.BitDepth) - 1) : 1);
            entries.Add("/BitsPerComponent "u8).Add(pixels.BitsPerComponent);
            file.WriteStream(number, entries.Written, pixels.Colors);
            return hasAlpha;
        }
        if (chunks.Transparency.Length > 0)
            WriteColorKey(entries, chunks, scale: 1);
        // The same predictor and the same deflate as PDF's own (7.4.4.4).
        entries.Add("/BitsPerComponent "u8).Add(header.BitDepth).Add("/DecodeParms<</Predictor 15/Colors "u8).Add(header.Components)
            .Add("/BitsPerComponent "u8).Add(header.BitDepth).Add("/Columns "u8).Add(header.Width).Add(">>"u8);
        file.WriteDeflated(number, entries.Written, chunks.ImageData);
        return false;
    }

    private static PdfBuffer Entries(PngHeader header) =>
        new PdfBuffer().Add("/Type/XObject/Subtype/Image/Width "u8).Add(header.Width).Add("/Height "u8).Add(header.Height);

    private static void WritePalette(PdfFile file, int number, byte[] palette, PdfBuffer entries)
    {
        entries.Add("/ColorSpace[/Indexed/DeviceRGB "u8).Add(palette.Length / 3 - 1);
        file.AddString(number, palette, entries);
        entries.Add((byte)']');
    }

    // tRNS of grey and true-colour images: one colour, 16 bits a component, that is transparent. Its scale is that of the samples.
    private static void WriteColorKey(PdfBuffer entries, PngChunks chunks, int scale)
    {
        if (chunks.Transparency.Length < 2 * chunks.Header.Components)
            throw new ImageException("The PNG file's transparent colour is incomplete.");
        entries.Add("/Mask["u8);
        for (var i = 0; i < chunks.Header.Components; i++)
        {
            var value = scale * BinaryPrimitives.ReadUInt16BigEndian(chunks.Transparency.AsSpan(2 * i));
            entries.Add(value).Add((byte)' ').Add(value).Add((byte)' ');
        }
        entries.Add((byte)']');
    }

    private static int WriteMask(PdfFile file, PngHeader header, byte[] alpha)
    {
        var number = file.Allocate();
        file.WriteStream(number, Entries(header).Add("/ColorSpace/DeviceGray/BitsPerComponent 8"u8).Written, alpha);
        return number;
    }
}
