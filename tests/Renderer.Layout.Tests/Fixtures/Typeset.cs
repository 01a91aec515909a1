using Renderer.Layout.Pages;
using Renderer.Layout.Tests.Fonts;

namespace Renderer.Layout.Tests.Fixtures;

/// <summary>Lays small documents out in a page where arithmetic is easy, and compares what comes out.</summary>
/// <remarks>The page area is 200 by 100 points at (10, 10); text is 10 point Noto Serif SC on 15 point lines, so an ideograph is 10 wide,
/// the first baseline is at <c>10 + 11.8</c> (ascent 1.151, descent 0.286: (15 - 14.37) / 2 + 11.51) and each line 15 further down.</remarks>
internal static class Typeset
{
    public const string BaseStyle = """
        @page { size: 220pt 120pt; margin: 10pt }
        html { font: 10pt/15pt "Noto Serif SC" }
        body { margin: 0 }
        p, h1, h2, h3, table { margin: 0 }
        """;

    public static readonly Typesetter Typesetter = new(ShippedFonts.Library, new LayoutOptions());

    public static PagedDocument Document(string body, string style = "", string language = "zh-CN") =>
        Typesetter.LayOut(Html(body, style, language));

    public static string Html(string body, string style = "", string language = "zh-CN") =>
        $"<!DOCTYPE html><html lang=\"{language}\"><head><title>t</title><style>{BaseStyle}{style}</style></head><body>{body}</body></html>";

    /// <summary>The document's text form must be exactly this; no warnings.</summary>
    public static void ShouldGive(string body, string style, string expected)
    {
        var document = Document(body, style);
        Compare(LayoutText.Of(document), expected);
        document.Warnings.ShouldBeEmpty();
    }

    public static void ShouldGive(string body, string expected) => ShouldGive(body, "", expected);

    /// <summary>The lines of text of each page, without places: pages parted by "---".</summary>
    public static string Lines(PagedDocument document) => string.Join("\n---\n", document.Pages.Select(page => string.Join('\n', LinesOf(page))));

    public static string Lines(string body, string style = "", string language = "zh-CN") => Lines(Document(body, style, language));

    /// <summary>The lines of text of a page, from top to bottom as painted.</summary>
    public static IEnumerable<string> LinesOf(Page page) =>
        page.Items.Where(item => item.Kind == PaintKind.GlyphRun).Select(item => page.Runs[item.Index])
            .GroupBy(run => Math.Round(run.Baseline, 2)).Select(line => string.Concat(line.Select(run => LayoutText.TextOf(page, run))));

    private static void Compare(string actual, string expected)
    {
        expected = expected.Trim().ReplaceLineEndings("\n");
        if (actual == expected) return;
        var (got, wanted) = (actual.Split('\n'), expected.Split('\n'));
        var same = 0;
        while (same < Math.Min(got.Length, wanted.Length) && got[same] == wanted[same]) same++;
        Assert.Fail($"""
            matched:
            {string.Join('\n', got[..same])}
            expected:
            {string.Join('\n', wanted[same..])}
            got:
            {string.Join('\n', got[same..])}
            """);
    }
}
