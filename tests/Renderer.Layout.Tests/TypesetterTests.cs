using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Renderer.Layout.Pages;
using Renderer.Layout.Tests.Fixtures;

namespace Renderer.Layout.Tests;

public class TypesetterTests
{
    [Fact]
    public void Glyphs_Missing_AreAllReportedWithTheirPlaces()
    {
        var problems = Should.Throw<LayoutException>(() => Typeset.Typesetter.LayOut("<p>一\n \U000F1234</p>\n<p>\U0010FFFD\U000F1234</p>")).Problems;
        problems.Select(problem => problem.Code).Distinct().ShouldBe(["glyph-missing"]);
        problems.Select(problem => problem.Origin).ShouldBe([new Origin(2, 2), new Origin(3, 4), new Origin(3, 6)]);
        problems[0].Message.ShouldContain("U+F1234");
    }

    [Fact]
    public void Glyphs_OnlyInAnotherFont_AreAWarning()
    {
        var document = Typeset.Document("<p>A一</p>", "p { font-family: FandolFang } p { font-family: 'LXGW WenKai' }");
        document.Warnings.ShouldBeEmpty();
        var other = Typeset.Document("<p>镕\u9FA6</p>", "p { font-family: FandolFang }");
        other.Warnings.Select(warning => warning.Code).Distinct().ShouldBe(["glyph-fallback"]);
        other.Fonts.Length.ShouldBeGreaterThanOrEqualTo(1);
    }

    [Fact]
    public void Fonts_OfAList_AreTriedPerCharacter()
    {
        // FandolFang has the characters of GB 2312 only; the ideograph extension comes from the next family, without a warning.
        var document = Typeset.Document("<p>政\u4E02</p>", "p { font-family: FandolFang, 'Noto Serif SC' }");
        document.Warnings.ShouldBeEmpty();
        document.Fonts.Select(font => font.Family).ShouldBe(["FandolFang", "Noto Serif SC"]);
    }

