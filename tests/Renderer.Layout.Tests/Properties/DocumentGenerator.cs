using System.Collections.Immutable;
using System.Text;

namespace Renderer.Layout.Tests.Properties;

/// <summary>Makes up documents inside the profile: text, inline boxes, lists, nested blocks, tables with spans, page rules.</summary>
internal sealed class DocumentGenerator(Random random)
{
    private const string Letters = "政府信息公开工作年度报告第号件日月一二三〇，。、；：“”《》（）〔〕—…·1234567890%.-abcXYZ fi";

    private static readonly string[] PageStyles =
    [
        "", "", "@page { size: 120pt 90pt } ", "@page :first { margin-top: 40pt } ", "@page { @bottom-center { content: counter(page) '/' counter(pages) } } ", "@page { size: 300pt 80pt; margin: 5pt 20pt } ",
    ];

    private static readonly string[] Inlines =
    [
        "<b>", "<span style='font-size:14pt'>", "<span style='letter-spacing:1pt'>", "<u>", "<span style='border:1pt solid;padding:0 2pt'>", "<a href='https://example.org/'>", "<sup>", "<code>",
        "<span style='display:inline-block'>", "<em style='text-emphasis:filled dot'>", "<span style='white-space:nowrap'>", "<span style='vertical-align:3pt'>",
    ];

    private static readonly string[] Alignments = ["start", "justify", "center", "right", "justify;text-align-last:justify", "justify;text-indent:2em"];

    private static readonly string[] Sections =
    [
        "<div style='border:1pt solid;padding:3pt'>", "<section style='break-inside:avoid'>", "<div style='margin:4pt 6pt 8pt 2pt'>", "<div style='width:70%'>", "<blockquote style='margin:3pt 10pt'>",
        "<div style='break-before:page'>", "<div style='orphans:3;widows:3'>", "<article style='display:flow-root;background:#eee'>", "<div style='box-decoration-break:clone;border:1pt solid'>",
    ];

    public static RandomDocument Any(Random random) => new DocumentGenerator(random).Document(withTables: true);

    public static RandomDocument WithoutTables(Random random) => new DocumentGenerator(random).Document(withTables: false);

    private RandomDocument Document(bool withTables)
    {
        var blocks = Enumerable.Range(0, random.Next(1, 9)).Select(_ => Block(2, withTables)).ToImmutableArray();
        return new(Pick(PageStyles) + "body { overflow-wrap: anywhere }", blocks);
    }

    private string Block(int depth, bool withTables) => random.Next(depth > 0 ? withTables ? 9 : 7 : 4) switch
    {
        0 or 1 or 2 => $"<p style='text-align:{Pick(Alignments)};margin:{random.Next(15)}pt 0'>{Inline(2)}</p>",
        3 => $"<h2 style='font-size:1em'>{Text(12)}</h2>",
        4 => List(depth),
        5 or 6 => Section(depth, withTables),
        _ => Table(),
    };

    private string Section(int depth, bool withTables)
    {
        var open = Pick(Sections);
        return $"{open}{Block(depth - 1, withTables)}{Block(depth - 1, withTables)}</{open[1..open.IndexOf(' ', StringComparison.Ordinal)]}>";
    }

    private string List(int depth)
    {
        var name = random.Next(2) == 0 ? "ul" : "ol style='list-style:cjk-ideographic'";
        var items = Enumerable.Range(0, random.Next(1, 5)).Select(_ => $"<li>{(random.Next(4) == 0 ? Block(depth - 1, false) : Inline(1))}</li>");
        return $"<{name}>{string.Concat(items)}</{name[..2]}>";
    }

    private string Inline(int depth)
    {
        var text = new StringBuilder(Text(60));
        for (var i = depth > 0 ? random.Next(4) : 0; i > 0; i--)
        {
            var open = Pick(Inlines);
            var end = open.AsSpan().IndexOfAny(' ', '>');
            text.Append(open).Append(Inline(depth - 1)).Append("</").Append(open.AsSpan(1, end - 1)).Append('>').Append(random.Next(6) == 0 ? "<br>" : "").Append(Text(20));
        }
        return text.ToString();
    }

    private string Table()
    {
        var table = new StringBuilder($"<table style='border-collapse:{(random.Next(2) == 0 ? "collapse" : "separate")};{(random.Next(2) == 0 ? "width:100%;table-layout:fixed" : "")}'>");
        if (random.Next(4) == 0) table.Append($"<caption>{Text(10)}</caption>");
        if (random.Next(3) == 0) table.Append($"<thead><tr><th>{Text(6)}</th><th>{Text(6)}</th></tr></thead>");
        for (var row = random.Next(1, 14); row > 0; row--)
        {
            table.Append("<tr>");
            for (var cell = random.Next(1, 4); cell > 0; cell--)
            {
                var (columns, rows, align) = (random.Next(1, 3), random.Next(4) == 0 ? random.Next(1, 6) : 1, random.Next(3) == 0 ? "bottom" : "middle");
                table.Append($"<td style='border:1pt solid;vertical-align:{align}' colspan={columns} rowspan={rows}>{(random.Next(10) == 0 ? Text(150) : Text(8))}</td>");
            }
            table.Append("</tr>");
        }
        return table.Append("</table>").ToString();
    }

    public string Text(int longest) => string.Concat(Enumerable.Range(0, random.Next(1, longest)).Select(_ => Letters[random.Next(Letters.Length)]));

    private T Pick<T>(T[] values) => values[random.Next(values.Length)];
}
