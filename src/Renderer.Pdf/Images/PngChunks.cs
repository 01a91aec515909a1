using System.Buffers.Binary;
using System.Text;

namespace Renderer.Pdf.Images;

/// <summary>PNG colour types.</summary>
internal enum PngColor : byte
{
    Grey = 0,
    TrueColor = 2,
    Indexed = 3,
    GreyAlpha = 4,
    TrueColorAlpha = 6,
}

/// <summary>The header chunk.</summary>
internal sealed record PngHeader(int Width, int Height, int BitDepth, PngColor Color, bool IsInterlaced)
{
    // An A4 page at 600 dpi has 35 million. Decoding must not take the machine down.
    private const long MaximumPixels = 40_000_000;

    /// <summary>Samples a pixel, alpha included.</summary>
    public int Components => Color switch { PngColor.Grey or PngColor.Indexed => 1, PngColor.GreyAlpha => 2, PngColor.TrueColor => 3, _ => 4 };

    public int BitsPerPixel => Components * BitDepth;

    public static PngHeader Read(ReadOnlySpan<byte> chunk)
    {
        if (chunk.Length < 13)
            throw new ImageException("The PNG file's header is too short.");
        var header = new PngHeader(BinaryPrimitives.ReadInt32BigEndian(chunk), BinaryPrimitives.ReadInt32BigEndian(chunk[4..]), chunk[8], (PngColor)chunk[9], chunk[12] == 1);
        if (header.Width <= 0 || header.Height <= 0 || (long)header.Width * header.Height > MaximumPixels)
            throw new ImageException($"The PNG file is {header.Width} by {header.Height} pixels; at most {MaximumPixels} pixels are accepted.");
        var isKnown = (header.Color, header.BitDepth) switch
        {
            (PngColor.Grey, 1 or 2 or 4 or 8 or 16) or (PngColor.Indexed, 1 or 2 or 4 or 8) => true,
            (PngColor.TrueColor or PngColor.GreyAlpha or PngColor.TrueColorAlpha, 8 or 16) => true,
            _ => false,
        };
        return isKnown && chunk[10] == 0 && chunk[11] == 0 && chunk[12] <= 1 ? header : throw new ImageException("The PNG file's header states a form that PNG does not have.");
    }
}

/// <summary>The chunks of a PNG file that matter for painting.</summary>
internal sealed record PngChunks(PngHeader Header, byte[] Palette, byte[] Transparency, byte[] ImageData)
{
    public static PngChunks Read(ReadOnlySpan<byte> chunks)
    {
        PngHeader? header = null;
        byte[] palette = [], transparency = [];
        var data = new MemoryStream();
        while (chunks.Length >= 12)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(chunks);
            if (length < 0 || length > chunks.Length - 12)
                throw new ImageException("The PNG file ends in the middle of a chunk.");
            var body = chunks.Slice(8, length);
            switch (Encoding.ASCII.GetString(chunks[4..8]))
            {
                case "IHDR": header = PngHeader.Read(body); break;
                case "PLTE": palette = body.ToArray(); break;
                case "tRNS": transparency = body.ToArray(); break;
                case "IDAT": data.Write(body); break;
                default: break; // colour management and comments
            }
            chunks = chunks[(length + 12)..];
        }
        if (header is null || data.Length == 0)
            throw new ImageException("The PNG file has no header or no image data.");
        if (header.Color == PngColor.Indexed && palette.Length is < 3 or > 768 || palette.Length % 3 != 0)
            throw new ImageException("The PNG file's palette is missing or damaged.");
        return new PngChunks(header, palette, transparency, data.ToArray());
    }
}
