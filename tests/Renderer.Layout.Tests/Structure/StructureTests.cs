using Renderer.Layout.Pages;
using Renderer.Layout.Tests.Fixtures;

namespace Renderer.Layout.Tests.Structure;

public class StructureTests
{
    /// <summary>The tree as text: types with their content, nested in brackets.</summary>
    private static string Tree(string body, string style = "")
    {
        var document = Typeset.Document(body, style);
        var text = new string[document.Structure.Length];
        for (var i = 0; i < text.Length; i++) text[i] = "";
        foreach (var page in document.Pages)
        {
            foreach (var item in page.Items)
                if (item is { Kind: PaintKind.GlyphRun, Structure: >= 0 }) text[item.Structure] += LayoutText.TextOf(page, page.Runs[item.Index]);
        }
        return Describe(document, text, 0);
    }

    private static string Describe(PagedDocument document, string[] text, int index)
    {
        var element = document.Structure[index];
        var name = element.Type + (element.Level > 0 ? element.Level.ToString() : "");
        var children = Enumerable.Range(index + 1, text.Length - index - 1).Where(i => document.Structure[i].Parent == index).Select(i => Describe(document, text, i));
        string[] parts = [.. text[index].Length > 0 ? [text[index]] : Array.Empty<string>(), .. children];
        return parts.Length == 0 ? name : $"{name}({string.Join(' ', parts)})";
    }

    [Theory]
    [InlineData("<h1>一</h1><p>二</p>", "Document(Heading1(一) Paragraph(二))")]
    [InlineData("<section><h2>一</h2><div><p>二</p></div></section>", "Document(Section(Heading2(一) Paragraph(二)))")]
    [InlineData("<h1><span style='display:block'>一</span><span style='display:block'>二</span></h1>", "Document(Heading1(一二))")]
    [InlineData("一<p>二</p>三", "Document(Paragraph(一) Paragraph(二) Paragraph(三))")]
    [InlineData("<section>一<b>二</b></section>", "Document(Section(Paragraph(一二)))")]
    [InlineData("<ul><li>一</li></ul>", "Document(List(ListItem(Label(• ) ListBody(一))))")]
    [InlineData("<ol><li><p>一</p></li></ol>", "Document(List(ListItem(Label(1. ) ListBody(Paragraph(一)))))")]
    [InlineData("<ol style='list-style: cjk-decimal inside'><li>甲</li></ol>", "Document(List(ListItem(Label(一、) ListBody(甲))))")]
    [InlineData("<ul style='list-style: none'><li>一</li></ul>", "Document(List(ListItem(ListBody(一))))")]
    [InlineData("<p>一<a href='https://e.org'>二<b>三</b></a></p>", "Document(Paragraph(一 Link(二三)))")]
    [InlineData("<section><a href='https://e.org'>一</a></section>", "Document(Section(Paragraph(Link(一))))")]
    [InlineData("<p>一<span lang=en>two</span></p>", "Document(Paragraph(一 Span(two)))")]
    [InlineData("<p aria-hidden=true>一</p><p>二</p>", "Document(Paragraph(二))")]
    [InlineData("<table role=presentation><tr><td>一</table>", "Document(Paragraph(一))")]
    [InlineData("<ul role=presentation><li>一</ul>", "Document(Paragraph(• 一))")]
    [InlineData("<div role=heading>一</div>", "Document(Heading2(一))")]
    [InlineData("<div role=heading aria-level=4>一</div><h3 aria-level=5>二</h3><h3 role=none>三</h3>", "Document(Heading4(一) Heading5(二) Paragraph(三))")]
    [InlineData("<div role=list><div role=listitem>一</div></div>", "Document(List(ListItem(一)))")]
    [InlineData("<p role=note>一</p>", "Document(Note(Paragraph(一)))")]
    [InlineData("<div role=region>一</div>", "Document(Paragraph(一))")]
    [InlineData("<blockquote>一<p>二</p></blockquote>", "Document(BlockQuote(Paragraph(一) Paragraph(二)))")]
    [InlineData("<dl><dt>一</dt><dd>二</dd><dd>三</dd><dt>四</dt><dt>五</dt><dd>六</dd></dl>",
        "Document(List(ListItem(Label(一) ListBody(二) ListBody(三)) ListItem(Label(四) Label(五) ListBody(六))))")]
    [InlineData("<dl><div><dt>一</dt><dd><p>二</p></dd></div><div><dt>三</dt></div></dl>", "Document(List(ListItem(Label(一) ListBody(Paragraph(二))) ListItem(Label(三))))")]
    [InlineData("<dt>一</dt>", "Document(Paragraph(一))")]
    [InlineData("<figure><p>一</p><figcaption>二</figcaption></figure>", "Document(Section(Paragraph(一) Paragraph(二)))")]
    [InlineData("<p>一<abbr title='世界卫生组织'>世卫</abbr></p><abbr title=x>二</abbr>", "Document(Paragraph(一 Span(世卫)) Paragraph(Span(二)))")]
    [InlineData("<p>一<span role=img aria-label=星>★</span></p>", "Document(Paragraph(一 Figure(★)))")]
    [InlineData("<p style='display:none'>一</p><p hidden>二</p>", "Document")]
    [InlineData("<table><caption>一</caption><thead><tr><th>二</thead><tbody><tr><td>三<td></tbody></table>",
        "Document(Table(Caption(一) TableHead(TableRow(TableHeader(二))) TableBody(TableRow(TableCell(三) TableCell))))")]
    public void Build_Html_GivesTheTree(string body, string expected) => Tree(body).ShouldBe(expected);

