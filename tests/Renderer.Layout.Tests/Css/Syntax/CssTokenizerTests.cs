using FsCheck;
using FsCheck.Fluent;
using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Css.Syntax;

namespace Renderer.Layout.Tests.Css.Syntax;

public class CssTokenizerTests
{
    [Theory]
    [InlineData("a-b --x -y _z", "Ident(a-b) Ident(--x) Ident(-y) Ident(_z)")]
    [InlineData("12px -1.5em +3e2 50% .5", "Dimension(12px) Dimension(-1.5em) Number(300) Percentage(50) Number(0.5)")]
    [InlineData("#id .class @media", "Hash(id) Delimiter(.) Ident(class) AtKeyword(media)")]
    [InlineData("'a\"b' \"c\\\"d\" 'e\\\nf'", "String(a\"b) String(c\"d) String(ef)")]
    [InlineData("'open", "String(open)")]
    [InlineData("'bad\nx", "BadString(bad) Ident(x)")]
    [InlineData("\\4E00 x \\201C", "Ident(一x) Ident(“)")]
    [InlineData("url(a.png) url( 'b' ) url(a b)", "Url(a.png) Function(url) String(b) CloseParen()) BadUrl(a b)")]
    [InlineData("rgb(1,2)", "Function(rgb) Number(1) Comma(,) Number(2) CloseParen())")]
    [InlineData("a/* x */b/**/", "Ident(a) Ident(b)")]
    [InlineData("a/* open", "Ident(a)")]
    [InlineData("<!-- -->", "CommentOpen(<!--) CommentClose(-->)")]
    [InlineData("字体:宋体", "Ident(字体) Colon(:) Ident(宋体)")]
    [InlineData("1e999px", "Dimension(10000000px)")]
    public void Tokenize_Text_GivesTheTokensOfTheStandard(string css, string expected) =>
        string.Join(' ', CssTokenizer.Tokenize(css).Where(token => token.Kind != TokenKind.Whitespace).Select(Describe)).ShouldBe(expected);

    [Fact]
    public void Tokenize_AnyText_CoversItWithoutThrowing() => Prop.ForAll(CssLike().ToArbitrary(), css =>
    {
        var tokens = CssTokenizer.Tokenize(css);
        var starts = tokens.Select(token => token.Start).ToList();
        return starts.SequenceEqual(starts.Order()) && starts.Distinct().Count() == starts.Count && starts.All(start => start < css.Length);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(2021, 1));

    [Fact]
    public void Read_AnySheet_NeverThrows() => Prop.ForAll(CssLike().ToArbitrary(), css =>
    {
        StyleSheetReader.Read(css).Warnings.ShouldAllBe(warning => warning.Offset >= 0 && warning.Offset <= css.Length);
        StyleSheetReader.ReadAttribute(css);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000).WithReplay(2021, 1));

    [Theory]
    [InlineData("@media print{")]
    [InlineData("a{b:(")]
    [InlineData("a{b{")]
    [InlineData(":not(")]
    [InlineData("a{width:calc(")]
    [InlineData("[")]
    [InlineData("a{& b{")]
    [InlineData(":has(")]
    [InlineData("a{width:max(min(")]
    [InlineData("@layer a{")]
    [InlineData("@supports (")]
    [InlineData("@media (")]
    public void Read_DeepNesting_NeitherThrowsNorTakesForever(string opening) =>
        StyleSheetReader.Read(string.Concat(Enumerable.Repeat(opening, 20_000))).Warnings.Length.ShouldBeGreaterThanOrEqualTo(0);

    private static string Describe(CssToken token) => token.Kind switch
    {
        TokenKind.Number or TokenKind.Percentage => FormattableString.Invariant($"{token.Kind}({token.Number})"),
        TokenKind.Dimension => FormattableString.Invariant($"{token.Kind}({token.Number}{token.Text})"),
        _ => $"{token.Kind}({token.Text})",
    };

    private static Gen<string> CssLike()
    {
        string[] pieces =
        [
            "a", ".b", "#c", "[d=e]", ":not(", ":nth-child(2n+1)", "::before", " ", "\n", ">", "+", "~", ",", "{", "}", "(", ")", "[", "]", ";", ":", "!", "important", "color",
            "red", "width", "calc(1px + 2em)", "10px", "50%", "-", "\\", "\\26 ", "\"", "'", "/*", "*/", "@media print", "@page", ":left", "@top-left", "@import", "content", "counter(page)",
            "var(--x)", "--x", "url(", "<!--", "-->", "1e5", "#", "@", "\0", "\uD800", "字", "font", "14pt/2 serif", "border", "1px solid", "&", ":has(", ":is(", "@layer", "x.y", "@supports (color: red)", "@media (min-width: 10cm)", "min(", "max(1em, ", "clamp(", "/", "*", "revert-layer", "all", "{{}}",
        ];
        return Gen.Elements(pieces).ArrayOf().Select(string.Concat);
    }
}
