using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Renderer.Layout.Pages;
using Renderer.Pdf.Reading.Syntax;

namespace Renderer.Pdf.Reading.Features;

/// <summary>What the pages are called (12.4.2), read page by page.</summary>
internal static class PageLabelReader
{
    private static readonly string[] Ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    private static readonly string[] Tens = ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"];
    private static readonly string[] Hundreds = ["", "c", "cc", "ccc", "cd", "d", "dc", "dcc", "dccc", "cm"];

    /// <summary>How the labels differ from the layout's; null when they do not.</summary>
    public static string? FaultOf(ParsedFile file, ImmutableArray<Page> pages)
    {
        var labels = file.Get(file.Root, "PageLabels"u8);
        // Without labels a reader counts by itself.
        if (labels.IsNull) return Enumerable.Range(0, pages.Length).FirstOrDefault(i => pages[i].Label.Length > 0 && pages[i].Label != (i + 1).ToString(CultureInfo.InvariantCulture), -1) is >= 0 and var page ? Fault(page, $"{page + 1}", pages) : null;
        var ranges = file.Get(labels, "Nums"u8).Items.GetEnumerator();
        var (start, range, next) = (-1, default(PdfValue), 0);
        for (var i = 0; i < pages.Length; i++)
        {
            while (next == i)
            {
                if (start >= 0 || ranges.MoveNext()) start = next;
                ranges.MoveNext();
                range = file.Resolve(ranges.Current);
                next = ranges.MoveNext() ? ranges.Current.Integer ?? int.MaxValue : int.MaxValue;
            }

            var label = Label(file, range, i - start);
            if (pages[i].Label.Length > 0 && label != pages[i].Label) return Fault(i, label, pages);
        }

        return null;
    }

    private static string Fault(int page, string label, ImmutableArray<Page> pages) => $"page {page + 1} is called \"{label}\", in the layout \"{pages[page].Label}\"";

    private static string Label(ParsedFile file, PdfValue range, int index)
    {
        var prefix = TextString.Of(file.BytesOf(range["P"u8]));
        var number = (long)(range["St"u8].Integer ?? 1) + index;
        return prefix + (range["S"u8].Name switch
        {
            [(byte)'D'] => number.ToString(CultureInfo.InvariantCulture),
            [(byte)'r'] => Roman(number),
            [(byte)'R'] => Roman(number).ToUpperInvariant(),
            [(byte)'a'] => Letters(number, 'a'),
            [(byte)'A'] => Letters(number, 'A'),
            _ => "",
        });
    }

    private static string Roman(long number) => number is < 1 or > 100_000 ? "" : new StringBuilder().Append('m', (int)(number / 1000))
        .Append(Hundreds[number / 100 % 10]).Append(Tens[number / 10 % 10]).Append(Ones[number % 10]).ToString();

    private static string Letters(long number, char first) => number is < 1 or > 100_000 ? "" : new((char)(first + ((number - 1) % 26)), (int)((number + 25) / 26));
}
