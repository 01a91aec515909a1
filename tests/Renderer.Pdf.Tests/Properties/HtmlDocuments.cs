using System.Net;
using System.Text;
using Renderer.Layout;
using Renderer.Layout.Pages;
using Renderer.Pdf.Tests.Fixtures;

namespace Renderer.Pdf.Tests.Properties;

/// <summary>Makes up HTML with everything that ends in a PDF: headings, links, notes, lists, tables with spans, languages, pictures, vertical text, pages of several sizes.</summary>
internal sealed class HtmlDocuments(Random random)
{
    private static readonly Typesetter Typesetter = new(ShippedFonts.Library, new LayoutOptions { MaximumPages = 200 });

    private static readonly string[] Sizes = ["A4", "A5 landscape", "300pt 200pt", "150pt 120pt", "842pt 1191pt"];

    private static readonly string[] Faces = ["serif", "sans-serif", "kai", "fangsong"];

    private static readonly string[] Marks =
    [
        "<b>", "<i>", "<u>", "<span style='font-size:1.5em'>", "<span style='letter-spacing:.1em'>", "<em style='text-emphasis:filled dot'>", "<span lang=en>", "<span lang=ja>", "<abbr title='World Wide Web'>",
        "<a href='https://example.org/?q=(年报)&amp;x=1'>", "<a href='#n1'>", "<a href='#n2' title='see'>", "<span style='color:#a00;background:#eee'>", "<code>", "<sup>", "<span style='text-combine-upright:all'>",
        "<span style='display:inline-block;border:1pt solid'>", "<span style='overflow:hidden;display:inline-block;width:3em;height:1em'>", "<ruby>",
    ];

    private static readonly string[] Sections =
    [
        "<section>", "<div style='margin:4pt;border:1pt dashed #888;padding:2pt'>", "<blockquote>", "<article style='break-before:page'>", "<div style='page:wide'>", "<div style='columns:2'>", "<aside>",
        "<div style='writing-mode:vertical-rl;height:9em'>", "<div style='display:flex;gap:6pt'>", "<div style='break-inside:avoid'>", "<main>", "<div style='overflow:hidden;max-height:5em'>",
    ];

    /// <summary>A page of HTML.</summary>
    public static string Any(Random random) => new HtmlDocuments(random).Html();

    /// <summary>One laid out; null when it was refused.</summary>
    public static PagedDocument? LaidOut(Random random)
    {
        try
        {
            return Typesetter.LayOut(Any(random));
        }
        catch (LayoutException)
        {
            return null;
        }
    }

