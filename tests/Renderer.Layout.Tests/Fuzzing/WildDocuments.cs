using System.Globalization;
using System.Text;
using Renderer.Layout.Css.Properties;
using Renderer.Layout.Tests.Fixtures;
using Renderer.Layout.Tests.Properties;

namespace Renderer.Layout.Tests.Fuzzing;

/// <summary>Makes up documents inside and outside the profile: generated ones with any property at any value, and ones with damaged markup.</summary>
internal static class WildDocuments
{
    private static readonly string[] Properties = [.. PropertyTable.Names.Order(StringComparer.Ordinal)];

    private static readonly string[] Numbers = ["0", "1", "-1", "2", "0.5", "-0.0001", "1e9", "-1e9", "1e308", "99999999999999999999", "7", "100"];

    private static readonly string[] Units = ["", "pt", "px", "em", "%", "ic", "ch", "mm", "deg", "fr"];

    private static readonly string[] Words =
    [
        "auto", "none", "normal", "inherit", "initial", "unset", "block", "inline", "inline-block", "table", "table-row", "table-cell", "table-header-group", "flex", "inline-flex", "list-item", "contents",
        "flow-root", "absolute", "relative", "fixed", "left", "right", "center", "justify", "top", "middle", "bottom", "baseline", "avoid", "page", "always", "vertical-rl", "vertical-lr", "collapse", "separate",
        "hidden", "solid", "double", "dashed", "red", "transparent", "currentcolor", "pre", "pre-wrap", "nowrap", "break-all", "anywhere", "strict", "loose", "balance", "clone", "cover", "contain", "min-content",
        "max-content", "fit-content", "calc(1px / 0)", "calc(100% - 1e9px)", "var(--x)", "attr(id)", "counter(page)", "counters(n,'.')", "target-counter('#x', page)", "string(s)", "leader('.')", "'字'", "\"\"",
        "url(a.png)", "rgb(1,2,3)", "#fff8", "1 1 0", "space-between", "column", "wrap", "repeat(2, 1fr)", "filled dot", "under", "cjk-ideographic", "decimal", "inside", "first", "wide", "x 1", "!important",
    ];

    private static readonly string[] Tags = ["div", "p", "span", "table", "tr", "td", "th", "thead", "tfoot", "caption", "col", "ul", "ol", "li", "h1", "a", "b", "br", "img", "hr", "pre", "svg", "sup", "section", "dl", "dt", "dd", "q", "math", "select"];

    private static readonly string[] Selectors = ["*", "p", "td", "tr", "table", "div", "span", "li", "body", "html", "p::before", "li::marker", "td:first-child", ":is(p, td)", "p + p", "h1 ~ p", "@page", "@page :first", "@page wide", "div > *"];

    private const string Strays = "<>\"'{}();:@#&\\/\0\uD800\u202E字 \n";

    private static readonly string[] PageSizes = ["1pt", "30pt 20pt", "100pt 60pt", "200pt 100pt", "0", "1e6pt 10pt"];

    public static string Html(Random random)
    {
        var html = random.Next(3) == 0 ? Soup(random) : Styled(random);
        return random.Next(3) == 0 ? Damaged(random, html) : html;
    }

    private static string Styled(Random random)
    {
        var document = DocumentGenerator.Any(random);
        return Typeset.Html($"<style>{Rules(random)}</style>{document.Body}", document.Style);
    }

    private static string Soup(Random random)
    {
        var html = new StringBuilder($"<style>{Rules(random)}</style>");
        for (var i = random.Next(1, 30); i > 0; i--)
        {
            var tag = Pick(random, Tags);
            html.Append(random.Next(5) switch
            {
                0 => $"</{tag}>",
                1 => new DocumentGenerator(random).Text(20),
                2 => $"<{tag} style=\"{Declarations(random, 3)}\">",
                3 => $"<{tag} id=x{random.Next(3)} colspan={random.Next(-1, 5)} rowspan={random.Next(-1, 5)} href='#x{random.Next(4)}' alt='' src='data:,' width={random.Next(99)}>",
                _ => $"<{tag}>",
            });
        }
        return html.ToString();
    }

    private static string Rules(Random random)
    {
        var rules = new StringBuilder($"@page {{ size: {Pick(random, PageSizes)}; margin: {random.Next(30)}pt }} :root {{ --x: {Value(random)} }} ");
        for (var i = random.Next(5); i > 0; i--) rules.Append(Pick(random, Selectors)).Append(" { ").Append(Declarations(random, 4)).Append(" } ");
        return rules.ToString();
    }

    private static string Declarations(Random random, int most) => string.Concat(Enumerable.Range(0, random.Next(1, most + 1)).Select(_ => $"{Pick(random, Properties)}: {Value(random)}; "));

    private static string Value(Random random) => random.Next(4) switch
    {
        0 => Pick(random, Words),
        1 => $"{Pick(random, Words)} {Pick(random, Words)}",
        2 => Pick(random, Numbers) + Pick(random, Units) + " " + Pick(random, Words),
        _ => Pick(random, Numbers) + Pick(random, Units),
    };

    // A few characters lost, doubled, swapped for others.
    private static string Damaged(Random random, string html)
    {
        var text = new StringBuilder(html);
        for (var i = random.Next(1, 8); i > 0 && text.Length > 2; i--)
        {
            var at = random.Next(text.Length - 1);
            switch (random.Next(4))
            {
                case 0:
                    text.Remove(at, Math.Min(random.Next(1, 20), text.Length - at));
                    break;
                case 1:
                    text.Insert(at, text.ToString(at, Math.Min(random.Next(1, 40), text.Length - at)));
                    break;
                case 2:
                    text[at] = Strays[random.Next(Strays.Length)];
                    break;
                default:
                    text.Insert(at, random.Next(100000).ToString(CultureInfo.InvariantCulture));
                    break;
            }
        }
        return text.ToString();
    }

    private static string Pick(Random random, string[] values) => values[random.Next(values.Length)];
}