    [Fact]
    public void Parents_AreAlwaysBeforeTheirChildren()
    {
        var structure = Typeset.Document("<section><p>一<a href=#x>二</a></p><ul><li>三<ul><li>四</ul></ul></section>").Structure;
        for (var i = 1; i < structure.Length; i++) structure[i].Parent.ShouldBeInRange(0, i - 1);
        structure[0].Parent.ShouldBe(-1);
    }

    [Fact]
    public void Cells_KeepSpansScopeIdsAndHeaders()
    {
        var cells = Typeset.Document("<table><thead><tr><th id=a colspan=2>一<th scope=col>二</thead><tr><th rowspan=2>三<td headers='a b'>四<td>五<tr><td>六<td>七</table>").Structure
            .Where(element => element.Type is StructureType.TableHeader or StructureType.TableCell).ToList();
        (cells[0].ColumnSpan, cells[0].Scope, cells[0].Id).ShouldBe((2, HeaderScope.Column, "a"));
        (cells[2].RowSpan, cells[2].Scope).ShouldBe((2, HeaderScope.Row));
        cells[3].Headers.ShouldBe(["a", "b"]);
        cells[3].Scope.ShouldBe(HeaderScope.None);
    }

    [Fact]
    public void Languages_OnlyWhereTheyChange()
    {
        var structure = Typeset.Document("<section lang=en><p>a</p><p lang=de>b</p></section><p>一</p>").Structure;
        structure.Select(element => element.Language).ShouldBe([null, "en", null, "de", null]);
    }

    [Fact]
    public void Outline_ListsHeadingsWithJoinedTitles()
    {
        var document = Typeset.Document("<h1><span style='display:block'>花街镇</span><span style='display:block'>年度 报告</span></h1><p>x</p><h2 style='break-before:page'>一、<br>总体</h2>");
        document.Outline.Select(entry => (entry.Level, entry.Text, entry.Page)).ShouldBe([(1, "花街镇年度 报告", 0), (2, "一、总体", 1)]);
    }

    [Fact]
    public void Elements_KeepWhatAttributesSayOfThem()
    {
        var structure = Typeset.Document("<p><a href='https://e.org' aria-label='去'>一</a><abbr title='世界卫生组织'>世卫</abbr><span role=img aria-label=星>★</span></p>").Structure;
        structure.Single(element => element.Type == StructureType.Link).AlternativeText.ShouldBe("去");
        structure.Single(element => element.Type == StructureType.Span).Expansion.ShouldBe("世界卫生组织");
        structure.Single(element => element.Type == StructureType.Figure).AlternativeText.ShouldBe("星");
    }

