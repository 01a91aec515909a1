using System.Collections.Immutable;
using Renderer.Layout.Css.Selectors;
using Renderer.Layout.Css.Syntax;
using Renderer.Layout.Html;

namespace Renderer.Layout.Tests.Css.Selectors;

public class SelectorMatcherTests
{
    private const string Page = """
        <html lang="zh-CN"><body>
        <div id="one" class="box big" data-x="a-b c" lang="en"><p id="p1">x</p><p id="p2" class="t"></p><span id="s1"></span><p id="p3"><a id="a1" href="#">l</a><a id="a2">m</a></p></div>
        <table><tr id="r1"><td id="c1"><td id="c2"><tr id="r2"><td id="c3"></table>
        </body></html>
        """;

    [Theory]
    [InlineData("p", "p1 p2 p3")]
    [InlineData("P", "p1 p2 p3")]
    [InlineData("#p2", "p2")]
    [InlineData(".box.big", "one")]
    [InlineData(".BOX", "")]
    [InlineData("div p", "p1 p2 p3")]
    [InlineData("body > p", "")]
    [InlineData("div > p + p", "p2")]
    [InlineData("p ~ p", "p2 p3")]
    [InlineData("span + p a", "a1 a2")]
    [InlineData("[data-x]", "one")]
    [InlineData("[data-x='a-b c']", "one")]
    [InlineData("[data-x~=c]", "one")]
    [InlineData("[lang|=en]", "one")]
    [InlineData("[data-x^=a]", "one")]
    [InlineData("[data-x$=C i]", "one")]
    [InlineData("[data-x*='b c']", "one")]
    [InlineData("[data-x^='']", "")]
    [InlineData("p:first-child", "p1")]
    [InlineData("p:last-child", "p3")]
    [InlineData("span:first-of-type", "s1")]
    [InlineData("p:nth-child(2n)", "p2 p3")]
    [InlineData("p:nth-child(odd)", "p1")]
    [InlineData("p:nth-child( -n + 2 )", "p1 p2")]
    [InlineData("p:nth-child(n+3)", "p3")]
    [InlineData("p:nth-of-type(2)", "p2")]
    [InlineData("p:nth-last-of-type(1)", "p3")]
    [InlineData("p:nth-last-child(-n+1)", "p3")]
    [InlineData("div :nth-child(1 of .t)", "p2")]
    [InlineData("td:only-child", "c3")]
    [InlineData("div p:empty", "p2")]
    [InlineData("div > :not(p)", "s1")]
    [InlineData("p:not(.t):not(#p3)", "p1")]
    [InlineData("p:not(.t, #p3)", "p1")]
    [InlineData(":is(p, span):not(:first-child)", "p2 s1 p3")]
    [InlineData(":where(#p1, #p3)", "p1 p3")]
    [InlineData("a:link", "a1")]
    [InlineData("a:hover, a:visited", "")]
    [InlineData("p:lang(en)", "p1 p2 p3")]
    [InlineData("p:lang(zh)", "")]
    [InlineData("td:lang(zh)", "c1 c2 c3")]
    [InlineData("tr:nth-of-type(2) td", "c3")]
    [InlineData("p:nth-last-child(4)", "p1")]
    [InlineData("p:nth-last-of-type(2)", "p2")]
    [InlineData("span:only-of-type", "s1")]
    [InlineData("p:has(a)", "p3")]
    [InlineData("p:has(> a#a2)", "p3")]
    [InlineData("div:has(> a)", "")]
    [InlineData("div:has(p > a)", "one")]
    [InlineData("p:has(+ span)", "p2")]
    [InlineData("p:has(~ p a)", "p1 p2")]
    [InlineData("p:not(:has(a))", "p1 p2")]
    [InlineData("td:lang('*-CN')", "c1 c2 c3")]
    [InlineData("td:lang(en, zh)", "c1 c2 c3")]
    [InlineData("[lang=EN]", "one")]
    [InlineData("[lang=EN s]", "")]
    [InlineData("body div > p + p ~ p a", "a1 a2")]
    [InlineData("table p, tbody td + td", "c2")]
    [InlineData(":scope > body > div", "one")]
    public void Matches_Selector_FindsTheseElements(string selector, string expected)
    {
        var list = Parse(selector);
        list.IsDefault.ShouldBeFalse();
        string.Join(' ', Elements().Where(element => element.Id is not null && list.Any(one => SelectorMatcher.Matches(one, element))).Select(element => element.Id)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("p::before", PseudoElementName.Before)]
    [InlineData("p:after", PseudoElementName.After)]
    [InlineData("li::marker", PseudoElementName.Marker)]
    [InlineData("p", PseudoElementName.None)]
    public void Parse_PseudoElement_IsKept(string selector, PseudoElementName expected) => Parse(selector).Single().Pseudo.ToString().ShouldBe(expected.ToString());

    [Theory]
    [InlineData("*", 0, 0, 0)]
    [InlineData("li", 0, 0, 1)]
    [InlineData("ul li::before", 0, 0, 3)]
    [InlineData("ul ol li.red", 0, 1, 3)]
    [InlineData("#x:not(em, strong#y)", 2, 0, 1)]
    [InlineData(":is(em, #foo)", 1, 0, 0)]
    [InlineData(":where(em, #foo)", 0, 0, 0)]
    [InlineData("a:hover[href]", 0, 2, 1)]
    [InlineData("p:nth-child(2 of .t)", 0, 2, 1)]
    public void Parse_Selector_CountsSpecificity(string selector, int ids, int classes, int types) => Parse(selector).Single().Specificity.ShouldBe(Specificity.Of(ids, classes, types));

    [Theory]
    [InlineData("")]
    [InlineData("p,")]
    [InlineData("p >")]
    [InlineData("> p")]
    [InlineData("p..t")]
    [InlineData("p::first-line")]
    [InlineData("p:has(:has(a))")]
    [InlineData("p:has()")]
    [InlineData("svg|p")]
    [InlineData("p::before a")]
    [InlineData("[a=]")]
    [InlineData(":nth-child(2x)")]
    [InlineData(":not()")]
    [InlineData("p)")]
    public void Parse_WrongOrUnknown_SpoilsTheList(string selector) => Parse(selector).IsDefault.ShouldBeTrue();

    [Fact]
    public void Matches_ChainOfDescendantsInDeepNesting_IsNotTriedInEveryCombination()
    {
        var html = string.Concat(Enumerable.Repeat("<div>", 200)) + "<p>x";
        var list = Parse("q " + string.Concat(Enumerable.Repeat("div ", 20)) + "p");
        var paragraph = All(HtmlReader.Read(html, 256, new(), default)).Single(element => element.Name == "p");
        SelectorMatcher.Matches(list.Single(), paragraph).ShouldBeFalse();
    }

    [Fact]
    public void Parse_NestedRules_MultiplyingEachOther_AreRefused()
    {
        var parents = Parse("a");
        for (var level = 0; level < 20 && !parents.IsDefault; level++) parents = SelectorParser.Parse(CssTokenizer.Tokenize("& & & &"), new(0, false, parents));
        parents.IsDefault.ShouldBeTrue();
    }

    private static ImmutableArray<Selector> Parse(string selector) => SelectorParser.Parse(CssTokenizer.Tokenize(selector));

    private static IEnumerable<Element> Elements() => All(HtmlReader.Read(Page, 256, new(), default));

    private static IEnumerable<Element> All(Element root)
    {
        var stack = new Stack<Node>([root]);
        while (stack.TryPop(out var node))
        {
            if (node.Next is { } next) stack.Push(next);
            if (node is not Element element) continue;
            yield return element;
            if (element.FirstChild is { } child) stack.Push(child);
        }
    }

    public enum PseudoElementName
    {
        None,
        Before,
        After,
        Marker,
    }
}
