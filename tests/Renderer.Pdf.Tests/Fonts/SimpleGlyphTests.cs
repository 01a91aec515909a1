using Renderer.Layout.Fonts.Outlines;
using Renderer.Pdf.Fonts;
using Renderer.Pdf.Tests.Fixtures;

namespace Renderer.Pdf.Tests.Fonts;

public class SimpleGlyphTests
{
    [Theory]
    [InlineData("Noto Serif SC", 400)]
    [InlineData("Noto Serif SC", 700)]
    [InlineData("Noto Sans SC", 400)]
    [InlineData("LXGW WenKai", 400)]
    public void Normalize_GlyphsOfAFace_KeepTheirContours(string family, int weight)
    {
        var outlines = (TrueTypeOutlines)ShippedFonts.Library.Find(family, weight, italic: false)!.Outlines;
        for (var glyph = 1; glyph < 20_000; glyph += 37)
        {
            var original = outlines.GlyphOf((ushort)glyph);
            var normalized = SimpleGlyph.Normalize(original);
            (normalized.Length % 2).ShouldBe(0);
            normalized.Length.ShouldBeLessThanOrEqualTo(original.Length + 1);
            Describe(normalized).ShouldBe(Describe(original), $"glyph {glyph}");
        }
    }

    [Fact]
    public void Normalize_Contours_BeginAtTheTopAndGoFromLeftToRight()
    {
        var outlines = (TrueTypeOutlines)ShippedFonts.Serif.Outlines;
        var glyph = GlyphPoints.Read(SimpleGlyph.Normalize(outlines.GlyphOf(ShippedFonts.Serif.GlyphOf('信'))))!;
        var starts = Contours(glyph).ConvertAll(c => c[0]);
        starts.Count.ShouldBeGreaterThan(5);
        starts.Select(p => p.X).ShouldBeInOrder();
        foreach (var contour in Contours(glyph))
            contour.Where(p => p.IsOnCurve).Max(p => p.Y).ShouldBe(contour[0].Y);
    }

    [Fact]
    public void Normalize_Twice_ChangesNothingMore()
    {
        var outlines = (TrueTypeOutlines)ShippedFonts.Serif.Outlines;
        var once = SimpleGlyph.Normalize(outlines.GlyphOf(ShippedFonts.Serif.GlyphOf('开')));
        SimpleGlyph.Normalize(once).ShouldBe(once);
    }

    [Fact]
    public void Normalize_WithInstructions_LeavesTheGlyphAsItIs()
    {
        // One contour of three points that begins at its lowest, and one instruction.
        byte[] glyph = [0, 1, 0, 0, 0, 0, 0, 9, 0, 9, 0, 2, 0, 1, 0x4F, 0x37, 0x37, 0x37, 9, 9, 9, 9, 0, 0];
        SimpleGlyph.Normalize(glyph).ShouldBe(glyph);
    }

    [Fact]
    public void Normalize_AnyBytes_GivesThemBackOrAReadableGlyph()
    {
        var random = new Random(5);
        var outlines = (TrueTypeOutlines)ShippedFonts.Serif.Outlines;
        for (var i = 0; i < 3000; i++)
        {
            var bytes = outlines.GlyphOf((ushort)random.Next(1, 20_000)).ToArray();
            for (var changes = random.Next(1, 6); changes > 0 && bytes.Length > 0; changes--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var damaged = bytes[..random.Next(bytes.Length + 1)];
            var normalized = SimpleGlyph.Normalize(damaged);
            if (GlyphPoints.Read(damaged) is null)
                normalized.ShouldBe(SimpleGlyph.Padded(damaged));
            else
                Describe(normalized).ShouldBe(Describe(damaged));
        }
    }

    /// <summary>A glyph as text that does not depend on where contours begin and which comes first.</summary>
    private static string Describe(ReadOnlySpan<byte> description)
    {
        if (GlyphPoints.Read(description) is not { } glyph)
            return Convert.ToHexString(SimpleGlyph.Padded(description));
        var contours = Contours(glyph).ConvertAll(c => Enumerable.Range(0, c.Count).Select(i => string.Join(' ', c.Skip(i).Concat(c.Take(i)))).Min(StringComparer.Ordinal)!);
        contours.Sort(StringComparer.Ordinal);
        return $"{Convert.ToHexString(description[2..SimpleGlyph.HeaderBytes])} {glyph.Overlaps} {string.Join('\n', contours)}";
    }

    private static List<List<GlyphPoint>> Contours(GlyphPoints glyph) =>
        [.. glyph.Ends.Select((end, i) => glyph.Points[(i == 0 ? 0 : glyph.Ends[i - 1])..end].ToList())];
}
