using System.IO.Compression;

namespace Renderer.Pdf.Images;

/// <summary>The decoded pixels of a PNG file: colours packed as PDF wants them, alpha with 8 bits a pixel.</summary>
/// <param name="Colors">Rows of colour samples; palette indexes for indexed images.</param>
/// <param name="Alpha">Rows of alpha; empty when the image is opaque.</param>
/// <param name="BitsPerComponent">8 or 16 bits a colour sample.</param>
internal sealed record PngPixels(byte[] Colors, byte[] Alpha, int BitsPerComponent)
{
    // The seven passes of Adam7: first column, first row, distance of columns, distance of rows.
    private static readonly Pass[] Adam7 = [new(0, 0, 8, 8), new(4, 0, 8, 8), new(0, 4, 4, 8), new(2, 0, 4, 4), new(0, 2, 2, 4), new(1, 0, 2, 2), new(0, 1, 1, 2)];

    /// <summary>Decodes the image.</summary>
    /// <exception cref="ImageException">The image data is damaged.</exception>
    public static PngPixels Decode(PngChunks chunks)
    {
        var pixels = new PixelSplitter(chunks.Header, chunks.Transparency);
        ReadRows(chunks, pixels);
        return pixels.Result;
    }

    /// <summary>Reads the image and keeps nothing: whether its data can go into the PDF as it is, because it ends with the image and its checksum is right.</summary>
    /// <exception cref="ImageException">The image data is damaged.</exception>
    public static bool IsWhole(PngChunks chunks) => ReadRows(chunks, null);

    private static bool ReadRows(PngChunks chunks, PixelSplitter? pixels)
    {
        using var inflated = new ZLibStream(new MemoryStream(chunks.ImageData), CompressionMode.Decompress);
        try
        {
            foreach (var pass in chunks.Header.IsInterlaced ? Adam7 : [new Pass(0, 0, 1, 1)])
                DecodePass(inflated, pass, chunks.Header, pixels);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new ImageException("The PNG file's image data is damaged or ends early.");
        }
        return EndsHere(inflated);
    }

    // The checksum stands behind the last row.
    private static bool EndsHere(ZLibStream inflated)
    {
        try
        {
            return inflated.ReadByte() < 0;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static void DecodePass(ZLibStream inflated, Pass pass, PngHeader header, PixelSplitter? pixels)
    {
        var columns = (header.Width - pass.X + pass.StepX - 1) / pass.StepX;
        if (columns <= 0)
            return;
        var distance = Math.Max(1, header.BitsPerPixel / 8);
        byte[] row = new byte[(columns * header.BitsPerPixel + 7) / 8], above = new byte[row.Length];
        for (var y = pass.Y; y < header.Height; y += pass.StepY)
        {
            var filter = inflated.ReadByte();
            inflated.ReadExactly(row);
            Unfilter(filter, row, above, distance);
            for (var i = 0; i < columns; i++)
                pixels?.Set(pass.X + i * pass.StepX, y, row, i);
            (row, above) = (above, row);
        }
    }

    // PNG 3, 9.2. Left, above and above left count as 0 outside the image.
    private static void Unfilter(int filter, byte[] row, byte[] above, int distance)
    {
        for (var i = 0; i < row.Length; i++)
        {
            int left = i >= distance ? row[i - distance] : 0, up = above[i], corner = i >= distance ? above[i - distance] : 0;
            row[i] += (byte)(filter switch
            {
                0 => 0,
                1 => left,
                2 => up,
                3 => (left + up) / 2,
                4 => Paeth(left, up, corner),
                _ => throw new ImageException("The PNG file uses a filter that PNG does not have."),
            });
        }
    }

    private static int Paeth(int left, int up, int corner)
    {
        var estimate = left + up - corner;
        var (toLeft, toUp, toCorner) = (Math.Abs(estimate - left), Math.Abs(estimate - up), Math.Abs(estimate - corner));
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }

    private readonly record struct Pass(int X, int Y, int StepX, int StepY);
}
