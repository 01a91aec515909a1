using System.Runtime.ExceptionServices;
using Renderer.Layout.Tests.Fixtures;
using Renderer.Layout.Tests.Fonts;

namespace Renderer.Layout.Tests.Robustness;

public class NestingTests
{
    // Two thirds of what a thread of the pool has; that of the test runner's own may be larger.
    private const int SmallStack = 1024 * 1024;

    [Theory]
    [InlineData("<div>")]
    [InlineData("<span>")]
    [InlineData("<b>")]
    [InlineData("<span style='display:inline-block'>")]
    [InlineData("<ul><li>")]
    [InlineData("<table><tbody><tr><td>")]
    [InlineData("<div style='display:table-cell'>")]
    [InlineData("<div style='display:contents'>")]
    [InlineData("<div style='display:list-item'>")]
    [InlineData("<div style='display:flex'>")]
    [InlineData("<div style='position:relative'><div style='position:absolute'>")]
    [InlineData("<div style='writing-mode:vertical-rl'>")]
    [InlineData("<a href=#x>")]
    public void Elements_AsDeepAsAnyoneMayAllow_FitTheStack(string tags)
    {
        var html = Deep(tags, 250);
        var typesetter = new Typesetter(ShippedFonts.Library, new() { MaximumDepth = 256 });
        OnThread(SmallStack, () => Typeset.Lines(typesetter.LayOut(html)).ShouldContain("x"));
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<span>")]
    [InlineData("<ul><li>")]
    [InlineData("<section><b>")]
    public void Elements_TenThousandDeep_DissolveWithOneWarning(string tags)
    {
        var document = Typeset.Typesetter.LayOut(Deep(tags, 10_000));
        Typeset.Lines(document).ShouldContain("x");
        document.Warnings.Count(warning => warning.Code == "nesting-too-deep").ShouldBe(1);
    }

    [Fact]
    public void Elements_ThatDissolve_KeepTheOrderOfTheirText()
    {
        var html = string.Concat(Enumerable.Range(0, 800).Select(i => $"<div>{i} ")) + string.Concat(Enumerable.Range(0, 800).Select(i => $"{1599 - i} </div>"));
        var document = new Typesetter(ShippedFonts.Library, new() { MaximumDepth = 20 }).LayOut(html);

        Typeset.Lines(document).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(word => word != "---")
            .ShouldBe(Enumerable.Range(0, 800).Concat(Enumerable.Range(800, 800).Select(i => 2399 - i)).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    }

    [Fact]
    public void Elements_ThatDissolve_GiveTheirTextButNotWhatIsNoText()
    {
        const string Deepest = "<p>一<br>二<style>p { color: red }</style><script>三</script><svg><g><text>四</text></g></svg><table><tr><td>五</table>";
        var document = new Typesetter(ShippedFonts.Library, new() { MaximumDepth = 4 }).LayOut("<body><div><div><div>" + Deepest);
        Typeset.Lines(document).ShouldBe("一\n二五");
        document.Warnings.Count(warning => warning.Code == "nesting-too-deep").ShouldBe(1);
    }

    [Fact]
    public void Elements_BeyondWhatCanBeParsed_AreAProblem() =>
        Should.Throw<LayoutException>(() => Typeset.Typesetter.LayOut(Deep("<b>", 40_000))).Problems.Single().Code.ShouldBe("nesting-too-deep");

    [Theory]
    [InlineData("p{width:", "calc(", "1pt", ")", "}")]
    [InlineData("p{width:", "(", "1pt", ")", "}")]
    [InlineData("p{color:", "var(--x,", "red", ")", "}")]
    [InlineData("", ":not(", "p", ")", "{color:red}")]
    [InlineData("", ":is(", "p", ")", "{color:red}")]
    [InlineData("", "p > ", "p", "", "{color:red}")]
    [InlineData("", "@media print {", "p{color:red}", "}", "")]
    [InlineData("", "p { ", "color:red", "}", "")]
    [InlineData("p{color:", "[{(", "red", ")}]", "}")]
    [InlineData("p{content:", "counter(", "x", ")", "}")]
    [InlineData("p{background:", "linear-gradient(", "red", ")", "}")]
    [InlineData("", "@supports (", "a:b", ")", "{p{color:red}}")]
    public void Styles_TenThousandDeep_AreReadOrIgnored(string before, string open, string inside, string close, string after)
    {
        var css = before + Repeated(open, 10_000) + inside + Repeated(close, 10_000) + after;
        Typeset.Lines($"<p>一</p>", css).ShouldBe("一");
        Typeset.Lines($"<p style=\"{css}\">一</p>").ShouldBe("一");
    }

    [Fact]
    public void Selectors_OfAThousandAncestors_MatchWithoutRecursionIntoThem()
    {
        var css = Repeated("div ", 5_000) + "p { color: red }";
        Typeset.Lines(Repeated("<div>", 200) + "<p>一</p>", css).ShouldContain("一");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(257)]
    public void MaximumDepth_OutsideItsRange_IsRefused(int depth) => Should.Throw<ArgumentOutOfRangeException>(() => new LayoutOptions { MaximumDepth = depth });

    private static void OnThread(int stack, Action action)
    {
        Exception? thrown = null;
        var thread = new Thread(() => thrown = Record.Exception(action), stack);
        thread.Start();
        thread.Join();
        if (thrown is not null) ExceptionDispatchInfo.Throw(thrown);
    }

    private static string Deep(string tags, int depth) => "<body style='margin:0'>" + Repeated(tags, depth / tags.Count(c => c == '<')) + "x";

    private static string Repeated(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
