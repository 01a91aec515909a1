using System.Text;
using Renderer.Layout.Pages;
using Renderer.Pdf.Tests.Fixtures;

namespace Renderer.Pdf.Tests.Document;

public class DocumentWriterTests
{
    private static readonly PdfWriter Writer = new(new PdfOptions());
    private static readonly PdfIdentity Identity = new("identity", new DateTimeOffset(2024, 1, 9, 8, 5, 0, TimeSpan.FromHours(8)));

    [Fact]
    public void Structure_OfTwoPages_IsReadInOrder() =>
        OutsideReader.Answer(Writer.Write(Reports.TwoPageDocument(), Identity), "pdfinfo", f => ["-struct-text", f]).ShouldBe("""
            Document
              Sect
                H1 <s1> (block)
                  "总体"
                P (block)
                  "见"
                  Link (inline)
                    "网站"
                    Object 8 0
                  "和"
                  Span (inline)
                    "LED"
                  "续"
                H2 <s2> (block)
                  Link (inline)
                    "返回"
                    Object 10 0

            """);

    [Fact]
    public void Structure_OfTable_HasSpansScopesHeadersAndTheEmptyCell()
    {
        var structure = OutsideReader.Answer(Writer.Write(Reports.TableDocument(), Identity), "pdfinfo", f => ["-struct", f]);
        structure.ShouldBe("""
            Document
              Table (block)
                Caption
                THead
                  TR
                    TH <h(1)>:
                       /ColSpan 2
                       /Scope /Column
                TBody
                  TR
                    TH <甲>:
                       /RowSpan 2
                       /Scope /Row
                    TD:
                       /Headers [(h(1)) (甲)]
                    TD

            """);
    }

    [Fact]
    public void Information_AndXmp_SayTheSame()
    {
        var pdf = Writer.Write(Reports.TwoPageDocument(), Identity);
        var information = OutsideReader.Answer(pdf, "pdfinfo", f => ["-isodates", f]);
        information.ShouldContain("Title:           年度报告\n");
        information.ShouldContain("Author:          花街镇人民政府\n");
        information.ShouldContain("Subject:         公开 & <年报>\n");
        information.ShouldContain("Keywords:        年报,公开\n");
        information.ShouldContain("Producer:        Renderer\n");
        information.ShouldContain("CreationDate:    2024-01-09T08:05:00+08\n");
        information.ShouldContain("Tagged:          yes\n");
        information.ShouldContain("PDF version:     1.7\n");
        var xmp = OutsideReader.Answer(pdf, "pdfinfo", f => ["-meta", f]);
        xmp.ShouldContain("<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">年度报告</rdf:li>");
        xmp.ShouldContain("<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">公开 &amp; &lt;年报&gt;</rdf:li>");
        xmp.ShouldContain("<xmp:CreateDate>2024-01-09T08:05:00+08:00</xmp:CreateDate>");
        xmp.ShouldContain("<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li>");
    }

    [Fact]
    public void Information_WithoutTime_HasNoDate() =>
        OutsideReader.Answer(Writer.Write(Reports.TwoPageDocument(), Identity with { Created = null }), "pdfinfo", f => [f]).ShouldNotContain("CreationDate");

    [Fact]
    public void Metadata_ControlCharacters_AreLeftOutOfXml()
    {
        var document = Reports.TableDocument() with { Properties = new("a\u0001b\uD800c", "zh", null, null, null) };
        OutsideReader.Answer(Writer.Write(document, Identity), "pdfinfo", f => ["-meta", f]).ShouldContain(">ab\uFFFDc<");
    }

    [Fact]
    public void Links_ToAddresses_AreAsciiAndCarryTheirText()
    {
        var pdf = Writer.Write(Reports.TwoPageDocument(), Identity);
        OutsideReader.Answer(pdf, "pdfinfo", f => ["-url", f]).ShouldContain("https://%E4%BE%8B%E5%AD%90.cn/a%20b?x=1");
        // 网站, the link's text.
        OutsideReader.Answer(pdf, "qpdf", f => ["--qdf", "--object-streams=disable", f, "-"]).ShouldContain("/Contents <feff7f517ad9>");
    }

    [Fact]
    public void Links_Inside_LeadToPageAndHeight() =>
        OutsideReader.Answer(Writer.Write(Reports.TwoPageDocument(), Identity), "qpdf", f => ["--json=2", "--json-key=qpdf", f])
            .Replace(" ", "").Replace("\n", "").ShouldMatch("\"/Dest\":\\[\"\\d+0R\",\"/XYZ\",null,166,null\\]");

    [Fact]
    public void Outline_OfSkippedLevels_NestsUnderTheNearestHigher() =>
        OutsideReader.Answer(Writer.Write(Reports.TwoPageDocument(), Identity), "qpdf", f => ["--json=2", "--json-key=outlines", f])
            .Split('\n').Where(l => l.Contains("\"title\"")).Select(l => l.Trim()).ShouldBe(["\"title\": \"续\"", "\"title\": \"返回\"", "\"title\": \"总体\""], ignoreOrder: true);

    [Fact]
    public void Catalog_NamesLanguageOutlineAndTitleBar()
    {
        var catalog = Encoding.Latin1.GetString(new PdfWriter(new PdfOptions { Compress = false }).Write(Reports.TwoPageDocument(), Identity).Span);
        catalog.ShouldContain("/ViewerPreferences<</DisplayDocTitle true>>/Lang(zh-CN)/MarkInfo<</Marked true>>");
        catalog.ShouldContain("/PageMode/UseOutlines");
    }

    [Fact]
    public void Write_AlreadyCancelled_Stops() =>
        Should.Throw<OperationCanceledException>(() => Writer.Write(Reports.TwoPageDocument(), Identity, new CancellationToken(canceled: true)));

    [Fact]
    public void Write_ManyPages_IsClean()
    {
        var builder = new DocumentBuilder();
        for (var i = 0; i < 300; i++)
            builder.Page().Text($"第{i}页", 90, 90, builder.Element(StructureType.Paragraph, 0, e => e with { Id = $"p{i}" }));
        var pdf = Writer.Write(builder.Build(), Identity);
        OutsideReader.ShouldBeClean(pdf);
        OutsideReader.TextOf(pdf).Split('\f').Length.ShouldBe(301);
    }

    [Fact]
    public void Write_PageWithoutContent_IsClean()
    {
        var builder = new DocumentBuilder();
        builder.Page();
        OutsideReader.ShouldBeClean(Writer.Write(builder.Build(), Identity));
    }
}
