using Renderer.Layout.Pages;
using Renderer.Layout.Tests.Fixtures;

namespace Renderer.Layout.Tests.Images;

public class ImageTests
{
    // 40 by 20 pixels are 30 by 15 points. Only the head of the file is looked at.
    internal static readonly string Png = "data:image/png;base64," + Convert.ToBase64String(
        [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R', 0, 0, 0, 40, 0, 0, 0, 20, 8, 2, 0, 0, 0]);

    private static readonly string Jpeg = "data:image/jpeg;base64," + Convert.ToBase64String([0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC0, 0, 11, 8, 0, 20, 0, 40, 1, 1, 0x11, 0, 0, 0]);

    [Theory]
    [InlineData("", "30x15")]
    [InlineData("width: 60pt", "60x30")]
    [InlineData("height: 5pt", "10x5")]
    [InlineData("width: 50%", "100x50")]
    [InlineData("width: 60pt; height: 5pt", "60x5")]
    [InlineData("max-width: 15pt", "15x7.5")]
    [InlineData("width: 60pt; max-height: 6pt", "60x6")]
    public void Size_NotSaid_FollowsTheProportions(string style, string expected)
    {
        LayoutText.Of(Typeset.Document($"<img alt='x' src='{Png}'>", $"img {{ display: block; {style} }}")).ShouldBe($"page 220x120\nimage 10,10 {expected} image/png");
        LayoutText.Of(Typeset.Document($"<img alt='x' src='{Jpeg}'>", $"img {{ display: block; {style} }}")).ShouldEndWith("image/jpeg");
    }

    [Theory]
    [InlineData("width=80", "60x30")]
    [InlineData("height=40", "60x30")]
    [InlineData("width=80 height=80", "60x60")]
    [InlineData("width=wide", "30x15")]
    public void Size_AsAttributes_IsInPixels(string attributes, string expected) =>
        LayoutText.Of(Typeset.Document($"<img alt='x' {attributes} src='{Png}'>", "img { display: block }")).ShouldBe($"page 220x120\nimage 10,10 {expected} image/png");

    [Fact]
    public void Inline_Image_StandsOnTheBaseline() => LayoutText.Of(Typeset.Document($"<p>一<img alt='x' src='{Png}'>二</p>")).ShouldBe("""
        page 220x120
        text 10,25 10 一
        image 20,10 30x15 image/png
        text 50,25 10 二
        """);

    [Fact]
    public void Alternative_Text_MakesAFigure_EmptyAnArtifact()
    {
        var document = Typeset.Document($"<img alt='图' src='{Png}'><img alt='' src='{Png}'>");
        var figure = document.Structure.Single(element => element.Type == StructureType.Figure);
        figure.AlternativeText.ShouldBe("图");
        document.Pages[0].Items.Select(item => item.Structure >= 0).ShouldBe([true, false]);
    }

    [Theory]
    [InlineData("picture.png", "no file \"picture.png\"")]
    [InlineData("https://example.org/a.png", "nothing is fetched")]
    [InlineData("data:image/png;base64,AAAA", "neither a PNG nor a JPEG")]
    [InlineData("data:image/png;base64,###", "broken")]
    [InlineData("data:image/svg+xml,<html/>", "no SVG")]
    [InlineData("data:image/svg+xml,<svg", "broken at line 1")]
    public void Source_NotUsable_IsAWarning(string source, string reason)
    {
        var document = Typeset.Document($"<p>一<img alt='' src='{source}'></p>");
        document.Warnings.Single().Code.ShouldBe("image-ignored");
        document.Warnings.Single().Message.ShouldContain(reason);
    }

    [Fact]
    public void Source_FileOfTheDocument_IsRead()
    {
        var source = new LayoutSource(Typeset.Html("<p><img alt='' src='img/dot.png'></p>"))
        {
            Resources = path => path == "img/dot.png" ? Convert.FromBase64String(Png[(Png.IndexOf(',') + 1)..]) : null,
        };
        var document = Typeset.Typesetter.LayOut(source);
        document.Warnings.ShouldBeEmpty();
        document.Pages[0].Images.ShouldHaveSingleItem();
    }

    [Fact]
    public void Alternative_Missing_IsAWarning() => Typeset.Document($"<img src='{Png}'>").Warnings.Single().Code.ShouldBe("image-without-text");
}
