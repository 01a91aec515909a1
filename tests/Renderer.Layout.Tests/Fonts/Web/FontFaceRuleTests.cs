using Renderer.Layout.Pages;
using Renderer.Layout.Tests.Fixtures;

namespace Renderer.Layout.Tests.Fonts.Web;

/// <summary>Faces that documents bring along.</summary>
public sealed class FontFaceRuleTests
{
    private const string Square = "@font-face { font-family: Mine; src: url(fonts/square.ttf) }";

    private static readonly byte[] Font = new FontBuilder().Build();

    private static PagedDocument Set(string style, string body = "<p>AB一</p>") =>
        Typeset.Typesetter.LayOut(new LayoutSource(Typeset.Html(body, style + " p { font-family: Mine, 'Noto Serif SC' }")) { Resources = Read });

    private static ReadOnlyMemory<byte>? Read(string path)
    {
        if (path != "fonts/square.ttf") return path == "broken.ttf" ? Font.AsMemory(0, 100) : null;
        return Font;
    }

    private static string[] FamiliesOf(PagedDocument document) => [.. document.Pages[0].Runs.Select(run => document.Fonts[run.Font].Family)];

    [Fact]
    public void Face_OfThePackage_IsUsedBesideTheLibrary()
    {
        var document = Set(Square);
        FamiliesOf(document).ShouldBe(["Test", "Noto Serif SC"]);
        document.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Face_InADataAddress_IsUsed() =>
        FamiliesOf(Set($"@font-face {{ font-family: Mine; src: url('data:font/ttf;base64,{Convert.ToBase64String(Font)}') format('truetype') }}")).ShouldBe(["Test", "Noto Serif SC"]);

    [Fact]
    public void UnicodeRange_OfAFace_LimitsIt() =>
        FamiliesOf(Set("@font-face { font-family: Mine; src: url(fonts/square.ttf); unicode-range: U+42-43, U+4?? }")).ShouldBe(["Noto Serif SC", "Test", "Noto Serif SC"]);

    [Fact]
    public void UnicodeRange_OfDigits_TakesThemFromAnotherFace() =>
        FamiliesOf(Set("@font-face { font-family: Mine; src: local('Noto Sans SC'); unicode-range: U+30-39 }", "<p>第30号</p>")).ShouldBe(["Noto Serif SC", "Noto Sans SC", "Noto Serif SC"]);

    [Fact]
    public void Local_Face_IsTheLibrarys() => FamiliesOf(Set("@font-face { font-family: Mine; src: local(Nobody), local(LXGW WenKai) }")).ShouldBe(["LXGW WenKai"]);

    [Fact]
    public void Weight_OfAStyle_ChoosesTheNearestFace()
    {
        const string Style = """
            @font-face { font-family: Mine; src: local('NotoSansSC-Regular'), local('Noto Sans SC'); font-weight: 100 500 }
            @font-face { font-family: Mine; src: url(fonts/square.ttf); font-weight: 600 900 }
            """;
        FamiliesOf(Set(Style, "<p>A<b>A</b></p>")).ShouldBe(["Noto Sans SC", "Test"]);
    }

    [Theory]
    [InlineData("src: url(missing.ttf)", "no file \"missing.ttf\"")]
    [InlineData("src: url(broken.ttf)", "passed over")]
    [InlineData("src: url(https://example.org/a.ttf)", "nothing is fetched")]
    [InlineData("src: url('a.woff2') format('woff2')", "None of the sources")]
    [InlineData("src: url('data:font/woff2;base64,d09GMgABAAAAAAAA')", "WOFF")]
    [InlineData("src: local(Nobody)", "None of the sources")]
    public void Source_ThatCannotBeUsed_IsAWarningAtTheRule(string source, string reason)
    {
        var document = Set($"\n@font-face {{ font-family: Mine; {source} }}", "<p>一</p>");
        document.Warnings.ShouldContain(warning => warning.Code == "font-unusable" && warning.Message.Contains(reason, StringComparison.Ordinal));
        document.Warnings.Select(warning => warning.Origin.Column).Distinct().ShouldBe([1]);
        FamiliesOf(document).ShouldBe(["Noto Serif SC"]);
    }

    [Theory]
    [InlineData("@font-face { font-family: Mine }")]
    [InlineData("@font-face { src: url(fonts/square.ttf) }")]
    [InlineData("@font-face { font-family: Mine; src: url(fonts/square.ttf); unicode-range: 30-39 }")]
    [InlineData("@font-face { font-family: Mine; src: url(fonts/square.ttf); font-weight: bolder }")]
    [InlineData("@font-face { font-family: Mine; src: url(fonts/square.ttf); size-adjust: 90% }")]
    public void Rule_ThatIsNotUnderstood_IsAWarning(string rule) => Set(rule, "<p>一</p>").Warnings.ShouldHaveSingleItem().Code.ShouldBe("css-unsupported");

    [Fact]
    public void Face_OfOneDocument_IsNotThatOfAnother()
    {
        Set(Square);
        FamiliesOf(Typeset.Document("<p>AB</p>", "p { font-family: Mine, 'Noto Serif SC' }")).ShouldBe(["Noto Serif SC"]);
    }
}
