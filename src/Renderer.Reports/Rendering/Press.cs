using System.Collections.Immutable;
using System.Diagnostics;
using Renderer.Layout;
using Renderer.Layout.Fonts;
using Renderer.Pdf;

namespace Renderer.Reports.Rendering;

/// <summary>What came off the press: a PDF, or the reasons why there is none; warnings in both cases.</summary>
internal sealed record PressResult(ReadOnlyMemory<byte>? Pdf, int Pages, ImmutableArray<Problem> Problems, ImmutableDictionary<string, TimeSpan> Durations);

/// <summary>HTML to PDF: layout, then writing. One instance serves all threads.</summary>
internal sealed class Press
{
    private readonly FontLibrary _fonts;
    private readonly Typesetter _typesetter;
    private readonly PdfWriter _writer = new(new PdfOptions());

    private Press(FontLibrary fonts, int maximumPages)
    {
        _fonts = fonts;
        _typesetter = new(fonts, new LayoutOptions { MaximumPages = maximumPages });
    }

    /// <summary>The digests of all fonts at hand.</summary>
    public IReadOnlyList<string> FontDigests => _fonts.Digests;

    /// <exception cref="ReportConfigurationException">A font folder cannot be used.</exception>
    public static Press Open(IReadOnlyList<string> fontFolders, int maximumPages)
    {
        if (fontFolders.Count == 0) throw new ReportConfigurationException("No font folder is set. Set Fonts:Folders to the folder of the shipped fonts.");
        try
        {
            return new(FontLibrary.Open(fontFolders), maximumPages);
        }
        catch (FontException fault)
        {
            throw new ReportConfigurationException($"The fonts cannot be used: {fault.Message} Set Fonts:Folders to folders of .ttf, .otf, .ttc or .otc files.");
        }
    }

    /// <summary>Prints one document.</summary>
    /// <param name="html">The page.</param>
    /// <param name="name">What problems call it.</param>
    /// <param name="id">What the PDF's file identifier derives from.</param>
    /// <param name="token">Cancels.</param>
    public PressResult Print(string html, string name, string id, CancellationToken token)
    {
        var times = ImmutableDictionary<string, TimeSpan>.Empty;
        var warnings = ImmutableArray<Problem>.Empty;
        try
        {
            var started = Stopwatch.GetTimestamp();
            var document = _typesetter.LayOut(html, token);
            times = times.Add("layout", Stopwatch.GetElapsedTime(started));
            warnings = [.. document.Warnings.Select(w => ProblemOf.Warning(w, name))];
            started = Stopwatch.GetTimestamp();
            var pdf = _writer.Write(document, new(id, Created: null), token);
            return new(pdf, document.Pages.Length, warnings, times.Add("pdf", Stopwatch.GetElapsedTime(started)));
        }
        catch (LayoutException fault)
        {
            return new(null, 0, [.. fault.Problems.Select(p => ProblemOf.Layout(p, name))], times);
        }
        catch (PdfException fault)
        {
            return new(null, 0, [.. warnings, .. fault.Problems.Select(p => ProblemOf.Pdf(p, name))], times);
        }
    }
}
