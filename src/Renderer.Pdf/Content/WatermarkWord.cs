using System.Collections.Immutable;
using Renderer.Layout.Fonts;
using Renderer.Layout.Fonts.Outlines;
using Renderer.Layout.Pages;

namespace Renderer.Pdf.Content;

/// <summary>The outline of a watermark's word, glyph after glyph on one line, in units of the font size.</summary>
/// <param name="Outline">Its contours, y upwards; curves are cubic, as a page's are.</param>
/// <param name="Ink">The box it fills.</param>
internal sealed record WatermarkWord(ImmutableArray<PathSegment> Outline, PictureArea Ink)
{
    /// <summary>Draws the word in the first face that has all its characters: the title's, then the document's others, then those given with it.</summary>
    /// <exception cref="FontException">No face has them, they have no ink, or a glyph is damaged.</exception>
    public static WatermarkWord Draw(PdfWatermark watermark, PagedDocument document)
    {
        var text = watermark.Text.Trim();
        var faces = TitleFont(document).Concat(document.Fonts).Concat(watermark.Faces).Distinct().ToArray();
        var face = faces.FirstOrDefault(f => text.EnumerateRunes().All(rune => f.GlyphOf(rune.Value) != 0))
            ?? throw new FontException($"No font has all characters of \"{text}\".");
        return Draw(text, face);
    }

    private static WatermarkWord Draw(string text, FontFace face)
    {
        var outline = ImmutableArray.CreateBuilder<PathSegment>();
        var (pen, unit) = (0.0, 1.0 / face.UnitsPerEm);
        foreach (var rune in text.EnumerateRunes())
        {
            var glyph = face.GlyphOf(rune.Value);
            outline.AddRange(Placed(face.Outlines.PathOf(glyph), new Transform(unit, 0, 0, unit, pen, 0)));
            pen += face.AdvanceOf(glyph) * unit;
        }
        return new(outline.ToImmutable(), InkOf(outline, text));
    }

    // The first heading's, whichever page it is on.
    private static IEnumerable<FontFace> TitleFont(PagedDocument document)
    {
        bool IsTitle(Page page, PaintItem item) => item.Structure >= 0 && document.Structure[item.Structure].Type == StructureType.Heading;
        return document.Pages.SelectMany(page => page.Items.Where(item => item.Kind == PaintKind.GlyphRun && IsTitle(page, item)).Select(item => document.Fonts[page.Runs[item.Index].Font])).Take(1);
    }

    private static IEnumerable<PathSegment> Placed(GlyphPath path, Transform place)
    {
        var at = default(PathPoint);
        foreach (var segment in path.Segments)
        {
            var (first, second) = segment.Verb == PathVerb.Quadratic
                // A quadratic curve is the cubic one whose control points lie two thirds of the way to its own.
                ? (Between(at, segment.First, 2 / 3.0), Between(segment.End, segment.First, 2 / 3.0))
                : (segment.First, segment.Second);
            var verb = segment.Verb == PathVerb.Quadratic ? PathVerb.Cubic : segment.Verb;
            yield return new(verb, place.Of(first.X, first.Y), place.Of(second.X, second.Y), place.Of(segment.End.X, segment.End.Y));
            at = segment.End;
        }
    }

    private static PathPoint Between(PathPoint from, PathPoint to, double part) => new(from.X + part * (to.X - from.X), from.Y + part * (to.Y - from.Y));

    private static PictureArea InkOf(IEnumerable<PathSegment> outline, string text)
    {
        var ends = outline.Where(s => s.Verb != PathVerb.Close).Select(s => s.End).ToArray();
        if (ends.Length == 0)
            throw new FontException($"The characters of \"{text}\" leave no ink.");
        var (left, bottom) = (ends.Min(p => p.X), ends.Min(p => p.Y));
        return new(left, bottom, ends.Max(p => p.X) - left, ends.Max(p => p.Y) - bottom);
    }
}
