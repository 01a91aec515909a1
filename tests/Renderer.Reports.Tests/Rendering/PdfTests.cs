using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Renderer.Reports.Tests.Rendering;

/// <summary>The PDF as outside readers see it.</summary>
public class PdfTests
{
    [Theory]
    [MemberData(nameof(RenderedSamples.All), MemberType = typeof(RenderedSamples))]
    public void Pdf_HoldsEveryWordOfThePage(string sample)
    {
        var text = WithoutSpace(Run("pdftotext", "-layout", "FILE", "-", sample) + Run("pdftotext", "-raw", "FILE", "-", sample));
        foreach (var piece in RenderedSamples.Page(sample).QuerySelectorAll("h1 span, h2, h3, main p").Select(e => WithoutSpace(e.TextContent)))
            Holds(WithoutPageNumbers(text), piece);
    }

    [Theory]
    [MemberData(nameof(RenderedSamples.All), MemberType = typeof(RenderedSamples))]
    public void Pdf_HoldsEveryCellInOrder(string sample)
    {
        var structure = WithoutSpace(Run("pdfinfo", "-struct-text", "FILE", "", sample));
        var position = 0;
        foreach (var cell in RenderedSamples.Page(sample).QuerySelectorAll("table th, table td").Select(c => WithoutSpace(c.TextContent)))
        {
            var found = structure.IndexOf(cell, position, StringComparison.Ordinal);
            found.ShouldBeGreaterThanOrEqualTo(position, cell);
            position = found + cell.Length;
        }
    }

    [Theory]
    [MemberData(nameof(RenderedSamples.All), MemberType = typeof(RenderedSamples))]
    public void Pdf_IsSound(string sample)
    {
        Run("qpdf", "--check", "FILE", "", sample).ShouldContain("No syntax or stream encoding errors");
        var info = Run("pdfinfo", "FILE", "", "", sample);
        info.ShouldContain("Tagged:          yes");
        info.ShouldContain("A4");
        info.ShouldContain($"Pages:           {RenderedSamples.Report(sample).Pages}");
        info.ShouldContain($"Title:           {RenderedSamples.Page(sample).Title}");
        Run("pdffonts", "FILE", "", "", sample).Split('\n').Skip(2).Where(l => l.Length > 0).ShouldAllBe(l => l.Contains("yes yes yes"));
    }

    [Fact]
    public void Render_OfTheSamples_GivesNoWarnings()
    {
        foreach (var template in RenderedSamples.Renderer.Templates.SelectMany(t => t.Samples))
        {
            var data = RenderedSamples.Renderer.Check(new(File.ReadAllBytes(template), template)).Data!;
            RenderedSamples.Renderer.Render(data).Problems.ShouldBeEmpty();
        }
    }

    [Fact]
    public void Glyph_ThatNoFontHas_IsAProblemNamingIt()
    {
        var data = RenderedSamples.Json(RenderedSamples.Guandu);
        data["other"]!["text"] = "\U0010FFFD";
        var check = RenderedSamples.Renderer.Check(new(System.Text.Encoding.UTF8.GetBytes(data.ToJsonString()), "d"));
        var problem = RenderedSamples.Renderer.Render(check.Data!).Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe(Codes.GlyphMissing);
        problem.Message.ShouldContain("U+10FFFD");
    }

    [Fact]
    public void HtmlPrinter_PrintsAnyPage()
    {
        var printer = HtmlPrinter.Open([Repository.Fonts]);
        const string html = "<!DOCTYPE html><html lang=\"zh-CN\"><head><title>题</title><style>html{font-family:\"Noto Serif SC\"}</style></head><body><p>正文</p></body></html>";
        var result = printer.Print(html, "a.html");
        result.Problems.ShouldBeEmpty();
        result.Pages.ShouldBe(1);
        printer.Print(html, "a.html").Pdf!.Value.Span.SequenceEqual(result.Pdf!.Value.Span).ShouldBeTrue();
    }

    private static void Holds(string text, string piece)
    {
        // A paragraph may be cut by a page: then its two halves are there, with a repeated table head between them.
        var whole = text.Contains(piece, StringComparison.Ordinal);
        for (var cut = 1; cut < piece.Length && !whole; cut++)
            whole = text.Contains(piece[..cut], StringComparison.Ordinal) && text.Contains(piece[cut..], StringComparison.Ordinal);
        whole.ShouldBeTrue($"the PDF lacks: {piece}");
    }

    private static string WithoutPageNumbers(string text) => Regex.Replace(text, "—[0-9]+—", "", RegexOptions.None, TimeSpan.FromSeconds(1));

    private static string WithoutSpace(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c != '\f'));

    private static string Run(string tool, string first, string second, string third, string sample)
    {
        var file = Path.Combine(Path.GetTempPath(), $"renderer-{Environment.ProcessId}-{Guid.NewGuid():n}.pdf");
        File.WriteAllBytes(file, RenderedSamples.Report(sample).Pdf.ToArray());
        try
        {
            var arguments = new[] { first, second, third }.Where(a => a.Length > 0).Select(a => a == "FILE" ? file : a);
            using var process = Process.Start(new ProcessStartInfo(tool, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            errors.Result.ShouldBeEmpty();
            process.ExitCode.ShouldBe(0);
            return output;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
