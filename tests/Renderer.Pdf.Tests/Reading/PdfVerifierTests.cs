using System.Text;
using Renderer.Layout.Pages;
using Renderer.Pdf.Reading;
using Renderer.Pdf.Tests.Fixtures;

namespace Renderer.Pdf.Tests.Reading;

public class PdfVerifierTests
{
    private static readonly PdfIdentity Identity = new("verified", null);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void File_AsWritten_IsSoundAndShowsTheLayout(bool compress)
    {
        foreach (var document in new[] { Reports.TwoPageDocument(), Reports.TableDocument() })
        {
            var verification = PdfVerifier.Verify(Written(document, compress), document);
            verification.Faults.ShouldBeEmpty();
            verification.PageTexts.Length.ShouldBe(document.Pages.Length);
        }
    }

    [Fact]
    public void File_WithVerticalText_ShowsTheLayout()
    {
        var document = new Renderer.Layout.Typesetter(ShippedFonts.Library, new()).LayOut("<div style='writing-mode:vertical-rl;height:8em'>竖排2024年（甲）<u>Ab</u>。天地玄黄宇宙</div><p>横</p>");
        var verification = PdfVerifier.Verify(Written(document, compress: true), document);
        verification.Faults.ShouldBeEmpty();
        string.Concat(verification.PageTexts).ReplaceLineEndings("").ShouldBe("竖排2024年（甲）Ab。天地玄黄宇宙横");
    }

    [Fact]
    public void FontOfADrawing_IsNotTheFontOfTheTextBehindIt()
    {
        var document = new Renderer.Layout.Typesetter(ShippedFonts.Library, new()).LayOut(
            "<p>一二三四五六七八<svg viewBox='0 0 50 10'><text y='9' font-size='9' font-family='kai' stroke='red'>图</text></svg>八七六五四三二一</p>");
        PdfVerifier.Verify(Written(document, compress: true), document).Faults.ShouldBeEmpty();
    }

    [Fact]
    public void Text_OfEachPage_HasALineForEachHeight() =>
        PdfVerifier.Verify(Written(Reports.TwoPageDocument(), compress: true), expected: null).PageTexts.ShouldBe(["总体\n见网站和LED\n— 1 —", "续\n返回\n— 2 —"]);

    [Theory]
    [InlineData("%PDF-1.7", "%PDX-1.7", "does not begin with %PDF-")]
    [InlineData("%%EOF", "%%EOX", "does not end with startxref and %%EOF")]
    [InlineData("startxref\n", "startxxxx\n", "does not end with startxref and %%EOF")]
    [InlineData("/Size ", "/Sizf ", "the trailer's Size is not")]
    [InlineData("xref\n0 ", "xref\n1 ", "the sections leave objects out")]
    [InlineData("\n0000000000 65535 f \n0000", "\n0000000000 65535 f \n0001", "the cross-reference entry leads to 10")]
    [InlineData("1 0 obj\n", "7 0 obj\n", "the cross-reference entry leads to the object 7 0")]
    [InlineData("\nendobj\n", "\nendobx\n", "the keyword endobj is missing")]
    [InlineData("\nendstream\n", "\nendstreax\n", "the keyword endstream does not follow the stream's Length bytes")]
    [InlineData("/Metadata ", "/Metadata 9", "which the file does not have")]
    [InlineData("/Type/Pages/Count 2", "/Type/Pages/Count 3", "its Count is not 2")]
    [InlineData("/Type/Page/Parent 1 ", "/Type/Page/Parent 2 ", "its Parent is not 1")]
    [InlineData("/MediaBox[", "/MediaBux[", "no MediaBox")]
    [InlineData("/FontFile2 ", "/FontFileX ", "the font is not embedded")]
    [InlineData("/ToUnicode ", "/ToUnicodX ", "no ToUnicode map")]
    [InlineData("/Identity-H/Desc", "/Identity-V/Desc", "the font is not composite with Identity-H")]
    [InlineData("beginbfrange", "beginbfrunge", "stands for")]
    [InlineData(" Td\n", " Tx\n", "\"Tx\" is no operator")]
    [InlineData("/F0 16 Tf", "/F9 16 Tf", "the font F9 is not among the page's resources")]
    [InlineData("BT\n", "  \n", "outside of a text object")]
    [InlineData("EMC\nET\n", "ET\nEMC\n", "across the border of a text object")]
    [InlineData("EMC\nET\n", "    ET\n\n", "ends inside a text object, a saved state or marked content")]
    [InlineData("<</MCID 1>>", "<</MCID 0>>", "identifier 0 stands twice")]
    [InlineData("/Artifact<</Type/Layout>>BDC\n", "/P<</MCID 9>>BDC\n", null)]
    [InlineData("/StructParents 1", "/StructParents 9", "(ParentTree)")]
    [InlineData("/StructParent ", "/StructParenx ", "does not find it back (StructParent)")]
    [InlineData("/StructTreeRoot ", "/StructTreeRxxt ", "the file has no structure tree")]
    [InlineData("/S/Sect", "/X/Sect", "has no type (S)")]
    [InlineData("/K 0/ID", "/K 7/ID", "which does not find it back (ParentTree)")]
    [InlineData("/ID[<", "/IX[<", "no identifier")]
    public void File_WithADamage_IsToldSo(string sound, string damaged, string? message)
    {
        var document = Reports.TwoPageDocument();
        var text = Encoding.Latin1.GetString(Written(document, compress: false).Span);
        var at = text.IndexOf(sound, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0, sound);
        // The same length, so that nothing else moves.
        var bytes = Encoding.Latin1.GetBytes(string.Concat(text.AsSpan(0, at), damaged, text.AsSpan(at + damaged.Length)));
        var faults = PdfVerifier.Verify(bytes, document).Faults;

        faults.ShouldNotBeEmpty();
        if (message is not null) faults.ShouldContain(f => f.Message.Contains(message, StringComparison.Ordinal), string.Join('\n', faults));
    }

