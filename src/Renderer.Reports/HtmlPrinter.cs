using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Renderer.Layout;
using Renderer.Layout.Pages;
using Renderer.Pdf;
using Renderer.Reports.Rendering;

namespace Renderer.Reports;

/// <summary>Outcome of printing: with no error among the problems there is a PDF.</summary>
/// <param name="Pdf">The PDF, or null.</param>
/// <param name="Pages">How many pages it has.</param>
/// <param name="Problems">Errors and warnings, with their places in the HTML.</param>
public sealed record PrintResult(ReadOnlyMemory<byte>? Pdf, int Pages, ImmutableArray<Problem> Problems)
{
    /// <summary>The pages as they were laid out, for whoever compares or draws them; null when they were not.</summary>
    public PagedDocument? Document { get; init; }
}

/// <summary>Prints any HTML page as PDF: layout and PDF alone, without template or data. One instance serves all threads.</summary>
public sealed class HtmlPrinter
{
    private readonly Press _press;
    private readonly Func<string, LayoutSource> _source;

    internal HtmlPrinter(Press press, Func<string, LayoutSource> source) => (_press, _source) = (press, source);

    /// <summary>What the PDF shall be beyond its pages.</summary>
    internal PdfFeatures Features { get; init; } = PdfFeatures.None;

    /// <summary>Opens the fonts.</summary>
    /// <param name="fontFolders">Folders of fonts, the shipped one first.</param>
    /// <param name="maximumPages">Most pages of a document.</param>
    /// <param name="resources">The files that pages name by relative paths; null for none.</param>
    /// <param name="compression">How the PDF is compressed.</param>
    /// <exception cref="ReportConfigurationException">A font folder cannot be used.</exception>
    public static HtmlPrinter Open(IReadOnlyList<string> fontFolders, int maximumPages = 2000, ResourceReader? resources = null, PdfCompression compression = PdfCompression.Fast) =>
        new(Press.Open(fontFolders, maximumPages, compression), html => new(html) { Resources = resources });

    /// <summary>Prints a page without text and forgets it: code and tables that a process otherwise loads at its first document are then there.</summary>
    public static PrintResult WarmUp()
    {
        const string Page = """
            <!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>.</title><style>
            @page { size: A4; margin: 20mm 15mm; @bottom-center { content: ""; font-size: 9pt } }
            @page :first { margin-top: 30mm }
            body { margin: 0; font: 12pt/1.5 "serif", serif; color: #222; text-align: justify }
            h1, h2 { font-size: 16pt; font-weight: bold; text-align: center; break-after: avoid }
            p { margin: 0 0 .5em; text-indent: 2em }
            table { border-collapse: collapse; width: 100%; table-layout: fixed }
            th, td { border: .5pt solid black; padding: 2pt 3pt; vertical-align: middle; background: #eee }
            .a > td:first-child { width: 30% }
            </style></head><body><h1></h1><p><b></b></p><ul><li style="list-style: none"></li></ul>
            <table><thead><tr><th scope="col"></th><th></th></tr></thead><tbody><tr class="a"><td rowspan="2"></td><td></td></tr><tr><td></td></tr></tbody></table></body></html>
            """;
        return new HtmlPrinter(Press.WithoutFonts(), html => new(html)).Print(Page, "page");
    }

    /// <summary>The same, for PDFs with more than pages.</summary>
    public HtmlPrinter With(PrintOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new(_press, _source) { Features = PrintFeatures.Of(options) };
    }

    /// <summary>Prints one page. The same HTML and fonts give the same bytes.</summary>
    /// <param name="html">The HTML.</param>
    /// <param name="name">What problems call it, for example its file name.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public PrintResult Print(string html, string name, CancellationToken cancellationToken = default)
    {
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(html)));
        var result = _press.Print(new(_source(html), name, id, Features), cancellationToken);
        return new(result.Pdf, result.Pages, result.Problems) { Document = result.Document };
    }

    /// <summary>Lays a page out without writing a PDF.</summary>
    /// <param name="html">The HTML.</param>
    /// <param name="name">What problems call it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The pages, or null with the reasons.</returns>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public PrintResult LayOut(string html, string name, CancellationToken cancellationToken = default)
    {
        var result = _press.LayOut(_source(html), name, cancellationToken);
        return new(null, result.Pages, result.Problems) { Document = result.Document };
    }
}
