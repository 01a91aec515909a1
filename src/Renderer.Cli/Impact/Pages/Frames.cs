using System.Collections.Immutable;
using Renderer.Layout.Pages;

namespace Renderer.Cli.Impact.Pages;

/// <summary>A place on a page that a reader is pointed to.</summary>
/// <param name="X">Left edge.</param>
/// <param name="Y">Top edge.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
/// <param name="IsText">Its text is another one; else it only stands elsewhere or looks different.</param>
internal sealed record Frame(double X, double Y, double Width, double Height, bool IsText)
{
    public Frame With(Frame other)
    {
        var (x, y) = (Math.Min(X, other.X), Math.Min(Y, other.Y));
        return this with { X = x, Y = y, Width = Math.Max(X + Width, other.X + other.Width) - x, Height = Math.Max(Y + Height, other.Y + other.Height) - y };
    }
}

/// <summary>Gathers marks that differ into frames: changed text word by word, moved things as stretches of the page.</summary>
internal static class Frames
{
    // The ideographic em box begins 0.88 em above the baseline and is one em high; some faces' ink reaches a little below it.
    private const double Above = 0.88;
    private const double Height = 1.1;

    // Lines of moved text this close, in points, are one stretch: a blank line of body text between them.
    private const double StretchGap = 30;

    /// <param name="document">The pages.</param>
    /// <param name="pageIndex">Which of them.</param>
    /// <param name="differing">What differs on it.</param>
    /// <param name="changed">The glyphs whose text is on this side only.</param>
    public static ImmutableArray<Frame> Of(PagedDocument document, int pageIndex, ImmutableArray<PageMark> differing, ImmutableHashSet<GlyphPlace> changed)
    {
        var page = document.Pages[pageIndex];
        bool IsText(PageMark mark) => mark.Glyph >= 0 && changed.Contains(new(pageIndex, mark.Glyph));
        // A word that is new may stand where another one of the same look stood, so all glyphs are asked.
        var words = PageMarks.GlyphsOf(document, page).Where(IsText).Select(m => Box(page, m, isText: true));
        var moved = differing.Where(m => !IsText(m)).Select(m => Box(page, m, isText: false)).OrderBy(b => b.Y);
        return [.. Join(moved, IsSameStretch), .. Join(words, IsSameWord)];
    }

    private static Frame Box(Page page, PageMark mark, bool isText)
    {
        if (mark.Glyph < 0) return new(mark.X, mark.Y, mark.Extent.Width, mark.Extent.Height, isText);
        var size = page.Runs[mark.Run].Size;
        return new(mark.X, mark.Y - (Above * size), Math.Max(page.Glyphs[mark.Glyph].Advance, size / 4), Height * size, isText);
    }

    private static bool IsSameWord(Frame open, Frame box) =>
        Math.Abs(open.Y - box.Y) < 0.5 && Math.Abs(open.Height - box.Height) < 0.5 && box.X >= open.X && box.X - (open.X + open.Width) < box.Height / 2;

    private static bool IsSameStretch(Frame open, Frame box) => box.Y - (open.Y + open.Height) < StretchGap;

    private static IEnumerable<Frame> Join(IEnumerable<Frame> boxes, Func<Frame, Frame, bool> belongs)
    {
        Frame? open = null;
        foreach (var box in boxes)
        {
            if (open is not null && !belongs(open, box)) yield return open;
            open = open is not null && belongs(open, box) ? open.With(box) : box;
        }

        if (open is not null) yield return open;
    }
}
