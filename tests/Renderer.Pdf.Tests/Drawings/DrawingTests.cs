using System.Text;
using Renderer.Layout;
using Renderer.Layout.Pages;
using Renderer.Pdf.Reading;
using Renderer.Pdf.Tests.Fixtures;

namespace Renderer.Pdf.Tests.Drawings;

public class DrawingTests
{
    private const string Chart = """
        <svg width="120" height="60"><title>图</title><linearGradient id="g"><stop stop-color="red"/><stop offset=".5" stop-color="lime"/><stop offset=".5"/><stop offset="1" stop-color="blue"/></linearGradient>
        <linearGradient id="m"><stop stop-color="red"/><stop offset="1" stop-color="red" stop-opacity="0"/></linearGradient><clipPath id="c"><circle cx="30" cy="30" r="20"/></clipPath>
        <g clip-path="url(#c)"><rect width="60" height="60" fill="url(#g)"/></g><rect x="60" width="30" height="30" fill="url(#m)" stroke="green"/>
        <g opacity=".5"><path d="M60 40h20v10z" stroke="red"/><path d="M70 40h20v10z" fill-rule="evenodd"/></g><path d="M0 0h9" stroke="blue" stroke-opacity=".3" stroke-width="3" stroke-dasharray="2 1" transform="skewX(20)"/>
        <text x="10" y="50" font-size="10">一二<tspan fill="red">三</tspan></text><text transform="translate(100 50) rotate(-30)" font-size="9" letter-spacing="2" stroke="red">字体AV</text></svg>
        """;

    private static readonly Typesetter Typesetter = new(ShippedFonts.Library, new LayoutOptions());

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Drawing_WithEverything_ReadsBackAsLaidOut(bool isCompressed)
    {
        var document = LayOut("<p>前</p>" + Chart + "<p>后</p>");
        var pdf = Write(document, isCompressed);
        var verification = PdfVerifier.Verify(pdf, document);
        verification.Faults.ShouldBeEmpty();
        string.Concat(verification.PageTexts).ShouldContain("一二三");
        OutsideReader.ShouldBeClean(pdf);
        OutsideReader.TextOf(pdf).ShouldContain("一二三");
    }

    [Fact]
    public void Drawing_ShownOften_IsWrittenOnce()
    {
        var source = "data:image/svg+xml," + Uri.EscapeDataString("<svg xmlns='http://www.w3.org/2000/svg' width='8' height='8'><path d='M0 0h8v8z'/></svg>");
        var pdf = Text(LayOut(string.Concat(Enumerable.Repeat($"<p><img alt='' src=\"{source}\"></p>", 100))));
        pdf.Split("/Subtype/Form").Length.ShouldBe(2);
        pdf.Split("/D0 Do").Length.ShouldBe(101);
    }

    [Fact]
    public void Drawing_SeenThrough_StatesOpacityMaskAndGroup()
    {
        var pdf = Text(LayOut(Chart));
        pdf.ShouldContain("/f500<</ca .5>>");
        pdf.ShouldContain("/s300<</CA .3>>");
        pdf.ShouldContain("/SMask<</S/Luminosity/G ");
        pdf.ShouldContain("/Group<</S/Transparency/CS/DeviceRGB>>");
        pdf.ShouldContain("/Bounds[.5 ]");
    }

    [Fact]
    public void Drawing_WithTitle_IsAFigureWithItsBox() =>
        Text(LayOut("<svg width='8' height='8'><title>a</title><path d='M0 0h8v8z'/></svg>")).ShouldContain("/S/Figure");

    [Fact]
    public void Text_ThatIsNotTheLayouts_IsAFault()
    {
        var document = LayOut(Chart);
        var other = LayOut(Chart.Replace("一二", "二一", StringComparison.Ordinal));
        PdfVerifier.Verify(Write(document, isCompressed: true), other).Faults.ShouldNotBeEmpty();
    }

    [Fact]
    public void Picture_HeldSideways_IsTurned()
    {
        var document = new DocumentBuilder();
        document.Page(100, 100).Image(new PngBuilder(3, 4, 8, 0).Build((_, _) => [128]), 10, 20, 30, 40);
        var built = document.Build();
        built = built with { Pages = [built.Pages[0] with { Images = [built.Pages[0].Images[0] with { Orientation = ImageOrientation.Clockwise }] }] };
        // The picture's left edge becomes the top one: x runs down, y runs right.
        Text(built).ShouldContain("q 0 -40 30 0 10 80 cm/I0 Do Q");
    }

    private static PagedDocument LayOut(string body) =>
        Typesetter.LayOut($"<!DOCTYPE html><html lang=\"zh-CN\"><head><title>t</title><style>@page {{ size: 220pt 160pt; margin: 10pt }} html {{ font: 10pt 'Noto Sans SC' }}</style></head><body>{body}</body></html>");

    private static ReadOnlyMemory<byte> Write(PagedDocument document, bool isCompressed) =>
        new PdfWriter(new PdfOptions { Compress = isCompressed }).Write(document, new PdfIdentity("test", DateTimeOffset.UnixEpoch));

    private static string Text(PagedDocument document) => Encoding.Latin1.GetString(Write(document, isCompressed: false).Span);
}
