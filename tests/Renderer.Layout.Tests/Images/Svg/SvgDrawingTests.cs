using Renderer.Layout.Pages;
using Renderer.Layout.Tests.Fixtures;

namespace Renderer.Layout.Tests.Images.Svg;

/// <summary>Drawings of 80 by 80 user units on 60 by 60 points.</summary>
public class SvgDrawingTests
{
    [Theory]
    [InlineData("<rect x='4' y='8' width='40' height='20'/>", "shape M3,6 L33,6 L33,21 L3,21 Z fill #000000")]
    [InlineData("<rect width='0' height='20'/>", "")]
    [InlineData("<circle cx='40' cy='40' r='4' fill='red'/>", "shape M33,30 C33,31.66 31.66,33 30,33 C28.34,33 27,31.66 27,30 C27,28.34 28.34,27 30,27 C31.66,27 33,28.34 33,30 Z fill #FF0000")]
    [InlineData("<line x2='50%' y2='10mm' stroke='#123'/>", "shape M0,0 L30,28.35 stroke #112233 0.75")]
    [InlineData("<polyline points='0,0 4 4,8,0' fill='none' stroke='blue' stroke-width='4'/>", "shape M0,0 L3,3 L6,0 stroke #0000FF 3")]
    [InlineData("<polygon points='0 0 4 4 8 0' fill-rule='evenodd'/>", "shape M0,0 L3,3 L6,0 Z fill #000000 evenodd")]
    [InlineData("<g transform='translate(40 0)' color='teal'><path d='M0 0h4v4z' fill='currentColor' fill-opacity='50%'/></g>", "shape M30,0 L33,0 L33,3 Z fill #008080/0.5")]
    [InlineData("<path d='M0 0h4' stroke='rgba(255,0,0,.25)' stroke-dasharray='4' stroke-dashoffset='1'/>", "shape M0,0 L3,0 fill #000000 stroke #FF0000/0.25 0.75 dashes 3,3")]
    [InlineData("<path d='M0 0h4' fill='none' stroke='red' transform='scale(4 1)'/>", "shape M0,0 L6,0 stroke #FF0000 1.5 distorted")]
    [InlineData("<g opacity='.5'><path d='M0 0h4v4z' stroke='red'/></g>", "group 0.5\n  shape M0,0 L3,0 L3,3 Z fill #000000 stroke #FF0000 0.75")]
    [InlineData("<path opacity='.5' d='M0 0h4v4z'/>", "shape M0,0 L3,0 L3,3 Z fill #000000/0.5")]
    [InlineData("<path visibility='hidden' d='M0 0h4v4z'/><g display='none'><path d='M0 0h4v4z'/></g><path opacity='0' d='M0 0h4'/><path fill='none' d='M0 0h4'/>", "")]
    [InlineData("<svg x='8' y='8' width='16' height='8' viewBox='0 0 1 1'><path d='M0 0h1v1z'/></svg>", "group clip M6,6 L18,6 L18,12 L6,12 Z\n  shape M9,6 L15,6 L15,12 Z fill #000000")]
    public void Shapes_AreDrawnInPoints(string content, string expected) => Draw(content).ShouldBe(expected);

    [Theory]
    [InlineData("<text x='4' y='40' font-size='16'>一二</text>", "text 3,30 12 一二 fill #000000")]
    [InlineData("<text x='40' y='40' font-size='16' text-anchor='middle'>一二</text>", "text 18,30 12 一二 fill #000000")]
    [InlineData("<text x='40' y='40' font-size='16' text-anchor='end' fill='red'>一<tspan fill='blue'>二</tspan></text>", "text 6,30 12 一 fill #FF0000\ntext 18,30 12 二 fill #0000FF")]
    [InlineData("<text y='40' font-size='16'>一<tspan x='40' dy='8'>二</tspan></text>", "text 0,30 12 一 fill #000000\ntext 30,36 12 二 fill #000000")]
    [InlineData("<text x='0 40' y='40' font-size='16'>一二三</text>", "text 0,30 12 一 fill #000000\ntext 30,30 12 二三 fill #000000")]
    [InlineData("<text y='8' transform='scale(2)' font-size='8'>一</text>", "text 0,12 12 一 fill #000000")]
    public void Text_IsPlacedAndAnchored(string content, string expected) => Draw(content).ShouldBe(expected);

