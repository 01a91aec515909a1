using FsCheck;
using FsCheck.Fluent;
using Renderer.Templating.Analysis;

namespace Renderer.Templating.Tests.Analysis;

public sealed class AnalysisPropertyTests
{
    private static readonly string[] Words =
    [
        "a", "b", "$x", "$0", "$1", "$", "f", "a.b", "a?.b", "a[0]", "a['k']", "1", "'s'", "null", "true", "[1, 2]", "[a, b]", "{ k: a }", "this", "for.index",
        "(a)", "@f", "^a", "do; ret $0; end", "1..3", "a ?? b", "a && b", "a || b", "!a", "a == 'x'", "a > 1", "a + b", "a ? b : 1", "a | string.upcase", "f a",
        "a | array.each @f", "a | array.filter @(do; ret $0.b; end)", "include 'part' a", "include a", "object.has_key a 'b'", "object.typeof a", "a | raw", "a++", "$'{a}'",
        "object.default a 1", "object.eval a", "math.round a", "string.nope a", "a | array.map 'b'", "$$",
    ];

    private static readonly string[] Openings =
    [
        "if WORD", "for a in WORD", "for $x in WORD limit:2", "while WORD", "case WORD; when 1", "func f", "func f(a)", "func g(a, b = 1)", "capture b", "with WORD", "wrap f WORD", "tablerow a in WORD cols:2",
    ];

    private static readonly Gen<string> Word = Gen.Elements(Words);

    private static readonly Gen<string> Line = Gen.OneOf(
        Word,
        Word.Select(word => $"a = {word}"),
        Word.Select(word => $"$x = {word}"),
        Word.Select(word => $"a.b = {word}"),
        Word.Select(word => $"a[0] = {word}"),
        Word.Select(word => $"b += {word}"),
        Word.Select(word => $"import {word}"),
        Word.Select(word => $"ret {word}"),
        Gen.Elements("break", "continue", "readonly a", "else", "end", "end", "end", "}}text{{"),
        Gen.Elements(Openings).SelectMany(_ => Word, (opening, word) => opening.Replace("WORD", word, StringComparison.Ordinal)));

    private static readonly Gen<string> Template = Line.ListOf().Select(Closed);

    [Fact]
    public void Analysis_OfAnyTemplateThatParses_EndsWithoutFault() => Prop.ForAll(Template.Zip(Template).ToArbitrary(), files =>
    {
        if (Parse(files.Item1, files.Item2) is { } set)
        {
            var analysis = TemplateAnalysis.Of(set, new HashSet<string> { "a" }, "page");
            analysis.Reads.ShouldAllBe(read => read.Place.Line >= 1 && read.Path.Parent != null);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1500));

    [Fact]
    public void Analysis_OfTheSameTemplate_SaysTheSame() => Prop.ForAll(Template.ToArbitrary(), template =>
    {
        if (Parse(template, "{{ $0 }}") is { } set)
        {
            Findings(set).ShouldBe([.. Findings(set)]);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void Templates_OfTheGenerator_MostlyParse() => Gen.Sample(Template, 200).Count(template => Parse(template, "") is not null).ShouldBeGreaterThan(40);

    private static System.Collections.Immutable.ImmutableArray<TemplateFinding> Findings(TemplateSet set) => TemplateAnalysis.Of(set, new HashSet<string>(), "page").Findings;

    // Blocks that are left open are closed, and what closes none is left out, so that most of it parses.
    private static string Closed(IEnumerable<string> lines)
    {
        var (kept, open) = (new List<string>(), 0);
        foreach (var line in lines)
        {
            if (line is "end" or "else" && open == 0)
            {
                continue;
            }

            open += line == "end" ? -1 : Openings.Any(opening => line.StartsWith(opening.Split(' ')[0] + " ", StringComparison.Ordinal)) ? 1 : 0;
            kept.Add(line);
        }

        return "{{ " + string.Join('\n', kept.Concat(Enumerable.Repeat("end", open))) + " }}";
    }

    private static TemplateSet? Parse(string page, string part)
    {
        try
        {
            return TemplateSet.Parse(new Dictionary<string, string> { ["page"] = page, ["part"] = part }, Templates.Html);
        }
        catch (TemplateException)
        {
            return null;
        }
    }
}
