using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Css.Properties;
using Renderer.Layout.Css.Selectors;
using Renderer.Layout.Css.Syntax;
using Renderer.Layout.Css.Values;
using Renderer.Layout.Tests.Fixtures;

namespace Renderer.Layout.Tests.Css.Values;

/// <summary>Whatever an author writes: parsers end, take all or nothing, and read what they were given the same way again.</summary>
public class ValueFuzzTests
{
    private static readonly string[] Pieces =
    [
        "1px", "-2em", "50%", "0", "3", "1.5", "-1", "1e9", "calc(", "min(", "max(", "clamp(", "rgb(", "hsl(", "hwb(", "var(--x)", "var(--y, 1px)", "attr(a)", "counter(a)", "counters(a, '.')",
        "url(x)", ")", "(", ",", "/", "+", "-", "*", " ", "'s'", "red", "#fff", "currentcolor", "auto", "none", "normal", "inherit", "solid", "bold", "serif", "first", "start", "end",
        "decimal", "page", "avoid", "contents", "a", "vw", "10vw", "1lh", "none none", "span", "!", "]", "{", "}", "1fr", "90deg", "0.25turn",
    ];

    private static readonly Gen<string> Value = Gen.Elements(Pieces).ListOf().Select(parts => string.Join(parts.Count % 2 == 0 ? " " : "", parts));

    private static readonly string[] SelectorPieces =
    [
        "a", "*", ".b", "#c", "[d]", "[d=e]", "[d~='e f' i]", ":not(", ":is(", ":where(", ":has(", ":nth-child(2n+1 of ", ":nth-last-of-type(", "odd", "-n+3", ":lang(zh)", ":root",
        ":hover", "::before", "::marker", ")", " ", ">", "+", "~", ",", "&", "|", "\\31 ", "字", ":", "2n", "[",
    ];

    [Fact]
    public void Parse_AnyValueOfAnyProperty_EndsAndIsRepeatable() =>
        Prop.ForAll(Value.ToArbitrary(), Gen.Choose(0, PropertyTable.Longhands.Length - 1).ToArbitrary(), (value, index) =>
        {
            var longhand = PropertyTable.Longhands[index];
            var first = Parsed(longhand, value);
            (first is null).ShouldBe(Parsed(longhand, value) is null);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20_000).WithReplay(2021, 1));

    [Fact]
    public void Expand_AnyValueOfAnyShorthand_GivesAllLonghandsOrNone()
    {
        var shorthands = PropertyTable.Names.Select(PropertyTable.Shorthand).OfType<Shorthand>().ToArray();
        Prop.ForAll(Value.ToArbitrary(), Gen.Elements(shorthands).ToArbitrary(), (value, shorthand) =>
        {
            var values = DeclarationReader.Expand(shorthand, CssTokenizer.Tokenize(value));
            if (values is not null) values.Length.ShouldBe(shorthand.Longhands.Length);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000).WithReplay(2021, 1));
    }

    [Fact]
    public void Parse_AnySelector_EndsAndMatchesWithoutThrowing()
    {
        var element = Renderer.Layout.Html.HtmlReader.Read("<p class=b id=c d=e><a>x</a>", 256, new WarningList(), default);
        Prop.ForAll(Gen.Elements(SelectorPieces).ListOf().Select(string.Concat).ToArbitrary(), text =>
        {
            var list = SelectorParser.Parse(CssTokenizer.Tokenize(text));
            if (list.IsDefault) return;
            foreach (var selector in list) SelectorMatcher.Matches(selector, element);
            var nested = SelectorParser.Parse(CssTokenizer.Tokenize("& a, > &"), new(0, false, list));
            if (!nested.IsDefault) nested.Length.ShouldBe(2);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000).WithReplay(2021, 1));
    }

    [Fact]
    public void Lay_AnyDeclarationOut_GivesPagesOfFiniteThings() =>
        Prop.ForAll(Value.ToArbitrary(), Gen.Elements(PropertyTable.Names.ToArray()).ToArbitrary(), (value, name) =>
        {
            var safe = value.Replace("<", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal).Replace("{", "", StringComparison.Ordinal);
            var document = Typeset.Document("<div><p>一二 ab</p><table><tr><td>三</table><ul><li>四</ul></div>", $":root {{ --y: 2em }} div, p, td, li {{ {name}: {safe} }}");
            foreach (var run in document.Pages.SelectMany(page => page.Runs)) (double.IsFinite(run.X) && double.IsFinite(run.Baseline) && double.IsFinite(run.Size)).ShouldBeTrue($"{name}: {safe}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(2021, 1));

    [Fact]
    public void Calculate_AnyNestingOfNumbers_IsWhatItsFunctionsSay() => Prop.ForAll(Expression(4).ToArbitrary(), expression =>
    {
        var reader = new ValueReader(CssTokenizer.Tokenize($"calc({expression.Css})"));
        reader.TryNumber(out var number).ShouldBeTrue(expression.Css);
        number.ShouldBe(Math.Clamp(expression.Value, -1e7, 1e7), 1e-6 * Math.Max(1, Math.Abs(expression.Value)));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(2021, 1));

    private static object? Parsed(Longhand longhand, string value)
    {
        var reader = new ValueReader(CssTokenizer.Tokenize(value));
        return longhand.Parse(ref reader) is { } read && reader.AtEnd ? read : null;
    }

    private sealed record NumberExpression(string Css, double Value);

    private static Gen<NumberExpression> Expression(int depth)
    {
        var number = Gen.Choose(-20, 20).Select(value => new NumberExpression(value.ToString(CultureInfo.InvariantCulture), value));
        if (depth == 0) return number;
        var two = from a in Expression(depth - 1) from b in Expression(depth - 1) select (a, b);
        return Gen.OneOf(
            number,
            two.Select(pair => new NumberExpression($"({pair.a.Css} + {pair.b.Css})", pair.a.Value + pair.b.Value)),
            two.Select(pair => new NumberExpression($"({pair.a.Css} - {pair.b.Css})", pair.a.Value - pair.b.Value)),
            two.Select(pair => new NumberExpression($"({pair.a.Css} * {pair.b.Css})", pair.a.Value * pair.b.Value)),
            two.Select(pair => new NumberExpression($"min({pair.a.Css}, {pair.b.Css})", Math.Min(pair.a.Value, pair.b.Value))),
            two.Select(pair => new NumberExpression($"max({pair.a.Css}, {pair.b.Css})", Math.Max(pair.a.Value, pair.b.Value))),
            two.Select(pair => new NumberExpression($"clamp({pair.a.Css}, 3, {pair.b.Css})", Math.Max(pair.a.Value, Math.Min(3, pair.b.Value)))));
    }
}