    [Fact]
    public void LayOut_Cancelled_Stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Should.Throw<OperationCanceledException>(() => Typeset.Typesetter.LayOut("<p>x</p>", source.Token));
    }

    [Fact]
    public void LayOut_SameHtml_GivesTheSameDocumentOnAnyThread()
    {
        var html = Typeset.Html(RandomDocument(new Random(7)));
        var expected = Fingerprint(new Typesetter(Fonts.ShippedFonts.Library, new()).LayOut(html));
        var typesetter = new Typesetter(Fonts.ShippedFonts.Library, new());
        Parallel.For(0, 8, _ => Fingerprint(typesetter.LayOut(html)).ShouldBe(expected));
    }

    [Theory]
    [InlineData("<input value=a>", "input")]
    public void LayOut_ElementThatPaperCannotShow_IsLeftOutWithAWarning(string html, string name)
    {
        var document = Typeset.Document(html);
        document.Pages[0].Runs.ShouldBeEmpty();
        document.Warnings.Single().Message.ShouldContain(name);
    }

    [Fact]
    public void LayOut_LinkedSheet_IsRefusedWithAWarning() =>
        Typeset.Typesetter.LayOut("<link rel=stylesheet href=a.css><p>x</p>").Warnings.Single().Code.ShouldBe("resource-refused");

    [Fact]
    public void LayOut_AnyDocument_PaintsEveryCharacterOnceInOrder() => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        var body = RandomDocument(new Random(seed));
        var document = Typeset.Document(body);
        var painted = new StringBuilder();
        foreach (var page in document.Pages)
        {
            foreach (var item in page.Items)
                if (item is { Kind: PaintKind.GlyphRun, Structure: >= 0 }) painted.Append(LayoutText.TextOf(page, page.Runs[item.Index]));
        }
        // Cells of a row stand side by side on a page and go on side by side on the next: order holds within each element.
        string.Concat(painted.ToString().Order()).ShouldBe(string.Concat(TextOf(body).Order()));
        if (!body.Contains("<table", StringComparison.Ordinal)) painted.ToString().ShouldBe(TextOf(body));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(150).WithReplay(2021, 1));

    [Fact]
    public void LayOut_AnyDocument_LeavesNothingOutsideItsPage() => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        var document = Typeset.Document(RandomDocument(new Random(seed)), "body { overflow-wrap: anywhere }");
        if (document.Warnings.Any(warning => warning.Code == "overflow")) return;
        foreach (var page in document.Pages)
        {
            foreach (var run in page.Runs)
            {
                var right = run.X + page.Glyphs.AsSpan(run.FirstGlyph, run.GlyphCount).ToArray().Sum(glyph => glyph.CodePoint == ' ' ? 0 : glyph.Advance);
                run.X.ShouldBeGreaterThanOrEqualTo(9.99);
                right.ShouldBeLessThanOrEqualTo(210.01);
                run.Baseline.ShouldBeInRange(10, 110.01);
            }
            foreach (var line in page.Lines)
            {
                Math.Min(line.Y1, line.Y2).ShouldBeGreaterThanOrEqualTo(9);
                Math.Max(line.Y1, line.Y2).ShouldBeLessThanOrEqualTo(111.5);
            }
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(150).WithReplay(2021, 1));

    [Fact]
    public void LayOut_AnyMarkup_NeitherHangsNorCrashes() => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        var random = new Random(seed);
        var html = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => Soup[random.Next(Soup.Length)]));
        Typeset.Typesetter.LayOut(html).Pages.Length.ShouldBeGreaterThan(0);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(400).WithReplay(2021, 1));

    private static readonly string[] Soup =
    [
        "<p>", "</p>", "<div>", "</div>", "<table>", "<tr>", "<td colspan=3 rowspan=2>", "<td>", "</table>", "<thead>", "<tfoot>", "<caption>", "<col span=4>", "<ul>", "<li>", "<ol start=-5>",
        "<span>", "</span>", "<b style='display:block'>", "</b>", "<a href=#x>", "</a>", "<h1 id=x>", "</h1>", "<br>", "<hr>", "<img alt='' src=x>", "text ", "字，。（", "&shy;", "\n", "<pre>  a\n",
        "<i style='display:inline-block;width:1px'>", "<i style='float:left;margin:-5em'>", "<i style='display:table-row'>", "<i style='display:table-cell;width:0'>", "<p style='margin:-3em;padding:1e9px'>",
        "<p style='width:0;text-indent:-9em'>", "<table style='border-collapse:collapse;width:1px;table-layout:fixed'>", "<p style='break-before:left;orphans:9'>", "<p style='font-size:0'>", "<p style='line-height:0'>",
        "<p style='letter-spacing:-2em'>", "<style>@page{margin:9in}</style>", "<style>@page{size:1pt}</style>", "<style>*{break-inside:avoid}</style>", "<style>td{border:5px double}</style>",
    ];

    private static string RandomDocument(Random random)
    {
        var body = new StringBuilder();
        for (var i = random.Next(1, 12); i > 0; i--) body.Append(RandomBlock(random, 2));
        return body.ToString();
    }

    private static string RandomBlock(Random random, int depth) => random.Next(depth > 0 ? 7 : 3) switch
    {
        0 or 1 => $"<p style='text-align:{(random.Next(2) == 0 ? "justify" : "center")};margin:{random.Next(20)}pt 0'>{RandomText(random, 120)}</p>",
        2 => $"<h2 style='font-size:1em'>{RandomText(random, 12)}</h2>",
        3 => $"<div style='border:1pt solid;padding:3pt'>{RandomBlock(random, depth - 1)}{RandomBlock(random, depth - 1)}</div>",
        4 => $"<section style='break-inside:avoid;text-indent:2em'>{RandomBlock(random, depth - 1)}<p>{RandomText(random, 5)}</p></section>",
        _ => RandomTable(random),
    };

    private static string RandomTable(Random random)
    {
        var table = new StringBuilder($"<table style='border-collapse:{(random.Next(2) == 0 ? "collapse" : "separate")};{(random.Next(2) == 0 ? "width:100%;table-layout:fixed" : "")}'>");
        for (var row = random.Next(1, 14); row > 0; row--)
        {
            table.Append("<tr>");
            for (var cell = random.Next(1, 4); cell > 0; cell--)
                table.Append($"<td style='border:1pt solid' colspan={random.Next(1, 3)} rowspan={(random.Next(4) == 0 ? random.Next(1, 6) : 1)}>{RandomText(random, random.Next(10) == 0 ? 150 : 8)}</td>");
            table.Append("</tr>");
        }
        return table.Append("</table>").ToString();
    }

    private static string RandomText(Random random, int longest)
    {
        const string Letters = "政府信息公开工作年度报告一二三，。、“”《》（）1234%ab—…";
        return string.Concat(Enumerable.Range(0, random.Next(1, longest)).Select(_ => Letters[random.Next(Letters.Length)]));
    }

    private static string TextOf(string body)
    {
        var text = new StringBuilder();
        var inTag = false;
        foreach (var c in body)
        {
            if (c == '<') inTag = true;
            else if (c == '>') inTag = false;
            else if (!inTag) text.Append(c);
        }
        return text.ToString();
    }

    private static string Fingerprint(PagedDocument document) =>
        LayoutText.Of(document) + string.Join('\n', document.Structure) + string.Join('\n', document.Outline) + string.Join('\n', document.Warnings) + string.Join(' ', document.Fonts);
}
