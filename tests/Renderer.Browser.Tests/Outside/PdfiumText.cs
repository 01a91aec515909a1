using System.Text.Json;
using Renderer.Pdf.Tests.Fixtures;

namespace Renderer.Browser.Tests.Outside;

/// <summary>Text as Chromium's reader of PDF takes it: PDFium, as a package of npm, because a headless Chromium shows no PDF.</summary>
internal static class PdfiumText
{
    /// <summary>The text of each page of each file, without white space.</summary>
    public static IReadOnlyList<string[]> Of(IEnumerable<string> files)
    {
        var answer = OutsideReader.Ask("node", [Path.Combine(Samples.Root, "tests", "Renderer.Browser.Tests", "Outside", "pdfium-text.mjs"), .. files]);
        answer.IsClean.ShouldBeTrue($"PDFium: {answer.Complaints} Run tests/run.sh --tools, or npm ci in tests/Renderer.Browser.Tests.");
        return [.. answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<string[]>(line)!)];
    }
}