    [Theory]
    [InlineData("<defs><path id='a' d='M0 0h4v4z'/></defs><use href='#a' x='8' fill='red'/>", "shape M6,0 L9,0 L9,3 Z fill #FF0000")]
    [InlineData("<symbol id='a' viewBox='0 0 2 2'><path d='M0 0h2v2z'/></symbol><use xlink:href='#a' width='8' height='8'/>", "group clip M0,0 L6,0 L6,6 L0,6 Z\n  shape M0,0 L6,0 L6,6 Z fill #000000")]
    [InlineData("<linearGradient id='a'><stop stop-color='red'/><stop offset='1'/></linearGradient><rect width='8' height='4' fill='url(#a)'/>", "shape M0,0 L6,0 L6,3 L0,3 Z fill linear 0,0 6,0")]
    [InlineData("<radialGradient id='b'><stop stop-color='red'/><stop offset='1'/></radialGradient><radialGradient id='a' href='#b' fx='0'/><rect width='8' height='8' fill='url(#a)'/>", "shape M0,0 L6,0 L6,6 L0,6 Z fill radial 0,3 3,3")]
    [InlineData("<linearGradient id='a'><stop stop-color='red'/></linearGradient><rect width='8' height='4' fill='url(#a)'/>", "shape M0,0 L6,0 L6,3 L0,3 Z fill #FF0000")]
    [InlineData("<clipPath id='a'><path d='M0 0h8v8z'/></clipPath><path clip-path='url(#a)' d='M0 0h4v4z'/>", "group clip M0,0 L6,0 L6,6 Z\n  shape M0,0 L3,0 L3,3 Z fill #000000")]
    [InlineData("<clipPath id='a'/><path clip-path='url(#a)' d='M0 0h4v4z'/>", "")]
    public void References_AreResolved(string content, string expected) => Draw(content).ShouldBe(expected);

    [Theory]
    [InlineData("<style>path { fill: red } .b { fill: blue }</style><path fill='green' d='M0 0h4v4z'/>", "FF0000")]
    [InlineData("<style>path { fill: red } .b { fill: blue }</style><path class='b' d='M0 0h4v4z'/>", "0000FF")]
    [InlineData("<style>path { fill: red }</style><path style='fill: lime' d='M0 0h4v4z'/>", "00FF00")]
    [InlineData("<g fill='red'><path d='M0 0h4v4z'/></g>", "FF0000")]
    public void Styles_CascadeOverAttributes(string content, string color) => Draw(content).ShouldEndWith("#" + color);

    [Theory]
    [InlineData("<foreignObject><p>a</p></foreignObject>", "<foreignObject> is not supported")]
    [InlineData("<animate/>", "<animate> is not supported")]
    [InlineData("<rect width='9' height='9' fill='url(#no)'/>", "#no that paints <rect> is no element")]
    [InlineData("<pattern id='p'/><rect width='9' height='9' fill='url(#p)'/>", "is a <pattern>")]
    [InlineData("<use href='#no'/>", "<use> refers to \"#no\"")]
    [InlineData("<use href='https://example.org/a.svg#x'/>", "which is no element of the drawing")]
    [InlineData("<path d='M0 0h4' marker-end='url(#m)'/>", "marker-end")]
    [InlineData("<rect width='9' height='9' filter='url(#f)'/>", "filter")]
    [InlineData("<path d='M0 0L'/>", "The data of <path> is broken")]
    [InlineData("<g transform='turn(1)'/>", "The transform of <g> is broken")]
    [InlineData("<text><textPath>a</textPath></text>", "<textPath> in a text")]
    [InlineData("<image href='x.svg'/>", "left out")]
    public void Unsupported_IsAWarning(string content, string message) =>
        Typeset.Document(Svg(content)).Warnings.ShouldContain(warning => warning.Message.Contains(message, StringComparison.Ordinal));

    [Fact]
    public void References_ThatMultiply_EndWithAWarning()
    {
        var bomb = string.Concat(Enumerable.Range(0, 30).Select(i => $"<g id='l{i}'>{string.Concat(Enumerable.Repeat($"<use href='#l{i + 1}'/>", 10))}</g>"));
        var document = Typeset.Document(Svg(bomb + "<g id='l30'><path d='M0 0h1'/></g>"));
        document.Warnings.ShouldContain(warning => warning.Code == "svg-too-large");
    }

    [Fact]
    public void References_ToThemselves_EndWithAWarning() =>
        Typeset.Document(Svg("<g id='a'><use href='#a'/></g>")).Warnings.ShouldContain(warning => warning.Code == "svg-too-large");

