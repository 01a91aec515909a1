using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Renderer.Layout.Pages;
using Renderer.Pdf.Objects;

namespace Renderer.Pdf.Document;

/// <summary>What the pages are called where a reader shows their numbers (12.4.2): as few ranges as say it.</summary>
internal static class PageLabels
{
    private static readonly (int Value, string Text)[] Roman =
        [(1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];

    /// <summary>Adds the catalog's entry; nothing when the pages are called 1, 2, 3 ..., as a reader does by itself.</summary>
    public static void Write(PdfBuffer to, ImmutableArray<Page> pages)
    {
        if (Enumerable.Range(0, pages.Length).All(i => pages[i].Label.Length == 0 || pages[i].Label == Format('D', i + 1)))
            return;
        to.Add("/PageLabels<</Nums["u8);
        for (var page = 0; page < pages.Length;)
        {
            var range = LongestFrom(pages, page);
            to.Add(page).Add("<<"u8);
            if (range.Style == 'P')
                to.Add("/P"u8).Text(pages[page].Label);
            else
            {
                to.Add("/S/"u8).Add((byte)range.Style);
                if (range.First != 1)
                    to.Add("/St "u8).Add(range.First);
            }
            to.Add(">>"u8);
            page += range.Length;
        }
        to.Add("]>>"u8);
    }

    private static LabelRange LongestFrom(ImmutableArray<Page> pages, int page)
    {
        var label = pages[page].Label;
        return new[] { ('D', Decimal(label)), ('r', RomanOf(label)), ('R', RomanOf(label.ToLowerInvariant())), ('a', Letters(label)), ('A', Letters(label.ToLowerInvariant())) }
            .Where(style => style.Item2 > 0 && Format(style.Item1, style.Item2) == label)
            .Select(style => new LabelRange(style.Item1, style.Item2, Length(style.Item1, style.Item2)))
            .DefaultIfEmpty(new('P', 1, SameFrom(pages, page)))
            .MaxBy(range => range.Length)!;

        int Length(char style, int first)
        {
            var end = page + 1;
            while (end < pages.Length && pages[end].Label == Format(style, first + end - page))
                end++;
            return end - page;
        }
    }

    private static int SameFrom(ImmutableArray<Page> pages, int page)
    {
        var end = page + 1;
        while (end < pages.Length && pages[end].Label == pages[page].Label)
            end++;
        return end - page;
    }

    private static int Decimal(string label) => int.TryParse(label, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;

    private static int RomanOf(string label)
    {
        var value = 0;
        foreach (var (unit, text) in Roman)
        {
            for (; label.StartsWith(text, StringComparison.Ordinal); label = label[text.Length..])
                value += unit;
        }
        return label.Length == 0 ? value : 0;
    }

    // Table 159: A to Z, then AA to ZZ, then AAA to ZZZ.
    private static int Letters(string label) => label is [>= 'a' and <= 'z', ..] && label.All(c => c == label[0]) ? 26 * (label.Length - 1) + label[0] - 'a' + 1 : 0;

    private static string Format(char style, int value) => style switch
    {
        'r' => Romanize(value),
        'R' => Romanize(value).ToUpperInvariant(),
        'a' => new string((char)('a' + (value - 1) % 26), (value - 1) / 26 + 1),
        'A' => new string((char)('A' + (value - 1) % 26), (value - 1) / 26 + 1),
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    private static string Romanize(int value)
    {
        var text = new StringBuilder();
        foreach (var (unit, letters) in Roman)
        {
            for (; value >= unit; value -= unit)
                text.Append(letters);
        }
        return text.ToString();
    }

    /// <summary>Pages that a style numbers one after the other; the style P is a fixed text.</summary>
    private sealed record LabelRange(char Style, int First, int Length);
}
