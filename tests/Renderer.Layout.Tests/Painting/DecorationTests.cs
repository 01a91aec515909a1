using Renderer.Layout.Pages;
using Renderer.Layout.Tests.Fixtures;

namespace Renderer.Layout.Tests.Painting;

public class DecorationTests
{
    private static Line[] LinesOf(string style) => [.. Typeset.Document("<p><span>一二</span></p>", $"span {{ {style} }}").Pages[0].Lines];

    [Fact]
    public void Thickness_AndOffset_AreTheAuthors()
    {
        var line = LinesOf("text-decoration: underline #c00 2pt; text-underline-offset: 3pt").Single();
        (line.Width, line.Color).ShouldBe((2, new Color(0xCC, 0, 0)));
        // The first baseline is at 21.8; the upper edge 3 below it, the middle another 1.
        line.Y1.ShouldBe(25.83, 0.01);
    }

    [Fact]
    public void Position_Under_StandsBelowTheDescent() => LinesOf("text-decoration: underline 1pt; text-underline-position: under").Single().Y1.ShouldBe(21.83 + 2.86 + 0.5, 0.01);

    [Fact]
    public void Style_Double_DrawsTwo()
    {
        var lines = LinesOf("text-decoration: underline double 1pt; text-underline-offset: 1pt");
        lines.Select(line => Math.Round(line.Y1, 1)).ShouldBe([23.3, 25.3]);
    }

    [Theory]
    [InlineData("dotted", LineStyle.Dotted)]
    [InlineData("dashed", LineStyle.Dashed)]
    [InlineData("solid", LineStyle.Solid)]
    public void Style_OfOneLine_IsDrawn(string style, LineStyle expected) => LinesOf($"text-decoration: line-through {style}").Single().Style.ShouldBe(expected);

    [Fact]
    public void Style_Wavy_SwingsFromEndToEnd()
    {
        var lines = LinesOf("text-decoration: underline wavy 1pt; text-underline-offset: 0");
        (lines[0].X1, lines[^1].X2).ShouldBe((10, 30));
        for (var i = 1; i < lines.Length; i++) (lines[i].X1, lines[i].Y1).ShouldBe((lines[i - 1].X2, lines[i - 1].Y2));
        (lines.Max(line => line.Y1) - lines.Min(line => line.Y1)).ShouldBe(2, 0.1);
    }

    [Fact]
    public void Measures_OfTheDecoratingElement_HoldInLargerDescendants()
    {
        var lines = Typeset.Document("<p><u>一<big>二</big></u></p>", "big { font-size: 20pt; line-height: 0 }").Pages[0].Lines;
        lines.Select(line => (line.Width, line.Y1)).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public void Emphasis_Under_MarksEachCharacterButPunctuationAndSpaces()
    {
        var page = Typeset.Document("<p><em>一，二 a</em></p>", "em { font-style: normal; text-emphasis: filled dot; text-emphasis-position: under right }").Pages[0];
        var marks = page.Items.Where(item => item.Kind == PaintKind.GlyphRun && item.Structure < 0).Select(item => page.Runs[item.Index]).ToArray();
        marks.Length.ShouldBe(3);
        marks.ShouldAllBe(run => run.Size == 5 && run.GlyphCount == 1 && page.Glyphs[run.FirstGlyph].CodePoint == 0x200B);
        // Below the baseline: 1.2 to the em square's bottom and 4.4 to the mark's own baseline.
        marks[0].Baseline.ShouldBe(page.Runs[0].Baseline + 5.6, 0.01);
        (marks[0].X + page.Glyphs[marks[0].FirstGlyph].Advance / 2).ShouldBe(15, 0.01);
    }

    [Fact]
    public void Emphasis_WithoutRoom_MakesTheLineTaller()
    {
        // Under: 6.2 must fit below the baseline where 3.2 are; the next line moves down by the difference.
        var page = Typeset.Document("<p><i>一</i><br>二</p>", "i { font-style: normal; text-emphasis: dot; text-emphasis-position: under }").Pages[0];
        (page.Runs.Last().Baseline - page.Runs[0].Baseline).ShouldBe(15 + 6.2 - 3.175, 0.02);
    }

    [Theory]
    [InlineData("open circle", 0x25CB)]
    [InlineData("sesame", 0xFE45)]
    [InlineData("double-circle filled", 0x25C9)]
    [InlineData("'·'", 0xB7)]
    public void Emphasis_Shape_IsTheCharacterDrawn(string value, int codePoint)
    {
        var page = Typeset.Document("<p><i>一</i></p>", $"i {{ font-style: normal; text-emphasis-style: {value}; text-emphasis-color: red }}").Pages[0];
        var mark = page.Runs[1];
        page.Glyphs[mark.FirstGlyph].Id.ShouldBe(Fonts.ShippedFonts.Library.Find("Noto Serif SC", 400, false)!.GlyphOf(codePoint));
        mark.Color.ShouldBe(new Color(255, 0, 0));
    }
}
