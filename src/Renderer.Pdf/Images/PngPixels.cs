using System.Buffers.Binary;
using System.IO.Compression;
using Renderer.Pdf.Deflate;

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
    public static bool IsWhole(PngChunks chunks)
    {
        // Data that ends without saying so goes on into these bytes, which nothing packed begins with.
        using var inflated = Inflated([.. chunks.ImageData, .. Enumerable.Repeat((byte)0xFF, 16)]);
        var (row, sum) = (new byte[1 + RowLength(chunks.Header, chunks.Header.Width)], Adler32.Start);
        try
        {
            for (var y = 0; y < chunks.Header.Height; y++)
            {
                ReadRow(inflated, row);
                sum = sum.Then(Adler32.Of(row), row.Length);
            }
            return inflated.ReadByte() < 0 && BinaryPrimitives.ReadUInt32BigEndian(chunks.ImageData.AsSpan(^4)) == sum.Value;
        }
        catch (Exception e) when (e is ImageException or InvalidDataException or IOException)
        {
            return false;
        }
    }

    private static void ReadRows(PngChunks chunks, PixelSplitter pixels)
    {
        using var inflated = Inflated(chunks.ImageData);
        foreach (var pass in chunks.Header.IsInterlaced ? Adam7 : [new Pass(0, 0, 1, 1)])
            DecodePass(inflated, pass, chunks.Header, pixels);
    }

    private static ZLibStream Inflated(byte[] data) => new(new MemoryStream(data), CompressionMode.Decompress);

    /// <summary>Reads a row's filter and its bytes.</summary>
    private static void ReadRow(ZLibStream inflated, byte[] row)
    {
        try
        {
            inflated.ReadExactly(row);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw new ImageException("The PNG file's image data is damaged or ends early.");
        }
        if (row[0] > 4)
            throw new ImageException("The PNG file uses a filter that PNG does not have.");
    }

    private static int RowLength(PngHeader header, int columns) => checked((int)(((long)columns * header.BitsPerPixel + 7) / 8));

    private static void DecodePass(ZLibStream inflated, Pass pass, PngHeader header, PixelSplitter pixels)
    {
        var columns = (header.Width - pass.X + pass.StepX - 1) / pass.StepX;
        if (columns <= 0)
            return;
        var distance = Math.Max(1, header.BitsPerPixel / 8);
        byte[] row = new byte[1 + RowLength(header, columns)], above = new byte[row.Length];
        for (var y = pass.Y; y < header.Height; y += pass.StepY)
        {
            ReadRow(inflated, row);
            Unfilter(row, above, distance);
            for (var i = 0; i < columns; i++)
                pixels.Set(pass.X + i * pass.StepX, y, row.AsSpan(1), i);
            (row, above) = (above, row);
        }
    }

    // PNG 3, 9.2. Left, above and above left count as 0 outside the image. The first byte is the filter.
    private static void Unfilter(byte[] row, byte[] above, int distance)
    {
        for (var i = 1; i < row.Length; i++)
        {
            int left = i > distance ? row[i - distance] : 0, up = above[i], corner = i > distance ? above[i - distance] : 0;
            row[i] += (byte)(row[0] switch
            {
                0 => 0,
                1 => left,
                2 => up,
                3 => (left + up) / 2,
                _ => Paeth(left, up, corner),
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
