using Renderer.Layout.Pages;

namespace Renderer.Pdf.Tests.Fixtures;

/// <summary>Documents with one of everything.</summary>
public static class Reports
{
    /// <summary>Two pages: headings, a paragraph with a link in it and over the page break, page numbers, bookmarks.</summary>
    public static PagedDocument TwoPageDocument()
    {
        var builder = new DocumentBuilder { Properties = new("年度报告", "zh-CN", "花街镇人民政府", "公开 & <年报>", "年报,公开") };
        var section = builder.Element(StructureType.Section);
        var heading = builder.Element(StructureType.Heading, section, e => e with { Level = 1, Id = "s1" });
        var paragraph = builder.Element(StructureType.Paragraph, section);
        var link = builder.Element(StructureType.Link, paragraph);
        var span = builder.Element(StructureType.Span, paragraph, e => e with { Language = "en" });
        var second = builder.Element(StructureType.Heading, section, e => e with { Level = 2, Id = "s2" });
        var back = builder.Element(StructureType.Link, second);
        builder.Page(300, 200)
            .Fill(new Fill(0, 0, 300, 20, new Color(230, 230, 230)))
            .Text("总体", 20, 50, heading, ShippedFonts.SansBold)
            .Text("见", 20, 80, paragraph)
            .Text("网站", 36, 80, link, color: new Color(0, 0, 238))
            .Text("和", 68, 80, paragraph)
            .Text("LED", 84, 80, span)
            .Link(new LinkArea(36, 66, 32, 18, "https://例子.cn/a b?x=1", -1, 0, link))
            .Text("— 1 —", 240, 190, -1);
        builder.Page(300, 200)
            .Text("续", 20, 50, paragraph)
            .Text("返回", 20, 80, back)
            .Link(new LinkArea(20, 66, 32, 18, null, 0, 34, back))
            .Text("— 2 —", 20, 190, -1);
        return builder.Bookmark(1, "总体", 0, 34).Bookmark(3, "续", 1, 30).Bookmark(2, "返回", 1, 66).Build();
    }

    /// <summary>A table with spans, scopes, named headers, an empty cell and lines.</summary>
    public static PagedDocument TableDocument()
    {
        var builder = new DocumentBuilder();
        var table = builder.Element(StructureType.Table);
        var caption = builder.Element(StructureType.Caption, table);
        var headRow = builder.Element(StructureType.TableRow, builder.Element(StructureType.TableHead, table));
        var wide = builder.Element(StructureType.TableHeader, headRow, e => e with { ColumnSpan = 2, Scope = HeaderScope.Column, Id = "h(1)" });
        var row = builder.Element(StructureType.TableRow, builder.Element(StructureType.TableBody, table));
        var side = builder.Element(StructureType.TableHeader, row, e => e with { RowSpan = 2, Scope = HeaderScope.Row, Id = "甲" });
        var cell = builder.Element(StructureType.TableCell, row, e => e with { Headers = ["h(1)", "甲"] });
        builder.Element(StructureType.TableCell, row);
        builder.Page(300, 200)
            .Text("表", 20, 30, caption, size: 10).Text("信息", 20, 50, wide, size: 10).Text("件", 20, 70, side, size: 10).Text("5", 60, 70, cell, size: 10)
            .Line(20, 40, 120, 40).Line(20, 60, 120, 60).Line(20, 80, 120, 80);
        return builder.Build();
    }
}