    [Theory]
    [InlineData("<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]><svg xmlns='http://www.w3.org/2000/svg'><text>&b;</text></svg>", "broken")]
    [InlineData("<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><svg xmlns='http://www.w3.org/2000/svg'><text>&a;</text></svg>", "broken")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><g></svg>", "broken")]
    public void File_WithEntitiesOrFaults_IsAWarning(string file, string reason)
    {
        var document = Typeset.Document($"<img alt='' src=\"data:image/svg+xml,{Uri.EscapeDataString(file)}\">");
        document.Warnings.Single().Code.ShouldBe("image-ignored");
        document.Warnings.Single().Message.ShouldContain(reason);
    }

    [Fact]
    public void File_WithDocumentTypeAndOtherLanguages_IsDrawn()
    {
        const string file = "<?xml version='1.0'?><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'>"
            + "<svg xmlns='http://www.w3.org/2000/svg' xmlns:i='urn:i' width='8' height='8'><i:view/><style><![CDATA[path { fill: red }]]></style><path i:x='1' d='M0 0h8v8z'/></svg>";
        var page = Typeset.Document($"<img alt='' src=\"data:image/svg+xml;base64,{Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(file))}\">").Pages[0];
        DrawingDescription.Of(page.Drawings.Single().Drawing).ShouldBe("shape M0,0 L6,0 L6,6 Z fill #FF0000");
    }

    [Theory]
    [InlineData("<svg width='40' height='20'><path d='M0 0h1v1'/></svg>", "30x15")]
    [InlineData("<svg viewBox='0 0 40 20'><path d='M0 0h1v1'/></svg>", "200x100")]
    [InlineData("<svg viewBox='0 0 40 20' height='20'><path d='M0 0h1v1'/></svg>", "30x15")]
    [InlineData("<svg viewBox='0 0 40 20' width='50%'><path d='M0 0h1v1'/></svg>", "100x50")]
    [InlineData("<svg width='40' height='20' style='width: 60pt; height: auto'><path d='M0 0h1v1'/></svg>", "60x30")]
    [InlineData("<svg style='max-width: 100pt'><path d='M0 0h1v1'/></svg>", "100x112.5")]
    public void Size_OfAnElement_FollowsAttributesViewBoxAndStyle(string svg, string size) =>
        LayoutText.Of(Typeset.Document(svg, "svg { display: block }").Pages[0]).ShouldEndWith("drawing 10,10 " + size);

    [Fact]
    public void Title_IsTheAlternativeText()
    {
        var document = Typeset.Document("<svg width='9' height='9'><title>申请 \n 数量</title><path d='M0 0h1v1'/></svg>");
        document.Structure.Single(element => element.Type == StructureType.Figure).AlternativeText.ShouldBe("申请 数量");
        document.Warnings.ShouldBeEmpty();
        Typeset.Document("<svg width='9' height='9'><path d='M0 0h1v1'/></svg>").Warnings.Single().Code.ShouldBe("image-without-text");
        Typeset.Document("<svg width='9' height='9' aria-hidden='true'><path d='M0 0h1v1'/></svg>").Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Glyph_ThatNoFontHas_IsAProblem() =>
        Should.Throw<LayoutException>(() => Typeset.Document(Svg("<text>\U0001F600</text>"))).Problems.Single().Code.ShouldBe("glyph-missing");

    [Fact]
    public void Drawing_Repeated_IsTheSameOne()
    {
        var image = $"<img alt='' src=\"data:image/svg+xml,{Uri.EscapeDataString("<svg xmlns='http://www.w3.org/2000/svg' width='8' height='8'><path d='M0 0h8v8z'/></svg>")}\">";
        var page = Typeset.Document(image + image).Pages[0];
        page.Drawings.Length.ShouldBe(2);
        page.Drawings[0].Drawing.ShouldBeSameAs(page.Drawings[1].Drawing);
    }

    [Fact]
    public void Fuzz_DamagedDrawings_AreDrawnOrReported()
    {
        var random = new Random(11);
        var whole = Svg("<defs><linearGradient id='g' gradientUnits='userSpaceOnUse' x2='9'><stop stop-color='red'/><stop offset='1' stop-opacity='.1'/></linearGradient><clipPath id='c'><use href='#p'/></clipPath></defs>"
            + "<g transform='rotate(9) scale(2,1)' opacity='.4' clip-path='url(#c)'><path id='p' d='M1 2a3 4 5 0 1 6 7Q8 9 10 11z' fill='url(#g)' stroke='#123' stroke-dasharray='3 1'/><text x='1 2' dy='3' font-size='9' text-anchor='end'>一<tspan>二a</tspan></text></g>");
        for (var i = 0; i < 400; i++)
        {
            var damaged = whole.ToCharArray();
            for (var hit = random.Next(1, 8); hit > 0; hit--) damaged[random.Next(damaged.Length)] = (char)random.Next(0x20, 0x7F);
            var document = Typeset.Document(new string(damaged));
            document.Pages.ShouldNotBeEmpty();
        }
    }

    private static string Svg(string content) => $"<svg viewBox='0 0 80 80' style='width: 60pt' aria-label='x'>{content}</svg>";

    private static string Draw(string content)
    {
        var document = Typeset.Document(Svg(content));
        document.Warnings.ShouldBeEmpty();
        return document.Pages[0].Drawings is [var placed] ? DrawingDescription.Of(placed.Drawing) : "";
    }
}