    private string Html()
    {
        var body = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => Block(3)));
        return $$"""
            <!DOCTYPE html><html lang="{{Pick(["zh-CN", "en", "zh-Hant"])}}"><head><title>{{Text(12)}}</title><meta name=author content="{{Text(5)}}"><meta name=keywords content="{{Text(5)}}"><style>
            @page { size: {{Pick(Sizes)}}; margin: 15pt; @bottom-center { content: {{Pick(["counter(page)", "counter(page, cjk-ideographic)", "'— ' counter(page) ' / ' counter(pages) ' —'", "none"])}} } }
            @page wide { size: 400pt 250pt; @top-right { content: "{{Text(6)}}" } } @page :first { {{Pick(["", "size: 300pt 300pt", "margin-top: 40pt"])}} }
            html { font: {{random.Next(7, 20)}}pt/1.5 {{Pick(Faces)}}, serif, kai } body { overflow-wrap: anywhere } td, th { border: .5pt solid } img, svg { max-width: 100% }
            </style></head><body>{{body}}</body></html>
            """;
    }

    private string Block(int depth) => random.Next(depth > 0 ? 13 : 6) switch
    {
        0 or 1 or 2 => $"<p style='text-align:{Pick(["start", "justify", "center", "end"])};text-indent:{random.Next(3)}em'>{Inline(2)}</p>",
        3 => Heading(random.Next(1, 7)),
        4 => Picture(),
        5 => $"<p style='font-family:{Pick(Faces)},serif,kai'>{Inline(1)}<br>{Text(9)}</p>",
        6 => List(depth),
        7 or 8 => Section(depth),
        9 => $"<dl><dt>{Text(6)}<dd>{Inline(1)}</dl>",
        10 => "<hr>",
        _ => Table(depth),
    };

    private string Heading(int level) => $"<h{level} id=n{random.Next(4)}>{Inline(1)}</h{level}>";

    private string Picture() => random.Next(4) switch
    {
        0 => Pictures.Svg(random),
        1 => $"<figure><img alt='{Text(6)}' src='data:;base64,{Convert.ToBase64String(Pictures.Any(random))}'><figcaption>{Text(9)}</figcaption></figure>",
        2 => $"<p>{Text(5)}<img alt='' src='data:;base64,{Convert.ToBase64String(Pictures.Any(random))}'>{Text(5)}</p>",
        _ => $"<img alt='{Text(6)}' style='width:{random.Next(1, 200)}pt;height:{random.Next(1, 90)}pt;object-fit:{Pick(["fill", "cover", "contain", "none"])}' src='data:;base64,{Convert.ToBase64String(Pictures.Any(random))}'>",
    };

    private string Section(int depth)
    {
        var open = Pick(Sections);
        return open + Block(depth - 1) + Block(depth - 1) + End(open);
    }

    private string List(int depth)
    {
        var open = Pick(["<ul>", "<ol>", "<ol style='list-style:cjk-ideographic'>", "<ol type=a start=5>", "<ul style='list-style:none'>", "<ol style='list-style-position:inside'>"]);
        var items = Enumerable.Range(0, random.Next(1, 5)).Select(_ => $"<li>{(random.Next(3) == 0 ? Block(depth - 1) : Inline(1))}</li>");
        return open + string.Concat(items) + End(open);
    }

    private string Table(int depth)
    {
        var table = new StringBuilder($"<table style='border-collapse:{Pick(["collapse", "separate"])};{Pick(["width:100%;table-layout:fixed", ""])}'>");
        if (random.Next(2) == 0) table.Append($"<caption>{Text(9)}</caption>");
        if (random.Next(2) == 0) table.Append($"<thead><tr><th scope=col id=h1>{Text(4)}<th scope=colgroup colspan=2>{Text(4)}</thead>");
        for (var row = random.Next(1, 9); row > 0; row--)
        {
            table.Append($"<tr>{(random.Next(3) == 0 ? $"<th scope=row rowspan={random.Next(1, 3)}>{Text(4)}" : "")}");
            for (var cell = random.Next(1, 4); cell > 0; cell--)
                table.Append($"<td headers=h1 colspan={random.Next(1, 3)} rowspan={random.Next(1, 4)}>{(random.Next(8) == 0 ? Block(depth - 1) : random.Next(6) == 0 ? "" : Text(7))}</td>");
        }
        return table.Append(random.Next(3) == 0 ? $"<tfoot><tr><td colspan=9>{Text(9)}</tfoot></table>" : "</table>").ToString();
    }

    private string Inline(int depth)
    {
        var text = new StringBuilder(Text(40));
        for (var i = depth > 0 ? random.Next(3) : 0; i > 0; i--)
        {
            var open = Pick(Marks);
            text.Append(open).Append(open == "<ruby>" ? $"{Text(3)}<rt>{Text(3)}</rt>" : Inline(depth - 1)).Append(End(open)).Append(random.Next(5) == 0 ? "<br>" : " ").Append(Text(12));
        }
        return text.ToString();
    }

    // Words with ligatures, and a sequence with a variation selector that the fonts may know or not.
    private string Text(int longest) => random.Next(6) switch
    {
        0 => WebUtility.HtmlEncode("office fluffy — “efficient” 12.5%"[..Math.Min(longest, 33)]),
        1 when longest > 8 => WebUtility.HtmlEncode(Alphabet.Text(random, ShippedFonts.Serif, longest / 2)) + "葛\uDB40\uDD00" + WebUtility.HtmlEncode(Alphabet.Text(random, ShippedFonts.Kai, longest / 2)),
        _ => WebUtility.HtmlEncode(Alphabet.Text(random, random.Next(4) == 0 ? ShippedFonts.Kai : ShippedFonts.Serif, longest)),
    };

    private static string End(string open) => $"</{open[1..open.AsSpan().IndexOfAny(' ', '>')]}>";

    private string Pick(string[] values) => values[random.Next(values.Length)];
}
