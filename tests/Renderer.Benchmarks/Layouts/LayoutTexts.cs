using System.Globalization;
using System.Text;

namespace Renderer.Benchmarks.Layouts;

/// <summary>Documents of a size: each paragraph and row differs from the others, so that nothing which remembers texts could help.</summary>
internal static class LayoutTexts
{
    // 22 lines of 28 characters; a paragraph of this text fills about six and a half of them.
    private const int ParagraphsInTenPages = 34;
    private const string Sentence = "全年主动公开政府信息，按照《中华人民共和国政府信息公开条例》第五十条的要求编制，由总体情况、主动公开、收到和处理申请、行政复议和行政诉讼等六部分组成；";

    /// <summary>About so many A4 pages of justified text.</summary>
    public static string Pages(int pages)
    {
        var html = new StringBuilder("""
            <!DOCTYPE html><html lang="zh-CN"><style>
            @page { size: A4; margin: 37mm 26mm 34.9mm 28mm }
            html { font: 16pt/29pt "Noto Serif SC" }
            body, p { margin: 0 }
            p { text-indent: 2em; text-align: justify }
            </style>
            """);
        for (var i = 0; i < pages * ParagraphsInTenPages / 10; i++)
            html.Append(CultureInfo.InvariantCulture, $"<p>第{i}段：{Sentence}收到申请{i * 7 % 1000}件，{Sentence}办结{i * 13 % 997}件。</p>\n");
        return html.ToString();
    }

    /// <summary>A table of so many rows of eight cells with a head that repeats.</summary>
    public static string Rows(int rows)
    {
        var html = new StringBuilder("""
            <!DOCTYPE html><html lang="zh-CN"><style>
            @page { size: A4; margin: 20mm }
            html { font: 10pt/15pt "Noto Serif SC" }
            body { margin: 0 }
            table { border-collapse: collapse; width: 100% }
            th, td { border: 0.75pt solid #000; padding: 2pt 3pt }
            </style>
            <table><thead><tr><th>序号<th>事项<th>收到<th>办结<th>结转<th>诉讼<th>备注<th>月份</thead>
            """);
        for (var i = 0; i < rows; i++)
            html.Append(CultureInfo.InvariantCulture, $"<tr><td>{i}<td>政府信息公开第{i}项<td>{i * 7 % 1000}<td>{i * 13 % 997}<td>{i % 3}<td>0<td>备注<td>2021年{i % 12 + 1}月");
        return html.Append("</table>").ToString();
    }
}
