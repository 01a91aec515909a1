using Renderer.Layout.Pages;
using Renderer.Pdf.Tests.Fixtures;

namespace Renderer.Pdf.Tests.Structure;

public class StructureWriterTests
{
    private static readonly PdfWriter Writer = new(new PdfOptions { Compress = false });

    [Fact]
    public void Notes_WithoutId_GetOne_AndOnlyTheFirstOfEqualIdsCounts()
    {
        var text = Written(b =>
        {
            b.Element(StructureType.Note);
            b.Element(StructureType.Note, 0, e => e with { Id = "n" });
            b.Element(StructureType.Paragraph, 0, e => e with { Id = "n" });
        });
        text.ShouldContain("/Names[(n)");
        text.Split("/ID(").Length.ShouldBe(3);
        text.ShouldContain("/ID(note 2)");
    }

    [Fact]
    public void List_SaysHowItIsNumbered() =>
        Written(b => b.Element(StructureType.List, 0, e => e with { Numbering = ListNumbering.UpperRoman })).ShouldContain("/A<</O/List/ListNumbering/UpperRoman>>");

    [Theory]
    [InlineData(ArtifactKind.Layout, "/Artifact<</Type/Layout>>BDC")]
    [InlineData(ArtifactKind.Pagination, "/Artifact<</Type/Pagination>>BDC")]
    [InlineData(ArtifactKind.Header, "/Artifact<</Type/Pagination/Subtype/Header>>BDC")]
    [InlineData(ArtifactKind.Footer, "/Artifact<</Type/Pagination/Subtype/Footer>>BDC")]
    public void Artifact_SaysWhatItIsFor(ArtifactKind kind, string expected)
    {
        var builder = new DocumentBuilder();
        builder.Page().Text("1", 90, 90, -1);
        var document = builder.Build();
        var page = document.Pages[0];
        Text(document with { Pages = [page with { Items = [page.Items[0] with { Artifact = kind }] }] }).ShouldContain(expected);
    }

    [Theory]
    [InlineData("网站", null, "网站")]
    [InlineData("网站", "政府网站", "政府网站")]
    [InlineData("", null, "https://example.com/")]
    public void Link_SaysItsLabelOrTextOrAddress(string text, string? label, string said)
    {
        var builder = new DocumentBuilder();
        var link = builder.Element(StructureType.Link, builder.Element(StructureType.Paragraph), e => e with { AlternativeText = label });
        var page = builder.Page().Link(new LinkArea(0, 0, 9, 9, "https://example.com/", -1, 0, link));
        if (text.Length > 0)
            page.Text(text, 90, 90, link);
        OutsideReader.Answer(Writer.Write(builder.Build(), new PdfIdentity("link", null)), "qpdf", f => ["--json=2", "--json-key=qpdf", f]).ShouldContain($"\"/Contents\": \"u:{said}\"");
    }

    [Fact]
    public void Link_RoundAPicture_SaysWhatIsSeen()
    {
        var builder = new DocumentBuilder();
        var link = builder.Element(StructureType.Link, builder.Element(StructureType.Paragraph));
        builder.Element(StructureType.Figure, link, e => e with { AlternativeText = "国徽" });
        builder.Page().Link(new LinkArea(0, 0, 9, 9, "https://example.com/", -1, 0, link));
        OutsideReader.Answer(Writer.Write(builder.Build(), new PdfIdentity("link", null)), "qpdf", f => ["--json=2", "--json-key=qpdf", f]).ShouldContain("\"/Contents\": \"u:国徽\"");
    }

    private static string Written(Action<DocumentBuilder> change)
    {
        var builder = new DocumentBuilder();
        builder.Page().Text("一", 90, 90, builder.Element(StructureType.Paragraph));
        change(builder);
        return Text(builder.Build());
    }

    private static string Text(PagedDocument document) => PdfStreams.Readable(Writer.Write(document, new PdfIdentity("structure", null)));
}
