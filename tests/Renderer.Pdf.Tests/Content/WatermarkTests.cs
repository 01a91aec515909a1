using System.Text;
using Renderer.Layout.Pages;
using Renderer.Pdf.Reading;
using Renderer.Pdf.Tests.Fixtures;

namespace Renderer.Pdf.Tests.Content;

public class WatermarkTests
{
    private static readonly PdfWriter Writer = new(new PdfOptions { Compress = false });
    private static readonly PdfIdentity Identity = new("identity", null);

    [Theory]
    [InlineData("征求意见稿")]
    [InlineData("DRAFT")]
    [InlineData("密")]
    [InlineData("内部资料 DRAFT 2024")]
    public void Watermark_OfAnyWord_ChangesNoText(string word)
    {
        var document = Reports.TwoPageDocument();
        var (plain, marked) = (Writer.Write(document, Identity), Writer.Write(document, Identity, With(word)));
        OutsideReader.ShouldBeClean(marked);
        OutsideReader.TextOf(marked).ShouldBe(OutsideReader.TextOf(plain));
        OutsideReader.Answer(marked, "mutool", f => ["draw", "-q", "-F", "text", f]).ShouldBe(OutsideReader.Answer(plain, "mutool", f => ["draw", "-q", "-F", "text", f]));
        string Structure(ReadOnlyMemory<byte> pdf) => OutsideReader.Answer(pdf, "pdfinfo", f => ["-struct", f]);
        string.Concat(Structure(marked).Where(c => !char.IsDigit(c))).ShouldBe(string.Concat(Structure(plain).Where(c => !char.IsDigit(c))));
        PdfVerifier.Verify(marked, new PdfExpectation(document) { Features = With(word), Identity = Identity }).Faults.ShouldBeEmpty();
    }

    [Fact]
    public void Watermark_OnEveryPage_IsAnArtifactOfOneFormForEachSize()
    {
        var builder = new DocumentBuilder();
        foreach (var (width, height) in new[] { (300, 200), (200, 300), (300, 200) })
            builder.Page(width, height).Text("页", 20, 50, builder.Element(StructureType.Paragraph));
        var file = Encoding.Latin1.GetString(Writer.Write(builder.Build(), Identity, With("草案")).Span);
        Count(file, "/Artifact<</Type/Pagination/Subtype/Watermark>>BDC\n/W Do\nEMC").ShouldBe(3);
        Count(file, "/BM/Multiply").ShouldBe(2);
        // ISO 19005-2, 6.2.10: a page with transparency names the colours it is worked out in.
        Count(file, "/Group<</S/Transparency/CS/DeviceRGB>>").ShouldBe(3);
    }

    [Theory]
    [InlineData("征求意见稿", 595, 842)]
    [InlineData("征求意见稿", 842, 595)]
    [InlineData("密", 595, 842)]
    [InlineData("A", 40, 2000)]
    [InlineData("CONFIDENTIAL DRAFT", 595, 842)]
    public void Watermark_OnAnyPage_LiesInItsMiddleWithinItsMargins(string word, int width, int height)
    {
        var builder = new DocumentBuilder();
        builder.Page(width, height).Text(" ", 20, 50, -1);
        var box = InkOf(Writer.Write(builder.Build(), Identity, With(word)), width, height);
        ((box.Left + box.Right) / 2.0).ShouldBe(width / 2.0, 1 + width * 0.03);
        ((box.Top + box.Bottom) / 2.0).ShouldBe(height / 2.0, 1 + height * 0.03);
        box.Left.ShouldBeGreaterThan((int)(width * 0.05));
        box.Top.ShouldBeGreaterThan((int)(height * 0.05));
    }

    [Fact]
    public void Watermark_UnderAWhiteBackgroundAndBlackText_StaysVisibleAndLeavesThemAsTheyAre()
    {
        var builder = new DocumentBuilder();
        builder.Page(200, 200).Fill(new Fill(0, 0, 200, 200, new Color(255, 255, 255))).Fill(new Fill(90, 0, 20, 200, default)).Text(" ", 20, 50, -1);
        var pixels = PixelsOf(Writer.Write(builder.Build(), Identity, With("草案")), 200, 200);
        var middle = Enumerable.Range(0, 200).Select(y => pixels[y * 200 + 100]).Distinct();
        middle.ShouldBe([(byte)0]);
        pixels.Count(IsMark).ShouldBeGreaterThan(500);
        pixels.Count(p => p is not (0 or 255) && p < 200).ShouldBeLessThan(600, "only the edges of the black are between");
    }

    [Fact]
    public void Watermark_OfADocumentWithoutFonts_TakesAFaceGivenWithIt()
    {
        var builder = new DocumentBuilder();
        builder.Page(200, 200);
        Should.Throw<PdfException>(() => Writer.Write(builder.Build(), Identity, With("草案"))).Problems.ShouldHaveSingleItem().Message.ShouldContain("草案");
        var pdf = Writer.Write(builder.Build(), Identity, new PdfFeatures { Watermark = new("草案") { Faces = [ShippedFonts.Fang] } });
        PixelsOf(pdf, 200, 200).Count(IsMark).ShouldBeGreaterThan(500);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \u3000")]
    [InlineData("\U0010FFFD")]
    [InlineData("一\n二")]
    public void Watermark_ThatCannotBeDrawn_IsAProblem(string word) =>
        Should.Throw<PdfException>(() => Writer.Write(Reports.TwoPageDocument(), Identity, With(word))).Problems.ShouldHaveSingleItem().Code.ShouldBe("watermark-unusable");

    [Fact]
    public void Watermark_TooLongToRead_IsAProblem() =>
        Should.Throw<PdfException>(() => Writer.Write(Reports.TwoPageDocument(), Identity, With(new string('稿', 51)))).Problems.ShouldHaveSingleItem().Message.ShouldContain("51 characters");

    private static PdfFeatures With(string word) => new() { Watermark = new(word) };

    // 0.86 of white, as a reader rounds it.
    private static bool IsMark(byte pixel) => pixel is >= 217 and <= 221;

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static (int Left, int Top, int Right, int Bottom) InkOf(ReadOnlyMemory<byte> pdf, int width, int height)
    {
        var pixels = PixelsOf(pdf, width, height);
        var inked = Enumerable.Range(0, pixels.Length).Where(i => pixels[i] < 250).ToArray();
        return (inked.Min(i => i % width), inked.Min(i => i / width), inked.Max(i => i % width), inked.Max(i => i / width));
    }

    // A pixel for each point: PGM with its three lines of head.
    private static byte[] PixelsOf(ReadOnlyMemory<byte> pdf, int width, int height)
    {
        var image = OutsideReader.Bytes(pdf, "pdftoppm", f => ["-r", "72", "-gray", f]);
        return image[^(width * height)..];
    }
}