    [Fact]
    public void Stream_WithAChangedBit_IsDamaged()
    {
        var pdf = Written(Reports.TwoPageDocument(), compress: true).ToArray();
        var stream = Encoding.Latin1.GetString(pdf).IndexOf("stream\n", StringComparison.Ordinal) + 40;
        pdf[stream] ^= 0x10;

        PdfVerifier.Verify(pdf, expected: null).Faults.ShouldNotBeEmpty();
    }

    [Fact]
    public void File_WithoutIdentifier_IsAnybodysButNotOurs()
    {
        var document = Reports.TwoPageDocument();
        var text = Encoding.Latin1.GetString(Written(document, compress: false).Span);
        var (start, end) = (text.LastIndexOf("/ID[", StringComparison.Ordinal), text.LastIndexOf(']') + 1);
        var pdf = Encoding.Latin1.GetBytes(text.Remove(start, end - start));

        PdfInspector.Inspect(pdf).Faults.ShouldBeEmpty();
        PdfVerifier.Verify(pdf, document).Faults.ShouldHaveSingleItem().Message.ShouldContain("identifier (ID)");
    }

    [Fact]
    public void Layout_WithAnotherCharacter_IsToldApart() => FaultOf(p => p with { Glyphs = p.Glyphs.SetItem(1, p.Glyphs[1] with { CodePoint = '本' }) }).ShouldBe("page 1 glyph 2 stands for \"体\", in the layout for \"本\"");

    [Fact]
    public void Layout_WithARunElsewhere_IsToldApart() => FaultOf(p => p with { Runs = p.Runs.SetItem(0, p.Runs[0] with { X = 20.2 }) }).ShouldBe("page 1 glyph 1 stands at 20, 150, in the layout at 20.2, 150");

    [Fact]
    public void Layout_WithMoreGlyphs_IsToldApart() =>
        FaultOf(p => p with { Runs = p.Runs.SetItem(p.Runs.Length - 1, p.Runs[^1] with { GlyphCount = p.Runs[^1].GlyphCount - 1 }) }).ShouldContain("glyphs, the layout");

    [Fact]
    public void Layout_OfAnotherSize_IsToldApart() => FaultOf(p => p with { Width = 301 }).ShouldContain("is 300 x 200 points, in the layout 301 x 200");

    [Fact]
    public void Layout_WithAnotherPage_IsToldApart()
    {
        var document = Reports.TwoPageDocument();

        PdfVerifier.Verify(Written(document, compress: true), document with { Pages = [.. document.Pages, document.Pages[0]] }).Faults.ShouldHaveSingleItem().Message.ShouldBe("the file has 2 pages, the layout 3");
    }

    internal static ReadOnlyMemory<byte> Written(PagedDocument document, bool compress) => new PdfWriter(new PdfOptions { Compress = compress }).Write(document, Identity);

    private static string FaultOf(Func<Page, Page> change)
    {
        var document = Reports.TwoPageDocument();
        return PdfVerifier.Verify(Written(document, compress: true), document with { Pages = document.Pages.SetItem(0, change(document.Pages[0])) }).Faults.ShouldHaveSingleItem().Message;
    }
}