    [Theory]
    [InlineData("alt=''", -1, null)]
    [InlineData("alt=甲", 1, "甲")]
    [InlineData("alt=甲 aria-label=乙", 1, "乙")]
    [InlineData("role=presentation", -1, null)]
    [InlineData("aria-hidden=true alt=甲", -1, null)]
    public void Pictures_AreFiguresOrDecoration(string attributes, int index, string? text)
    {
        var document = Typeset.Document($"<img {attributes} src='{Images.ImageTests.Png}' style='display: block'>");
        document.Pages[0].Items.Single().Structure.ShouldBe(index);
        document.Structure[^1].AlternativeText.ShouldBe(text);
        document.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Outline_KnowsTheHeadings()
    {
        var document = Typeset.Document("<h1>一</h1><div role=heading>二</div>");
        document.Outline.Select(entry => (entry.Level, document.Structure[entry.Structure].Type)).ShouldBe([(1, StructureType.Heading), (2, StructureType.Heading)]);
    }

    [Fact]
    public void Artifacts_AreRepeatedHeadsAndMarginBoxes()
    {
        var rows = string.Concat(Enumerable.Range(1, 8).Select(i => $"<tr><td>{i}"));
        var document = Typeset.Document($"<table style='border-spacing: 0'><thead><tr><th>头</thead>{rows}</table>", "td, th { padding: 0; font-weight: 400 } @page { @top-left { content: '眉' } }");
        string.Join(' ', document.Pages.Select(page => string.Concat(page.Items.Where(item => item is { Kind: PaintKind.GlyphRun, Structure: -1 }).Select(item => LayoutText.TextOf(page, page.Runs[item.Index])))))
            .ShouldBe("眉 头眉");
    }

    [Fact]
    public void Properties_ComeFromTheHead()
    {
        const string Html = "<html lang='zh-CN'><head><title> 年度\n 报告 </title><meta name=author content=甲><meta name=Description content=乙><meta name=keywords content=丙></head></html>";
        Typeset.Typesetter.LayOut(Html).Properties.ShouldBe(new("年度 报告", "zh-CN", "甲", "乙", "丙"));
    }

    [Theory]
    [InlineData("<ul><li>一</ul>", "", ListNumbering.Disc)]
    [InlineData("<ol><li>一</ol>", "", ListNumbering.Numbers)]
    [InlineData("<ol><li>一</ol>", "ol { list-style-type: upper-roman }", ListNumbering.UpperRoman)]
    [InlineData("<ol><li>一</ol>", "ol { list-style-type: simp-chinese-informal }", ListNumbering.Numbers)]
    [InlineData("<ul><li>一</ul>", "ul { list-style-type: '—' }", ListNumbering.Disc)]
    [InlineData("<ul><li>一</ul>", "ul { list-style: none }", ListNumbering.None)]
    [InlineData("<dl><dt>一<dd>二</dl>", "", ListNumbering.None)]
    public void List_SaysHowItsItemsAreMarked(string body, string style, ListNumbering expected) =>
        Typeset.Document(body, style).Structure.Single(e => e.Type == StructureType.List).Numbering.ShouldBe(expected);

    [Fact]
    public void CellInAHead_LabelsItsColumn()
    {
        var cells = Typeset.Document("<table><thead><tr><td>角<th>数<tbody><tr><th>甲<td>1</table>").Structure.Where(e => e.Type is StructureType.TableHeader or StructureType.TableCell);
        cells.Select(c => (c.Type, c.Scope)).ShouldBe([
            (StructureType.TableHeader, HeaderScope.Column), (StructureType.TableHeader, HeaderScope.Column), (StructureType.TableHeader, HeaderScope.Row), (StructureType.TableCell, HeaderScope.None)]);
    }

    [Fact]
    public void Artifacts_SayWhatTheyAreFor()
    {
        var document = Typeset.Document(
            "<table><thead><tr><th>头<tbody>" + string.Concat(Enumerable.Repeat("<tr><td>行", 40)) + "</table>",
            "@page { @top-center { content: '上' } @bottom-center { content: '下' } @left-middle { content: '左' } } td { background: #eee }");
        var page = document.Pages[1];
        var artifacts = page.Items.Where(i => i is { Kind: PaintKind.GlyphRun, Structure: < 0 }).ToDictionary(i => LayoutText.TextOf(page, page.Runs[i.Index]), i => i.Artifact);
        artifacts.ShouldBe(new Dictionary<string, ArtifactKind> { ["头"] = ArtifactKind.Pagination, ["上"] = ArtifactKind.Header, ["下"] = ArtifactKind.Footer, ["左"] = ArtifactKind.Pagination }, ignoreOrder: true);
        page.Items.First(i => i.Kind == PaintKind.Fill).Artifact.ShouldBe(ArtifactKind.Layout);
    }
}
