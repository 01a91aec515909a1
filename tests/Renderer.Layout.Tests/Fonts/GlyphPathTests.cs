using System.Buffers.Binary;
using Renderer.Layout.Fonts;
using Renderer.Layout.Fonts.Outlines;

namespace Renderer.Layout.Tests.Fonts;

public class GlyphPathTests
{
    [Theory]
    [InlineData("Noto Serif SC", "国务院政府信息公开工作年度报告0123456789，。（）Agé%")]
    [InlineData("Noto Sans SC", "国务院表行机关件Agé%")]
    [InlineData("LXGW WenKai", "国务院，楷体")]
    public void TrueType_Contours_FillTheBoxTheGlyphDeclares(string family, string text)
    {
        var face = ShippedFonts.Library.Find(family, 400, italic: false)!;
        var outlines = (TrueTypeOutlines)face.Outlines;
        foreach (var rune in text.EnumerateRunes())
        {
            var glyph = face.GlyphOf(rune.Value);
            var box = BoxOf(outlines.PathOf(glyph), curvesOnly: true);
            var declared = outlines.GlyphOf(glyph)[2..10];

            // xMin, yMin, xMax, yMax are those of the points on the curve and of extreme control points.
            foreach (var (index, edge) in new[] { box.Left, box.Bottom, box.Right, box.Top }.Index())
                edge.ShouldBe(BinaryPrimitives.ReadInt16BigEndian(declared[(2 * index)..]), 12, $"{family} {rune}, edge {index}");
        }
    }

    [Fact]
    public void Cff_Contours_StayWithinTheFaceAndBeginAtTheSideBearing()
    {
        var face = ShippedFonts.Library.Find("FandolFang", 400, italic: false)!;
        foreach (var rune in "政府信息公开工作年度报告一二三，。（）0123456789".EnumerateRunes())
        {
            var glyph = face.GlyphOf(rune.Value);
            var box = BoxOf(face.Outlines.PathOf(glyph), curvesOnly: false);
            box.Left.ShouldBe(face.LeftSideBearingOf(glyph), 3, rune.ToString());
            box.Bottom.ShouldBeGreaterThanOrEqualTo(face.BoundingBox.Bottom - 1);
            box.Top.ShouldBeLessThanOrEqualTo(face.BoundingBox.Top + 1);
        }
    }

    [Fact]
    public void Space_OfEitherKind_DrawsNothing()
    {
        foreach (var family in new[] { "Noto Serif SC", "FandolFang" })
        {
            var face = ShippedFonts.Library.Find(family, 400, italic: false)!;
            face.Outlines.PathOf(face.GlyphOf(' ')).Segments.ShouldBeEmpty(family);
        }
    }

    [Fact]
    public void Composite_OfSyntheticFont_DrawsItsParts()
    {
        var outlines = new FontBuilder().Load().Outlines;
        outlines.PathOf(3).Segments.Length.ShouldBe(outlines.PathOf(1).Segments.Length + outlines.PathOf(2).Segments.Length);
    }

    // 139 is 0 in a charstring; 239 is 100, 39 is -100.
    [Theory]
    [InlineData("M100,100 L200,100 L200,200 Z", new byte[] { 239, 239, 21, 239, 139, 5, 139, 239, 5, 14 })] // rmoveto rlineto
    [InlineData("M100,0 L200,0 L200,100 L100,100 Z", new byte[] { 150, 239, 22, 239, 239, 39, 6, 14 })] // width hmoveto hlineto
    [InlineData("M0,100 L0,200 L100,200 Z", new byte[] { 239, 4, 239, 239, 7, 14 })] // vmoveto vlineto
    [InlineData("M0,0 C0,100 100,100 200,100 Z", new byte[] { 139, 4, 239, 239, 139, 239, 30, 14 })] // vhcurveto
    [InlineData("M0,0 C100,0 200,100 300,100 Z", new byte[] { 139, 4, 239, 239, 239, 239, 27, 14 })] // hhcurveto
    public void Charstring_Operators_DrawAsTheNoteSays(string path, byte[] charstring) => Text(CharstringPath.Of(charstring)).ShouldBe(path);

    [Fact]
    public void Charstring_Rubbish_IsRefusedOrDrawn()
    {
        var random = new Random(7);
        var refused = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = new byte[random.Next(40)];
            random.NextBytes(bytes);
            // Random bytes are mostly numbers.
            for (var k = 0; k < bytes.Length; k += 3) bytes[k] = (byte)random.Next(32);
            try
            {
                CharstringPath.Of(bytes);
            }
            catch (FontException)
            {
                refused++;
            }
        }

        refused.ShouldBeGreaterThan(1000);
    }

    private static string Text(GlyphPath path) => string.Join(' ', path.Segments.Select(s => s.Verb switch
    {
        PathVerb.Move => $"M{s.End.X},{s.End.Y}",
        PathVerb.Line => $"L{s.End.X},{s.End.Y}",
        PathVerb.Cubic => $"C{s.First.X},{s.First.Y} {s.Second.X},{s.Second.Y} {s.End.X},{s.End.Y}",
        PathVerb.Quadratic => $"Q{s.First.X},{s.First.Y} {s.End.X},{s.End.Y}",
        _ => "Z",
    }));

    private static Box BoxOf(GlyphPath path, bool curvesOnly)
    {
        var points = new List<PathPoint>();
        var at = default(PathPoint);
        foreach (var segment in path.Segments.Where(s => s.Verb != PathVerb.Close))
        {
            if (segment.Verb == PathVerb.Cubic) points.AddRange(Enumerable.Range(1, 63).Select(i => Cubic(at, segment, i / 64.0)));
            if (segment.Verb == PathVerb.Quadratic && !curvesOnly) points.Add(segment.First);
            points.Add(segment.End);
            at = segment.End;
        }

        return new(points.Min(p => p.X), points.Min(p => p.Y), points.Max(p => p.X), points.Max(p => p.Y));
    }

    private static PathPoint Cubic(PathPoint start, PathSegment s, double t)
    {
        var u = 1 - t;
        return new(At(start.X, s.First.X, s.Second.X, s.End.X), At(start.Y, s.First.Y, s.Second.Y, s.End.Y));
        double At(double a, double b, double c, double d) => (u * u * u * a) + (3 * u * u * t * b) + (3 * u * t * t * c) + (t * t * t * d);
    }

    private sealed record Box(double Left, double Bottom, double Right, double Top);
}
