using System.Globalization;
using System.IO.Compression;
using System.Text;
using Renderer.Pdf.Tests.Fixtures;

namespace Renderer.Pdf.Tests.Properties;

/// <summary>Makes up small pictures that are sound: PNG of every colour type and depth, JPEG of every number of colours, SVG.</summary>
internal static class Pictures
{
    private static readonly (int Depth, int Color)[] PngForms =
        [(1, 0), (2, 0), (4, 0), (8, 0), (16, 0), (8, 2), (16, 2), (1, 3), (2, 3), (4, 3), (8, 3), (8, 4), (16, 4), (8, 6), (16, 6)];

    /// <summary>Any of them.</summary>
    public static byte[] Any(Random random) => random.Next(3) switch { 0 => Jpeg(random), 1 => Encoding.UTF8.GetBytes(Svg(random)), _ => Png(random) };

    public static byte[] Png(Random random)
    {
        var (depth, color) = PngForms[random.Next(PngForms.Length)];
        var png = new PngBuilder(random.Next(1, 20), random.Next(1, 20), depth, color) { IsInterlaced = random.Next(3) == 0 };
        var colors = color == 3 ? random.Next(1, (1 << depth) + 1) : 1 << depth;
        if (color == 3) png.With("PLTE", Bytes(random, 3 * colors));
        if (color is 0 or 2 && random.Next(3) == 0) png.With("tRNS", [.. Enumerable.Range(0, color == 0 ? 1 : 3).SelectMany(_ => new byte[] { 0, (byte)random.Next(Math.Min(256, colors)) })]);
        if (color == 3 && random.Next(2) == 0) png.With("tRNS", Bytes(random, random.Next(1, colors + 1)));
        if (random.Next(3) == 0) png.With("tEXt", Encoding.ASCII.GetBytes("Comment\0made up"));
        return png.Build((_, _) => [.. Enumerable.Range(0, color switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 }).Select(_ => random.Next(colors))]);
    }

    public static byte[] Jpeg(Random random)
    {
        var components = random.Next(3) switch { 0 => 1, 1 => 3, _ => 4 };
        var jpeg = new JpegBuilder(random.Next(1, 40), random.Next(1, 40), components) { Frame = (byte)(0xC0 + random.Next(3)) };
        if (random.Next(2) == 0) jpeg.With(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
        if (random.Next(3) == 0) jpeg.With(0xE1, [.. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)random.Next(1, 9), 0, 0, 0, 0, 0, 0]);
        // The colours: as they are, or as brightness and two differences (1), with black (2).
        if (random.Next(3) == 0) jpeg.With(0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, (byte)(random.Next(2) * (components switch { 1 => 0, 3 => 1, _ => 2 }))]);
        return jpeg.Build((_, _) => random.Next(-7, 8));
    }

    public static string Svg(Random random)
    {
        var svg = new StringBuilder("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 60' width='100' height='60'><title>图</title>"
            + "<defs><linearGradient id='g'><stop offset='0' stop-color='#c00'/><stop offset='1' stop-color='#00c' stop-opacity='.4'/></linearGradient>"
            + "<radialGradient id='r'><stop offset='.2' stop-color='teal'/><stop offset='.9' stop-color='gold'/></radialGradient><clipPath id='c'><circle cx='50' cy='30' r='25'/></clipPath></defs>");
        for (var i = random.Next(1, 7); i > 0; i--) svg.Append(Shape(random));
        return svg.Append("</svg>").ToString();
    }

    private static string Shape(Random random)
    {
        string N(int most) => (random.Next(10 * most) / 10.0).ToString(CultureInfo.InvariantCulture);
        var paint = random.Next(5) switch { 0 => "fill='url(#g)'", 1 => "fill='url(#r)' stroke='#123'", 2 => "fill='none' stroke='red' stroke-width='2' stroke-dasharray='4 2'", 3 => "fill='#0808' opacity='.5'", _ => "clip-path='url(#c)'" };
        return random.Next(7) switch
        {
            0 => $"<rect x='{N(60)}' y='{N(40)}' width='{N(40)}' height='{N(20)}' rx='{N(5)}' {paint}/>",
            1 => $"<circle cx='{N(100)}' cy='{N(60)}' r='{N(30)}' {paint}/>",
            2 => $"<path d='M{N(90)} {N(50)} L{N(90)} {N(50)} C{N(90)} {N(50)} {N(90)} {N(50)} {N(90)} {N(50)} A{N(20)} {N(20)} 30 0 1 {N(90)} {N(50)} Z' {paint}/>",
            3 => $"<polyline points='{N(90)},{N(50)} {N(90)},{N(50)} {N(90)},{N(50)}' {paint}/>",
            4 => $"<g transform='rotate({N(90)}) scale(.5)'>{Shape(random)}{Shape(random)}</g>",
            5 => $"<image x='{N(60)}' y='{N(40)}' width='30' height='20' href='data:image/png;base64,{Convert.ToBase64String(Png(random))}'/>",
            _ => $"<text x='{N(30)}' y='{N(50)}' font-size='{random.Next(4, 14)}' {paint}>第{random.Next(100)}季度 fi</text>",
        };
    }

    /// <summary>Data of a PNG file that unpacks to as many zeros.</summary>
    public static byte[] Zeros(int count)
    {
        using var deflated = new MemoryStream();
        using (var zlib = new ZLibStream(deflated, CompressionLevel.Fastest, leaveOpen: true))
        {
            var zeros = new byte[1 << 16];
            for (; count > 0; count -= zeros.Length) zlib.Write(zeros, 0, Math.Min(count, zeros.Length));
        }
        return deflated.ToArray();
    }

    private static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
