using System.Xml.Linq;
using Renderer.Cli.Impact.Drawing;
using Renderer.Layout.Pages;
using Renderer.Reports;

namespace Renderer.Cli.Tests.Impact.Drawing;

public sealed class PageDrawingTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Theory]
    [InlineData("huajie-2023")]
    [InlineData("example-2024")]
    public void Draw_EveryPage_IsWellFormedAndShowsEveryGlyph(string sample)
    {
        var document = LayOut(sample);
        var symbols = new GlyphSymbols();
        var drawing = new PageDrawing(document, symbols);
        var pages = Enumerable.Range(0, document.Pages.Length).Select(page => XDocument.Parse(drawing.Draw(page, [new(1, 2, 3, 4, true)], "a & \"b\""))).ToList();
        var paths = XDocument.Parse(symbols.ToSvg()).Descendants("path").ToDictionary(p => p.Attribute("id")!.Value, p => p.Attribute("d")!.Value);

        foreach (var (index, svg) in pages.Index())
        {
            svg.Root!.Attribute("aria-label")!.Value.ShouldBe("a & \"b\"");
            var uses = svg.Descendants(Svg + "use").ToList();
            uses.ShouldAllBe(u => paths.ContainsKey(u.Attribute("href")!.Value.Substring(1)));
            var page = document.Pages[index];
            uses.Count.ShouldBe(page.Glyphs.Count(g => !char.IsWhiteSpace((char)g.CodePoint)));
            svg.Descendants(Svg + "path").Count().ShouldBe(page.Lines.Length);
        }

        paths.Values.ShouldAllBe(d => d.StartsWith('M') && d.EndsWith('Z') && !d.Contains('E', StringComparison.Ordinal) && !d.Contains("NaN", StringComparison.Ordinal));
    }

    [Fact]
    public void Draw_Twice_GivesTheSameText()
    {
        var document = LayOut("huajie-2023");
        Whole(document).ShouldBe(Whole(document));
    }

    private static string Whole(PagedDocument document)
    {
        var symbols = new GlyphSymbols();
        return new PageDrawing(document, symbols).Draw(0, [], "x") + symbols.ToSvg();
    }

    private static PagedDocument LayOut(string sample)
    {
        var renderer = ReportRenderer.Open(new ReportOptions { TemplatesFolder = Repository.Templates, FontFolders = [Path.Combine(Repository.Templates, "fonts")] });
        var page = renderer.RenderPage(renderer.Check(new RenderRequest(File.ReadAllBytes(Repository.Sample(sample)), sample)).Data.ShouldNotBeNull());
        return renderer.Printer.LayOut(page.Html.ShouldNotBeNull(), sample).Document.ShouldNotBeNull();
    }
}
