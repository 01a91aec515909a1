using System.Buffers.Binary;
using System.Text;
using Renderer.Pdf.Tests.Fixtures;
using Renderer.Pdf.Tests.Properties;

namespace Renderer.Pdf.Tests.Fuzzing;

/// <summary>Pictures damaged where it matters: in chunks and segments, sizes, palettes, packed data and markup, or cut off.</summary>
internal static class SpoiltPictures
{
    private static readonly string[] Strays = ["'", "\"", "<", ">", "&", "]]>", "<!--", "<!DOCTYPE svg [<!ENTITY a 'x'>]>", "&a;", "1e308", "-1e308", "1e-320", "NaN", "99999999999999999999", "url(#g)", "href='#x'", "<use href='#c'/>", "\0", "transform='scale(0)'", "translate(1e300)", "%", "M", "A"];

    public static byte[] Any(Random random) => random.Next(4) switch
    {
        0 => Jpeg(random),
        1 => Svg(random),
        _ => Png(random),
    };

    private static byte[] Png(Random random)
    {
        var png = Pictures.Png(random);
        switch (random.Next(8))
        {
            case 0:
                return png[..random.Next(png.Length)];
            case 1:
                // A size that is large, or no size; the data is not.
                Spoiler.Damage(random, png.AsSpan(16, 10));
                return png;
            case 2:
                return Repacked(random);
            case 3 or 4:
                return Rechunked(random, png);
            default:
                Spoiler.Damage(random, png.AsSpan(random.Next(2) == 0 ? 8 : 0));
                return png;
        }
    }

    // Data of another size than the header states, up to some that unpacks without end.
    private static byte[] Repacked(Random random)
    {
        int[] sides = [1, 7, 300, 5000, 99_999];
        var png = new PngBuilder(sides[random.Next(sides.Length)], sides[random.Next(random.Next(30) == 0 ? 5 : 3)], 8, random.Next(2) == 0 ? 2 : 6) { ImageData = Pictures.Zeros(random.Next(random.Next(30) == 0 ? 60_000_000 : 100_000)) };
        return png.Build((_, _) => []);
    }

    // Chunks lost, doubled, in another order, or of another kind.
    private static byte[] Rechunked(Random random, byte[] png)
    {
        var chunks = new List<byte[]>();
        for (var at = 8; at + 12 <= png.Length;)
        {
            var length = 12 + BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            chunks.Add(png[at..(at + length)]);
            at += length;
        }
        var (one, other) = (random.Next(chunks.Count), random.Next(chunks.Count));
        switch (random.Next(4))
        {
            case 0:
                chunks.RemoveAt(one);
                break;
            case 1:
                chunks.Insert(other, chunks[one]);
                break;
            case 2:
                (chunks[one], chunks[other]) = (chunks[other], chunks[one]);
                break;
            default:
                string[] kinds = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "iCCP", "acTL", "fdAT", "CgBI", "\0\0\0\0"];
                Encoding.ASCII.GetBytes(kinds[random.Next(kinds.Length)]).CopyTo(chunks[one], 4);
                break;
        }
        return [.. png[..8], .. chunks.SelectMany(chunk => chunk)];
    }

    private static byte[] Jpeg(Random random)
    {
        var jpeg = Pictures.Jpeg(random);
        switch (random.Next(6))
        {
            case 0:
                return jpeg[..random.Next(jpeg.Length)];
            case 1:
                return new JpegBuilder(random.Next(65536), random.Next(65536), random.Next(1, 5)) { Frame = (byte)(0xC0 + random.Next(16)), Precision = (byte)random.Next(7, 17) }.Build((_, _) => 0, blocks: 4);
            case 2:
                // A marker of another kind.
                var marker = jpeg.AsSpan(2).IndexOf((byte)0xFF) + 3;
                jpeg[marker] = (byte)random.Next(0xC0, 0x100);
                return jpeg;
            default:
                Spoiler.Damage(random, jpeg.AsSpan(random.Next(3) == 0 ? 0 : 2));
                return jpeg;
        }
    }

    private static byte[] Svg(Random random)
    {
        var svg = new StringBuilder(Pictures.Svg(random));
        for (var i = random.Next(1, 6); i > 0; i--)
        {
            var at = random.Next(svg.Length);
            var length = Math.Min(random.Next(20), svg.Length - at);
            switch (random.Next(3))
            {
                case 0:
                    svg.Remove(at, length);
                    break;
                case 1:
                    svg.Insert(random.Next(svg.Length), svg.ToString(at, length));
                    break;
                default:
                    svg.Insert(at, Strays[random.Next(Strays.Length)]);
                    break;
            }
            if (svg.Length == 0) break;
        }
        return Encoding.UTF8.GetBytes(svg.ToString());
    }
}
