using System.Text;
using Renderer.Layout.Fonts;
using Renderer.Layout.Pages;
using Renderer.Layout.Tests.Fonts;
using Renderer.Pdf.Content;
using Renderer.Pdf.Tests.Fixtures;

namespace Renderer.Pdf.Tests.Content;

public class PageScriptTests
{
    // Glyphs 1 and 2 are 600 and 1000 units wide.
    private static readonly FontFace Face = new FontBuilder().Load();

    [Fact]
    public void Text_WithTheFontsWidths_IsOneString() =>
        Script((d, p) => p.Text("ABA", 50, 92, d.Element(StructureType.Paragraph), Face, 10)).ShouldBe("""
            BT
            /P<</MCID 0>>BDC
            /F0 10 Tf
            50 108 Td
            <000100020001>Tj
            EMC
            ET

            """);

    [Fact]
    public void Text_LetterSpacing_BecomesCharacterSpacing() =>
        Script((_, p) => p.Text("ABA", 50, 92, -1, Face, 10, spacing: 1.5)).ShouldContain("1.5 Tc\n50 108 Td\n<000100020001>Tj\n");

    [Fact]
    public void Text_OneWiderGap_IsAdjustedThereOnly() =>
        Script((_, p) => p.Glyphs([G(1, 6), G(2, 12), G(1, 6), G(1, 6)], Run(), -1)).ShouldContain("[<00010002>-200<00010001>]TJ\n");

    [Fact]
    public void Text_OffsetOfCompressedPunctuation_MovesTheGlyphOnly() =>
        Script((_, p) => p.Glyphs([G(1, 6), new Glyph(2, 5, -5, 2), G(1, 6)], Run(), -1)).ShouldContain("[<0001>500<00020001>]TJ\n");

    [Fact]
    public void Text_OffsetOfTheFirstGlyph_MovesTheLine() =>
        Script((_, p) => p.Glyphs([new Glyph(1, 6, -2.5f, 1)], Run(), -1)).ShouldContain("47.5 108 Td\n<0001>Tj");

    [Fact]
    public void Text_LongJustifiedLine_EndsWhereTheLayoutEndsIt()
    {
        // 33 gaps of a third of a thousandth more than the rounded spacing would drift without correction.
        var script = Script((_, p) => p.Text(new string('A', 400), 50, 92, -1, Face, 10, spacing: 0.1003333));
        script.ShouldContain(".1 Tc");
        script.ShouldContain("]TJ");
    }

    [Fact]
    public void Text_Upright_IsPlacedGlyphByGlyph() =>
        Script((_, p) => p.Glyphs([G(1, 10), G(2, 10)], Run() with { Direction = RunDirection.Upright }, -1)).ShouldContain("47 108 Td\n<0001>Tj\n-2 -10 Td\n<0002>Tj\n");

    [Fact]
    public void Text_Sideways_IsTurnedAndWhatFollowsIsNot() =>
        Script((_, p) => p.Glyphs([G(1, 6), G(2, 12), G(1, 6)], Run() with { Direction = RunDirection.Sideways }, -1).Glyphs([G(1, 6)], Run(), -1))
            .ShouldContain("0 -1 1 0 50 108 Tm\n[<00010002>-200<0001>]TJ\n1 0 0 1 50 108 Tm\n<0001>Tj\n");

    [Fact]
    public void Text_OverText_BeginsWhereTheOtherBegan() =>
        Script((_, p) => p.Text("A", 50, 92, -1, Face, 10).Text("B", 50, 92, -1, Face, 10)).ShouldContain("50 108 Td\n<0001>Tj\n0 0 Td\n<0002>Tj\n");

    [Fact]
    public void Text_OfALargeSize_IsAdjustedByFractions() =>
        Script((_, p) => p.Glyphs([G(1, 240), G(2, 400.123f), G(1, 240)], Run() with { Size = 400 }, -1)).ShouldContain("[<00010002>-.31<0001>]TJ\n");

