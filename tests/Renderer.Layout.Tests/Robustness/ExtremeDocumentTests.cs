using System.Text;
using Renderer.Layout.Tests.Fixtures;
using Renderer.Layout.Tests.Properties;

namespace Renderer.Layout.Tests.Robustness;

/// <summary>Documents that nobody would print: each gives a sensible result, with a named warning where something does not fit.</summary>
public class ExtremeDocumentTests
{
    [Theory]
    [InlineData("<table style='width:20pt;table-layout:fixed'><tr><td>Donaudampfschifffahrt</table>", "overflow")]
    [InlineData("<div style='width:0'>Donau</div>", "overflow")]
    [InlineData("<p style='white-space:nowrap;width:10pt'>政府信息公开</p>", "overflow")]
    [InlineData("<img alt='' src='data:image/svg+xml,%3Csvg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"9000\"/%3E'>", "overflow")]
    [InlineData("<div style='float:left'>一</div>", "css-unsupported")]
    public void Content_ThatDoesNotFit_IsShownWithAWarning(string body, string code) => Typeset.Document(body).Warnings.Select(warning => warning.Code).ShouldContain(code);

    [Theory]
    [InlineData("width:1e9pt")]
    [InlineData("width:1e308pt;height:1e308pt")]
    [InlineData("margin:-1e9pt")]
    [InlineData("padding:1e9pt")]
    [InlineData("padding:-5pt;width:-5pt;height:-5pt")]
    [InlineData("font-size:1e9pt")]
    [InlineData("font-size:0;line-height:0")]
    [InlineData("font-size:1e-9pt")]
    [InlineData("line-height:1e9")]
    [InlineData("line-height:-1")]
    [InlineData("letter-spacing:1e9pt")]
    [InlineData("letter-spacing:-1e9pt")]
    [InlineData("word-spacing:-1e9pt")]
    [InlineData("text-indent:-1e9pt")]
    [InlineData("width:calc(1pt / 0)")]
    [InlineData("width:calc(1e308pt * 1e308)")]
    [InlineData("width:calc(0 * 1e308pt * 1e308)")]
    [InlineData("height:50%;min-height:50%;max-height:10%")]
    [InlineData("border:1e9pt solid")]
    [InlineData("border-spacing:1e9pt;display:table")]
    [InlineData("position:absolute;top:1e308pt;left:-1e308pt")]
    [InlineData("display:flex;flex:1e308 1e308 0")]
    [InlineData("orphans:99999999999;widows:99999999999")]
    [InlineData("counter-increment:x 2147483647;counter-reset:x 2147483647")]
    [InlineData("vertical-align:1e308pt;display:inline")]
    [InlineData("tab-size:1e9;white-space:pre")]
    public void Value_Absurd_GivesADocumentOrAProblem(string style)
    {
        var html = Typeset.Html($"<div style='{style}'><p>一\t二 三</p><table><tr><td style='{style}'>四<td>五</table><span style='{style}'>六</span></div><p style='{style}'>七</p>");
        if (Record.Exception(() => Soundness.Fault(Typeset.Typesetter.LayOut(html)).ShouldBeNull()) is { } thrown) thrown.ShouldBeOfType<LayoutException>(thrown.ToString());
    }

    [Theory]
    [InlineData("@page { size: 1pt } ")]
    [InlineData("@page { size: 0 } ")]
    [InlineData("@page { size: 1e9pt } ")]
    [InlineData("@page { margin: 1e9pt } ")]
    [InlineData("@page { margin: -1e9pt } ")]
    [InlineData("@page { margin: 50% } ")]
    [InlineData("@page { padding: 99%; border: 1e9pt solid } ")]
    [InlineData("@page { @top-center { content: 'x'; width: 1e9pt; font-size: 1e9pt } } ")]
    public void Page_WithoutRoom_GivesADocumentOrAProblem(string style)
    {
        var html = Typeset.Html("<p>一二三</p><table><tr><td>四<td>五</table>", style);
        if (Record.Exception(() => Soundness.Fault(Typeset.Typesetter.LayOut(html)).ShouldBeNull()) is { } thrown) thrown.ShouldBeOfType<LayoutException>(thrown.ToString());
    }

    [Fact]
    public void InlineBoxes_AHundredThousand_AreLaidOut() => Painted.Text(Typeset.Document(Repeated("<b>字</b>", 100_000))).Length.ShouldBe(100_000);

    [Fact]
    public void Styles_AFewThousand_AreResolved()
    {
        var css = string.Concat(Enumerable.Range(0, 3000).Select(i => $".c{i} {{ margin-left: {i % 50}pt }} "));
        Painted.Text(Typeset.Document(string.Concat(Enumerable.Range(0, 3000).Select(i => $"<p class=c{i}>字</p>")), css)).Length.ShouldBe(3000);
    }

    [Fact]
    public void Paragraph_OfAMillionCharacters_IsLaidOut() => Painted.Text(Wide().LayOut(Typeset.Html($"<p>{Repeated("政府信息公开，工作年度报告。", 1_000_000 / 14)}</p>"))).Length.ShouldBe(1_000_000 / 14 * 14);

    [Fact]
    public void Word_OfAMillionLetters_IsOneLineWithAWarning() => Typeset.Document($"<p>{new string('x', 1_000_000)}</p>").Warnings.Single().Code.ShouldBe("overflow");

    [Fact]
    public void Word_OfAMillionLettersThatMayBreakAnywhere_IsLaidOut() => Painted.Text(Wide().LayOut(Typeset.Html($"<p style='overflow-wrap:anywhere'>{new string('x', 1_000_000)}</p>"))).Length.ShouldBe(1_000_000);

    [Fact]
    public void Table_OfAThousandColumns_IsLaidOut() => Painted.Text(Typeset.Document($"<table>{Repeated($"<tr>{Repeated("<td>1", 1000)}", 10)}</table>")).Length.ShouldBe(10_000);

    [Fact]
    public void Table_OfTenThousandRows_IsLaidOut() => Painted.Text(Wide().LayOut(Typeset.Html($"<table><thead><tr><th>头</thead>{Repeated("<tr><td>一<td>二", 10_000)}</table>"))).Length.ShouldBe(20_001);

    [Theory]
    [InlineData("paragraph")]
    [InlineData("word")]
    [InlineData("table")]
    [InlineData("inline")]
    [InlineData("blocks")]
    public void Cancellation_InTheMiddle_IsNoticed(string kind)
    {
        var html = Typeset.Html(kind switch
        {
            "paragraph" => $"<p>{Repeated("政府信息公开，工作年度报告。", 100_000)}</p>",
            "word" => $"<p style='overflow-wrap:anywhere'>{new string('x', 2_000_000)}</p>",
            "table" => $"<table>{Repeated($"<tr>{Repeated("<td>1", 100)}", 1000)}</table>",
            "inline" => Repeated("<b>字</b>", 200_000),
            _ => Repeated("<p>字</p>", 200_000),
        });
        // Whenever it is asked for, it ends what is going on: the document alone takes longer than the wait for it.
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(1));
        Should.Throw<OperationCanceledException>(() => Wide().LayOut(html, source.Token));
    }

    private static Typesetter Wide() => new(Fonts.ShippedFonts.Library, new() { MaximumPages = 100_000 });

    private static string Repeated(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();
}
