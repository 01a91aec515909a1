using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Renderer.Reports.Tests.Rendering;

/// <summary>The report as a piece of somebody else's page.</summary>
public class FragmentTests
{
    [Theory]
    [MemberData(nameof(RenderedSamples.All), MemberType = typeof(RenderedSamples))]
    public void Fragment_IsThePagesReport(string sample)
    {
        var page = RenderedSamples.Page(sample).QuerySelector("article")!;
        var fragment = Fragment(sample).QuerySelector("article")!;
        fragment.TextContent.ShouldBe(page.TextContent);
        Cells(fragment).ShouldBe(Cells(page));
    }

    [Theory]
    [MemberData(nameof(RenderedSamples.All), MemberType = typeof(RenderedSamples))]
    public void Fragment_IsOneElementThatNeedsNothingElse(string sample)
    {
        var body = Fragment(sample).Body!;
        body.Children.ShouldHaveSingleItem().Children.Select(c => c.LocalName).ShouldBe(["style", "article"]);
        body.QuerySelectorAll("script, link, img, iframe, object, embed, form, main, [src], [onclick]").ShouldBeEmpty();
        body.QuerySelector("style")!.TextContent.ShouldNotContain("url(");
        body.QuerySelector("style")!.TextContent.ShouldNotContain("@page");
    }

    [Fact]
    public void Style_TouchesNothingOutsideTheReport()
    {
        var css = Fragment(RenderedSamples.Huajie).QuerySelector("style")!.TextContent;
        var selectors = Regex.Matches(css, @"(?<=^|\})\s*(?<selectors>[^{}@]+)\{", RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).SelectMany(m => m.Groups["selectors"].Value.Split(',')).Select(s => s.Trim()).ToList();
        selectors.Count.ShouldBeGreaterThan(100);
        selectors.ShouldAllBe(s => s == ".disclosure-report" || s.StartsWith(".disclosure-report ", StringComparison.Ordinal));
    }

    [Fact]
    public void Ids_OfTwoFragmentsOnOnePage_AreAllDifferent()
    {
        var page = new HtmlParser().ParseDocument($"<body>{Text(RenderedSamples.Huajie)}{Text(RenderedSamples.Guandu)}{Text(RenderedSamples.Jinfeng)}</body>");
        page.QuerySelectorAll("[id]").Select(e => e.Id).ShouldBeUnique();
        foreach (var element in page.QuerySelectorAll("[headers], [aria-labelledby], [aria-describedby]"))
        {
            var article = element.Closest("article")!;
            foreach (var id in References(element)) page.GetElementById(id).ShouldNotBeNull(id).Closest("article").ShouldBe(article);
        }
    }

    [Fact]
    public void Tables_WhereStyleElementsAreTakenOut_KeepTheirLines() => Fragment(RenderedSamples.Example2021).QuerySelectorAll("article table:not(.narrative)")
        .ShouldAllBe(t => t.GetAttribute("border") == "1" && t.GetAttribute("style")!.Contains("border-collapse:collapse"));

    private static IEnumerable<string> References(IElement element) => new[] { "headers", "aria-labelledby", "aria-describedby" }
        .SelectMany(name => (element.GetAttribute(name) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static List<(string?, int, int)> Cells(IElement article) =>
        [.. article.QuerySelectorAll("td, th").OfType<IHtmlTableCellElement>().Select(c => (c.GetAttribute("data-cell"), c.ColumnSpan, c.RowSpan))];

    private static IHtmlDocument Fragment(string sample) => new HtmlParser().ParseDocument($"<body>{Text(sample)}</body>");

    private static string Text(string sample)
    {
        var check = RenderedSamples.Renderer.Check(new(RenderedSamples.Data(sample), sample) { Formats = [ReportFormats.Fragment] });
        var report = RenderedSamples.Renderer.Render(check.Data.ShouldNotBeNull()).Report.ShouldNotBeNull();
        return Encoding.UTF8.GetString(report.Companions.Single(c => c.Format == ReportFormats.Fragment).Content.Span);
    }
}
