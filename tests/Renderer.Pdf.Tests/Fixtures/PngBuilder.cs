using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Renderer.Pdf.Tests.Fixtures;

/// <summary>PNG files made for a test, with any of the five filters. Checksums of chunks are left 0: readers of ours do not ask for them.</summary>
public sealed class PngBuilder(int width, int height, int bitDepth, int colorType)
{
    private readonly List<(string Type, byte[] Body)> _extra = [];

    public bool IsInterlaced { get; set; }

    public byte[]? ImageData { get; set; }

    public PngBuilder With(string chunk, params byte[] body)
    {
        _extra.Add((chunk, body));
        return this;
    }

    /// <param name="samples">The samples of a pixel, alpha included, each of the image's bit depth.</param>
    public byte[] Build(Func<int, int, int[]> samples)
    {
        var png = new MemoryStream();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = ((byte)bitDepth, (byte)colorType, IsInterlaced ? (byte)1 : (byte)0);
        Chunk(png, "IHDR", header);
        foreach (var (type, body) in _extra)
            Chunk(png, type, body);
        var data = ImageData ?? Deflate(Passes().SelectMany(p => Filtered(Rows(samples, p))).ToArray());
        // Split in two, as large files are.
        Chunk(png, "IDAT", data[..(data.Length / 2)]);
        Chunk(png, "IDAT", data[(data.Length / 2)..]);
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    private IEnumerable<(int X, int Y, int StepX, int StepY)> Passes() => IsInterlaced
        ? [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
        : [(0, 0, 1, 1)];

    private List<byte[]> Rows(Func<int, int, int[]> samples, (int X, int Y, int StepX, int StepY) pass)
    {
        var rows = new List<byte[]>();
        for (var y = pass.Y; y < height && pass.X < width; y += pass.StepY)
        {
            var bits = new StringBuilder();
            for (var x = pass.X; x < width; x += pass.StepX)
            {
                foreach (var sample in samples(x, y))
                    bits.Append(Convert.ToString(sample, 2).PadLeft(bitDepth, '0'));
            }
            bits.Append('0', -bits.Length & 7);
            rows.Add([.. bits.ToString().Chunk(8).Select(b => Convert.ToByte(new string(b), 2))]);
        }
        return rows;
    }

    // The filters take turns, row by row.
    private byte[] Filtered(List<byte[]> rows)
    {
        var channels = colorType switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };
        var distance = Math.Max(1, channels * bitDepth / 8);
        var filtered = new List<byte>();
        for (var y = 0; y < rows.Count; y++)
        {
            filtered.Add((byte)(y % 5));
            for (var i = 0; i < rows[y].Length; i++)
            {
                int left = i >= distance ? rows[y][i - distance] : 0, up = y > 0 ? rows[y - 1][i] : 0, corner = y > 0 && i >= distance ? rows[y - 1][i - distance] : 0;
                var estimate = left + up - corner;
                var paeth = new[] { left, up, corner }.MinBy(c => Math.Abs(estimate - c));
                filtered.Add((byte)(rows[y][i] - (y % 5) switch { 0 => 0, 1 => left, 2 => up, 3 => (left + up) / 2, _ => paeth }));
            }
        }
        return [.. filtered];
    }

    private static byte[] Deflate(byte[] raw)
    {
        using var deflated = new MemoryStream();
        using (var zlib = new ZLibStream(deflated, CompressionLevel.Optimal))
            zlib.Write(raw);
        return deflated.ToArray();
    }

    private static void Chunk(MemoryStream png, string type, byte[] body)
    {
        Span<byte> four = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(four, body.Length);
        png.Write(four);
        png.Write(Encoding.ASCII.GetBytes(type));
        png.Write(body);
        png.Write([0, 0, 0, 0]);
    }
}
