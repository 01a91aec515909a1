using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Renderer.Layout.Pages;
using Renderer.Layout.Tests.Fixtures;

namespace Renderer.Layout.Tests.Properties;

/// <summary>What holds for the pages of any document inside the profile.</summary>
public class PagePropertyTests
{
    private const double LinesPerPage = 6;

    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(2024, 11);

    [Fact]
    public void Boxes_WithoutAWarning_StayOnTheirPage() => Prop.ForAll(RandomDocument.Arbitrary(DocumentGenerator.Any), document =>
    {
        var laidOut = Typeset.Document(document.Body, document.Style + "@page { size: 220pt 120pt; margin: 10pt }");
        if (laidOut.Warnings.Any(warning => warning.Code == "overflow")) return;
        foreach (var page in laidOut.Pages)
        {
            foreach (var item in page.Items.Where(item => item is { Kind: PaintKind.GlyphRun, Structure: >= 0 })) ShouldBeInside(page, page.Runs[item.Index]);
            foreach (var line in page.Lines) Math.Max(line.Y1, line.Y2).ShouldBeLessThanOrEqualTo(112, "a line below the page area");
        }
    }).Check(Config);

    [Fact]
    public void Columns_OfATable_AgreeAcrossItsPages() => Prop.ForAll(RandomDocument.Arbitrary(Table), document =>
    {
        var laidOut = document.LayOut();
        var first = VerticalLines(laidOut.Pages[0]);
        foreach (var page in laidOut.Pages) VerticalLines(page).Except(first).ShouldBeEmpty("a column edge that the first page does not have");
    }).Check(Config);

    [Fact]
    public void BreakInsideAvoid_OfWhatFitsAPage_IsKept() => Prop.ForAll(RandomDocument.Arbitrary(Kept), document =>
    {
        var laidOut = document.LayOut();
        foreach (var block in Painted.Runs(laidOut).Where(run => laidOut.Structure[run.Structure].Id is not null).GroupBy(run => run.Structure))
            block.Select(run => run.Page).Distinct().Count().ShouldBe(1);
    }).Check(Config);

    [Fact]
    public void OrphansAndWidows_OfParagraphs_AreKept() => Prop.ForAll(RandomDocument.Arbitrary(Paragraphs), document =>
    {
        var laidOut = document.LayOut();
        foreach (var block in Painted.Runs(laidOut).GroupBy(run => run.Structure))
        {
            var lines = block.GroupBy(run => run.Page).Select(page => page.Select(run => run.Run.Baseline).Distinct().Count()).ToList();
            var least = int.Parse(laidOut.Structure[block.Key].Id![1..2], CultureInfo.InvariantCulture);
            if (lines.Count == 1) continue;
            lines[0].ShouldBeGreaterThanOrEqualTo(least, "orphans");
            lines[^1].ShouldBeGreaterThanOrEqualTo(least, "widows");
        }
    }).Check(Config);

    [Fact]
    public void Pages_OfPlainLines_AreFull() => Prop.ForAll(Gen.Choose(1, 100).ToArbitrary(), count =>
    {
        var laidOut = Typeset.Document(string.Concat(Enumerable.Repeat("<p>一</p>", count)));
        laidOut.Pages.Length.ShouldBe((int)Math.Ceiling(count / LinesPerPage));
        laidOut.Pages.SkipLast(1).ShouldAllBe(page => page.Runs.Length == (int)LinesPerPage);
    }).Check(Config.WithMaxTest(30));

    private static void ShouldBeInside(Page page, in GlyphRun run)
    {
        if (run.Direction != RunDirection.Horizontal) return;
        double pen = run.X, right = run.X;
        foreach (var glyph in page.Glyphs.AsSpan(run.FirstGlyph, run.GlyphCount))
        {
            pen += glyph.Advance;
            // Spaces at a line's end hang.
            if (!string.IsNullOrWhiteSpace(page.TextOf(glyph))) right = pen;
        }
        run.X.ShouldBeGreaterThanOrEqualTo(9.99, "text left of the page area");
        right.ShouldBeLessThanOrEqualTo(210.1, "text right of the page area");
        run.Baseline.ShouldBeInRange(10, 110.01);
    }

    private static IEnumerable<double> VerticalLines(Page page) => page.Lines.Where(line => line.X1 == line.X2).Select(line => Math.Round(line.X1, 2)).Distinct();

    private static RandomDocument Table(Random random)
    {
        var (columns, rows, text) = (random.Next(2, 7), random.Next(10, 40), new DocumentGenerator(random));
        var body = Enumerable.Range(0, rows).Select(row => $"<tr>{string.Concat(Enumerable.Range(0, columns).Select(_ => $"<td>{text.Text(10)}</td>"))}</tr>");
        var style = $"table {{ border-collapse: collapse; {(random.Next(2) == 0 ? "width: 100%; table-layout: fixed" : "")} }} td {{ border: 1pt solid }} body {{ overflow-wrap: anywhere }}";
        return new(style, [$"<table>{(random.Next(2) == 0 ? $"<thead><tr>{string.Concat(Enumerable.Repeat("<td>头</td>", columns))}</tr></thead>" : "")}<tbody>{string.Concat(body)}</tbody></table>"]);
    }

    private static RandomDocument Kept(Random random) =>
        new("", [.. Enumerable.Range(0, random.Next(2, 12)).Select(i => $"<p{(random.Next(2) == 0 ? $" id=k{i} style='break-inside:avoid'" : "")}>{string.Join("<br>", Enumerable.Repeat("字", random.Next(1, 7)))}</p>")]);

    // The id begins with how many lines must stay together.
    private static RandomDocument Paragraphs(Random random) => new("", [.. Enumerable.Range(0, random.Next(2, 12)).Select(i => Paragraph(random, i))]);

    private static string Paragraph(Random random, int number)
    {
        var least = random.Next(1, 4);
        return $"<p id='p{least}-{number}' style='orphans:{least};widows:{least}'>{string.Join("<br>", Enumerable.Repeat("字", random.Next(1, 16)))}</p>";
    }
}
