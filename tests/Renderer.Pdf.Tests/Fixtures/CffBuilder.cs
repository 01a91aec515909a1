using System.Text;
using Renderer.Layout.Tests.Fonts;

namespace Renderer.Pdf.Tests.Fixtures;

/// <summary>A small OpenType font with CFF outlines: .notdef and "A", a square of 400 units drawn through a local and a global subroutine.</summary>
public static class CffBuilder
{
    public static byte[] Build(bool isCidKeyed) =>
        new FontBuilder()
            .Without("glyf").Without("loca")
            .With("maxp", FontBuilder.Words(0, 0x5000, 2))
            .With("hhea", FontBuilder.Words(1, 0, 800, -200, 100, 1000, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2))
            .With("hmtx", FontBuilder.Words(500, 0, 600, 100))
            .With("cmap", FontBuilder.Cmap(3, 1, FontBuilder.Format4(('A', 'A', 1))))
            .With("CFF ", Cff(isCidKeyed))
            .Build(0x4F54544F);

    private static byte[] Cff(bool isCidKeyed)
    {
        // "A": width 600 less the nominal 500; stems, hintmask, then 100 0 rmoveto and local subroutine 0, which calls global subroutine 0.
        byte[] glyph = [.. N(100), .. N(0), .. N(400), 18, .. N(100), .. N(400), 19, 0xC0, .. N(100), .. N(0), 21, .. N(-107), 10, 14];
        byte[] local = [.. N(400), 6, .. N(-107), 29, 11];   // 400 hlineto, then the rest of the square
        byte[] global = [.. N(400), 7, .. N(-400), 6, 11];   // 400 vlineto, -400 hlineto
        byte[] start = [1, 0, 4, 4, .. Index("Test"u8.ToArray())];
        byte[] afterTop = [.. Index(Encoding.ASCII.GetBytes("Adobe"), Encoding.ASCII.GetBytes("Identity")), .. Index(global)];
        byte[] charstrings = Index([14], glyph);
        byte[] inner = [.. N(500), 20, .. N(500), 21];       // defaultWidthX, nominalWidthX
        byte[] privateDict = [.. inner, .. Long(inner.Length + 6), 19];
        byte[] body = [.. charstrings, .. privateDict, .. Index(local)];

        var bodyAt = start.Length + Index(Top(isCidKeyed, 0, 0, 0)).Length + afterTop.Length;
        var privateAt = bodyAt + charstrings.Length;
        var endAt = bodyAt + body.Length;
        byte[] select = isCidKeyed ? [0, 0, 0] : [];
        byte[] dicts = isCidKeyed ? Index([.. Long(privateDict.Length), .. Long(privateAt), 18]) : [];
        var top = Top(isCidKeyed, bodyAt, isCidKeyed ? endAt : privateDict.Length, isCidKeyed ? endAt + select.Length : privateAt);
        return [.. start, .. Index(top), .. afterTop, .. body, .. select, .. dicts];
    }

    // CID-keyed: ROS, FDSelect and FDArray; name-keyed: the private dictionary's size and place.
    private static byte[] Top(bool isCidKeyed, int charstrings, int first, int second) => isCidKeyed
        ? [.. Long(391), .. Long(392), .. Long(0), 12, 30, .. Long(charstrings), 17, .. Long(first), 12, 37, .. Long(second), 12, 36]
        : [.. Long(charstrings), 17, .. Long(first), .. Long(second), 18];

    private static byte[] Index(params byte[][] entries) =>
        [0, (byte)entries.Length, 1, 1, .. entries.Select((_, i) => (byte)(1 + entries.Take(i + 1).Sum(e => e.Length))), .. entries.SelectMany(e => e)];

    private static byte[] N(int value) => [28, (byte)(value >> 8), (byte)value];

    private static byte[] Long(int value) => [29, .. FontBuilder.Longs(value)];
}
