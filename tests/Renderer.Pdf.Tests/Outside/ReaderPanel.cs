using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Renderer.Layout.Pages;
using Renderer.Pdf.Tests.Fixtures;

namespace Renderer.Pdf.Tests.Outside;

/// <summary>Asks programs by other people what they think of a file: qpdf, poppler's tools, MuPDF's.</summary>
internal static partial class ReaderPanel
{
    /// <summary>Everything that one of them complains about, or reads other than the layout decided.</summary>
    /// <param name="pdf">The file; who is asked no password reads it.</param>
    /// <param name="document">What it was written from.</param>
    /// <param name="hasExtraText">Whether the pages show more than the layout decided, such as a watermark.</param>
    public static IReadOnlyList<string> Complaints(ReadOnlyMemory<byte> pdf, PagedDocument document, bool hasExtraText) => OutsideReader.WithFile(pdf, file =>
        (string?[])[Check(file), Pages(file, document), Fonts(file, document), Images(file), hasExtraText ? null : Trace(file, document), Drawn(file), StructureReading.FaultOf(file, document)])
        .OfType<string>().ToArray();

    private static string? Check(string file)
    {
        var answer = OutsideReader.Ask("qpdf", "--check", file);
        return answer.IsClean && !answer.Output.Contains("WARNING", StringComparison.Ordinal) ? null : $"qpdf --check: {answer.Output} {answer.Complaints}";
    }

    private static string? Pages(string file, PagedDocument document)
    {
        var answer = OutsideReader.Ask("pdfinfo", file);
        var isRight = answer.IsClean && answer.Output.Contains(string.Create(CultureInfo.InvariantCulture, $"\nPages:           {document.Pages.Length}\n"), StringComparison.Ordinal)
            && answer.Output.Contains("Tagged:          yes", StringComparison.Ordinal);
        return isRight ? null : $"pdfinfo: {answer.Output} {answer.Complaints}";
    }

    // Two lines of heads; then a font a line, whose last columns are: embedded, subset, map to Unicode, object and generation.
    private static string? Fonts(string file, PagedDocument document)
    {
        var answer = OutsideReader.Ask("pdffonts", file);
        var fonts = answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToArray();
        var isRight = answer.IsClean && fonts.Length >= document.Fonts.Length && fonts.All(font => EmbeddedFont().IsMatch(font));
        return isRight ? null : $"pdffonts: {answer.Output} {answer.Complaints}";
    }

    private static string? Images(string file) => OutsideReader.Ask("pdfimages", "-list", file) is { IsClean: false } answer ? $"pdfimages: {answer.Complaints}" : null;

    /// <summary>Each glyph that MuPDF would paint, with its text, in paint order.</summary>
    private static string? Trace(string file, PagedDocument document)
    {
        var answer = OutsideReader.Ask("mutool", "trace", file);
        if (!answer.IsClean) return $"mutool trace: {answer.Complaints}";
        var (text, last) = (new StringBuilder(), "");
        foreach (Match block in TracedText().Matches(answer.Output))
        {
            var glyphs = TracedGlyph().Matches(block.Groups["glyphs"].Value);
            var shown = string.Concat(glyphs.Select(glyph => glyph.Value));
            // Text that is filled and stroked comes twice at the same place; a gradient fills what a clip leaves.
            if (block.Groups["kind"].Value != "stroke" || shown != last)
                foreach (Match glyph in glyphs) text.Append(LayoutText.Squeezed(WebUtility.HtmlDecode(glyph.Groups["text"].Value)));
            last = block.Groups["kind"].Value == "stroke" ? "" : shown;
        }
        // U+FFFD is a glyph that stands for no text, such as an emphasis dot.
        return Difference("mutool trace", text.Replace("\uFFFD", "").ToString(), LayoutText.Of(document));
    }

    // Small pictures of large pages: what is asked is whether painting goes without a warning.
    private static string? Drawn(string file) =>
        OutsideReader.Ask("mutool", "draw", "-q", "-r", "9", "-F", "pgm", "-o", "/dev/null", file) is { IsClean: false } answer ? $"mutool draw: {answer.Complaints}" : null;

    /// <summary>Where two texts begin to differ; null when they do not.</summary>
    public static string? Difference(string reader, string read, string expected)
    {
        if (read == expected) return null;
        var same = 0;
        while (same < Math.Min(read.Length, expected.Length) && read[same] == expected[same]) same++;
        string Around(string text) => text[Math.Max(0, same - 10)..Math.Min(text.Length, same + 30)];
        return $"{reader} reads from character {same} on \"{Around(read)}\", must read \"{Around(expected)}\"";
    }

    [GeneratedRegex(@" yes yes yes +\d+ +0$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex EmbeddedFont();

    [GeneratedRegex("<(?<kind>[a-z]+)_text (?<glyphs>.*?)</\\k<kind>_text>", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex TracedText();

    [GeneratedRegex("<g unicode=\"(?<text>[^\"]*)\"[^>]*>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex TracedGlyph();
}
