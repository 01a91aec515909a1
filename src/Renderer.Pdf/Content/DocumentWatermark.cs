using Renderer.Layout.Fonts.Outlines;
using Renderer.Layout.Pages;
using Renderer.Pdf.Drawings;
using Renderer.Pdf.Objects;

namespace Renderer.Pdf.Content;

/// <summary>The watermark of one document: a form XObject (8.10) for each size of page, painted last on every page as a pagination artifact (14.8.2.2.2).</summary>
/// <remarks>
/// It is multiplied with what is on the page (11.3.5.2). So it looks as if it lay behind: black text stays black; but no background, not even a white one over
/// the whole page, hides it. It consists of outlines instead of text: what is copied, searched and read aloud is the document alone, in every reader.
/// </remarks>
internal sealed class DocumentWatermark(PdfFile file, WatermarkWord word)
{
    // Light enough to read small print through, dark enough to survive a copier.
    private const double Grey = 0.86;

    // Of the page's width and height, margins left; a word of one or two characters shall not fill them.
    private const double Filled = 0.8;
    private const double LargestSize = 0.3;

    private readonly Dictionary<PageExtent, int> _forms = [];

    /// <summary>The content that paints it.</summary>
    public static ReadOnlySpan<byte> Content => "/Artifact<</Type/Pagination/Subtype/Watermark>>BDC\n/W Do\nEMC\n"u8;

    /// <summary>The number of the form for a page, which its resources call W.</summary>
    public int FormOf(Page page)
    {
        var extent = new PageExtent(page.Width, page.Height);
        if (!_forms.TryGetValue(extent, out var number))
            _forms[extent] = number = Write(extent);
        return number;
    }

    private int Write(PageExtent page)
    {
        var entries = new PdfBuffer().Add("/Type/XObject/Subtype/Form/BBox[0 0 "u8).Add(page.Width, 3).Add((byte)' ').Add(page.Height, 3)
            .Add("]/Resources<</ExtGState<</M<</BM/Multiply>>>>>>"u8);
        var content = new PdfBuffer().Add("/M gs "u8).Add(Grey).Add(" g\n"u8);
        AddOutline(content, PlaceOn(page));
        content.Add("f\n"u8);
        var number = file.Allocate();
        file.WriteStream(number, entries.Written, content.Written);
        return number;
    }

    // From the bottom left to the top right, its ink in the middle.
    private Transform PlaceOn(PageExtent page)
    {
        // Of the diagonal's angle; a square root is the same number on every machine, which sines are not.
        var diagonal = Math.Sqrt(page.Width * page.Width + page.Height * page.Height);
        var (sin, cos) = (page.Height / diagonal, page.Width / diagonal);
        var ink = word.Ink;
        var size = Math.Min(
            Filled * Math.Min(page.Width / (ink.Width * cos + ink.Height * sin), page.Height / (ink.Width * sin + ink.Height * cos)),
            LargestSize * Math.Min(page.Width, page.Height));
        return Transform.Translation(-ink.X - ink.Width / 2, -ink.Y - ink.Height / 2)
            .Then(new Transform(size * cos, size * sin, -size * sin, size * cos, page.Width / 2, page.Height / 2));
    }

    private void AddOutline(PdfBuffer to, Transform place)
    {
        foreach (var segment in word.Outline)
        {
            if (segment.Verb == PathVerb.Close)
            {
                to.Add("h\n"u8);
                continue;
            }
            if (segment.Verb == PathVerb.Cubic)
                to.Point(Of(segment.First)).Add((byte)' ').Point(Of(segment.Second)).Add((byte)' ');
            to.Point(Of(segment.End)).Add(segment.Verb switch { PathVerb.Move => " m\n"u8, PathVerb.Line => " l\n"u8, _ => " c\n"u8 });
        }

        PathPoint Of(PathPoint point) => place.Of(point.X, point.Y);
    }

    private readonly record struct PageExtent(double Width, double Height);
}
