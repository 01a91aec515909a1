using System.Collections.Immutable;
using System.Diagnostics;
using Renderer.Layout;
using Renderer.Layout.Fonts;
using Renderer.Layout.Pages;
using Renderer.Pdf;

namespace Renderer.Reports.Rendering;

/// <summary>What came off the press: a PDF, or the reasons why there is none; warnings in both cases.</summary>
internal sealed record PressResult(ReadOnlyMemory<byte>? Pdf, int Pages, ImmutableArray<Problem> Problems, ImmutableDictionary<string, TimeSpan> Durations)
{
    /// <summary>What was laid out; null when it could not be.</summary>
    public PagedDocument? Document { get; init; }
}

/// <summary>What goes to the press.</summary>
/// <param name="Source">The page and its files.</param>
/// <param name="Name">What problems call it.</param>
/// <param name="Id">What the PDF's file identifier derives from.</param>
/// <param name="Features">What the PDF shall be beyond its pages.</param>
internal sealed record PrintJob(LayoutSource Source, string Name, string Id, PdfFeatures Features);

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
    public PressResult Print(PrintJob job, CancellationToken token)
    {
        var layout = LayOut(job.Source, job.Name, token);
        if (layout.Document is not { } document) return layout;
        try
        {
            var started = Stopwatch.GetTimestamp();
            var pdf = _writer.Write(document, new(job.Id, Created: null), job.Features, token);
            return layout with { Pdf = pdf, Durations = layout.Durations.Add("pdf", Stopwatch.GetElapsedTime(started)) };
        }
        catch (PdfException fault)
        {
            return layout with { Pages = 0, Problems = [.. layout.Problems, .. fault.Problems.Select(p => ProblemOf.Pdf(p, new(job.Source, job.Name)))] };
        }
    }

    /// <summary>Lays one document out: pages, or the reasons why there are none.</summary>
    public PressResult LayOut(LayoutSource source, string name, CancellationToken token)
    {
        try
        {
            var started = Stopwatch.GetTimestamp();
            var document = _typesetter.LayOut(source, token);
            var times = ImmutableDictionary<string, TimeSpan>.Empty.Add("layout", Stopwatch.GetElapsedTime(started));
            return new(null, document.Pages.Length, [.. document.Warnings.Select(w => ProblemOf.Warning(w, new(source, name)))], times) { Document = document };
        }
        catch (LayoutException fault)
        {
            return new(null, 0, [.. fault.Problems.Select(p => ProblemOf.Layout(p, new(source, name)))], ImmutableDictionary<string, TimeSpan>.Empty);
        }
    }
}