    [Fact]
    public void Text_FollowingRuns_AreMovedRelativeAndKeepTheState() =>
        Script((d, p) => p.Text("A", 50, 92, 0, Face, 10).Text("B", 50.333, 112.004, 0, Face, 10).Text("B", 60, 112.004, 0, Face, 12, color: new Color(255, 0, 0))).ShouldBe("""
            BT
            /Document<</MCID 0>>BDC
            /F0 10 Tf
            50 108 Td
            <0001>Tj
            .33 -20 Td
            <0002>Tj
            1 0 0 rg
            /F0 12 Tf
            9.67 0 Td
            <0002>Tj
            EMC
            ET

            """);

    [Fact]
    public void Lines_OfOneKind_AreOnePath() =>
        Script((_, p) => p.Line(10, 10, 90, 10).Line(10, 30, 90, 30).Line(10, 10, 10, 30, color: new Color(128, 128, 128))).ShouldBe("""
            /Artifact<</Type/Layout>>BDC
            .75 w
            10 190 m 90 190 l
            10 170 m 90 170 l
            S
            .502 G
            10 190 m 10 170 l
            S
            EMC

            """);

    [Fact]
    public void Lines_DashedAndDotted_HavePatternsInUnitsOfTheirWidth() =>
        Script((_, p) => p.Line(0, 9, 9, 9, 2, style: LineStyle.Dashed).Line(0, 9, 9, 9, 1, style: LineStyle.Dotted).Line(0, 9, 9, 9, 1)).ShouldBe("""
            /Artifact<</Type/Layout>>BDC
            2 w
            [6]0 d
            0 191 m 9 191 l
            S
            1 w
            [1]0 d
            0 191 m 9 191 l
            S
            []0 d
            0 191 m 9 191 l
            S
            EMC

            """);

    [Fact]
    public void Fills_OfOneColor_AreOnePath() =>
        Script((_, p) => p.Fill(new Fill(0, 0, 10, 10, new Color(0, 51, 255))).Fill(new Fill(20, 0, 10, 10, new Color(0, 51, 255))).Fill(new Fill(0, 0, 0, 10, Color.Black))).ShouldBe("""
            /Artifact<</Type/Layout>>BDC
            0 .2 1 rg
            0 190 10 10 re
            20 190 10 10 re
            f
            EMC

            """);

    [Fact]
    public void MarkedContent_NeverCrossesATextObject()
    {
        var marks = new List<MarkedContent>();
        var script = Script((_, p) => p.Text("A", 0, 50, 0, Face, 10).Fill(new Fill(0, 0, 1, 1, Color.Black), 0).Text("B", 0, 60, 0, Face, 10).Text("B", 0, 70, -1, Face, 10), marks);
        script.Split('\n').Where(l => l is "BT" or "ET" || (l.Length > 0 && l[^1] == 'C')).ShouldBe(
            ["BT", "/Document<</MCID 0>>BDC", "EMC", "ET", "/Document<</MCID 1>>BDC", "EMC", "BT", "/Document<</MCID 2>>BDC", "EMC", "/Artifact<</Type/Layout>>BDC", "EMC", "ET"]);
        marks.ShouldBe([new(0, 0, 0), new(0, 0, 1), new(0, 0, 2)]);
    }

    private static GlyphRun Run() => new(0, 10, 50, 92, Color.Black, 0, 0);

    private static Glyph G(ushort id, float advance) => new(id, advance, 0, id);

    private static string Script(Action<DocumentBuilder, PageBuilder> fill, List<MarkedContent>? marks = null)
    {
        var builder = new DocumentBuilder();
        builder.Font(Face);
        fill(builder, builder.Page(300, 200));
        var document = builder.Build();
        var tools = new PdfTools(new PdfOptions { Compress = false });
        var script = new PageScript(document, tools, isBinary: false);
        // The glyph's own number serves as its CID.
        script.Write(0, [.. document.Pages[0].Glyphs.Select(g => (int)g.Id)], new([], []));
        marks?.AddRange(script.Marks);
        return Encoding.ASCII.GetString(tools.Content.Written);
    }
}
