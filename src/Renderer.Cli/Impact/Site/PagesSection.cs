using System.Collections.Immutable;
using System.Text;
using Renderer.Cli.Impact.Drawing;
using Renderer.Cli.Impact.Pages;
using Renderer.Layout.Pages;

namespace Renderer.Cli.Impact.Site;

/// <summary>The pages before and after: side by side, laid over each other, or one at a time.</summary>
internal static class PagesSection
{
    // Drawings of some 150 KB each: a page stays of a size that browsers scroll well.
    private const int MaximumPairs = 40;

    private const string Controls = """
        <fieldset class="views"><legend>Show</legend>
        <label><input type="radio" name="view" id="beside" checked> side by side</label>
        <label><input type="radio" name="view" id="overlay"> laid over each other</label>
        <label><input type="radio" name="view" id="only-before"> before</label>
        <label><input type="radio" name="view" id="only-after"> after</label>
        <label><input type="checkbox" id="no-frames"> no frames</label>
        </fieldset>
        <ul class="key"><li><span class="gone"></span>text that goes</li><li><span class="new"></span>text that comes</li><li><span class="stands"></span>stands elsewhere or looks different</li></ul>

        """;

    public static string Write(PagedDocument before, PagedDocument after)
    {
        var differences = PageDifference.Between(before, after);
        var marks = TextMarks.Between(FlowText.Of(before), FlowText.Of(after));
        var symbols = new GlyphSymbols();
        var sides = new Sides(new(before, new(before, symbols), marks.Before, "before"), new(after, new(after, symbols), marks.After, "after"));
        var pairs = new StringBuilder();
        var drawn = 0;
        foreach (var (page, difference) in differences.Index())
        {
            if (difference.IsNone) pairs.Append(Same(sides, page, draws: drawn < MaximumPairs));
            else if (drawn < MaximumPairs) pairs.Append(Pair(sides, page, difference));
            else pairs.Append($"<p class=\"pair\">Page {page + 1} differs; {MaximumPairs} pages are drawn at most.</p>\n");
            drawn++;
        }

        var differing = differences.Count(d => !d.IsNone);
        var summary = differing == 0 ? "Nothing on the pages differs." : $"{differing} of {differences.Length} pages differ.";
        return $"<h2 id=\"pages\">Pages</h2>\n<p class=\"soft\">{summary}</p>\n{(differing == 0 ? "" : Controls)}{symbols.ToSvg()}{pairs}";
    }

    private static string Pair(Sides sides, int page, PageDifference difference) =>
        $"<section class=\"pair\" aria-labelledby=\"page-{page + 1}\"><h3 id=\"page-{page + 1}\">Page {page + 1}</h3>\n<div class=\"sides\">\n{Figure(sides.Before, page, difference.Before)}{Figure(sides.After, page, difference.After)}</div></section>\n";

    private static string Same(Sides sides, int page, bool draws) => draws
        ? $"<details class=\"pair same\"><summary>Page {page + 1}: the same</summary>\n<div class=\"sides\">\n{Figure(sides.After, page, [])}</div></details>\n"
        : $"<p class=\"pair soft\">Page {page + 1}: the same</p>\n";

    private static string Figure(PageSide side, int page, ImmutableArray<PageMark> differing)
    {
        if (page >= side.Document.Pages.Length) return $"<figure class=\"{side.Name}\"><figcaption>{side.Name}</figcaption><p class=\"absent\">no such page</p></figure>\n";
        var frames = differing.IsEmpty ? [] : Frames.Of(side.Document, page, differing, side.Changed);
        return $"<figure class=\"{side.Name}\"><figcaption>{side.Name}</figcaption>{side.Drawing.Draw(page, frames, $"page {page + 1} {side.Name}")}</figure>\n";
    }

    private sealed record Sides(PageSide Before, PageSide After);

    private sealed record PageSide(PagedDocument Document, PageDrawing Drawing, ImmutableHashSet<GlyphPlace> Changed, string Name);
}
