using System.Collections.Immutable;
using System.Diagnostics;
using Renderer.Layout;
using Renderer.Layout.Fonts;
using Renderer.Layout.Pages;
using Renderer.Pdf;
using Renderer.Pdf.Reading;
using Renderer.Reports.Proofs;

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

/// <summary>How pages become a PDF.</summary>
internal delegate ReadOnlyMemory<byte> PdfWriting(PagedDocument document, PdfIdentity identity, PdfFeatures features, CancellationToken token);

/// <summary>HTML to PDF: layout, writing, and reading back what was written. One instance serves all threads.</summary>
internal sealed class Press
{
    private readonly FontLibrary _fonts;
    private readonly Typesetter _typesetter;
    private readonly PdfWriting _write;

    private Press(FontLibrary fonts, Typesetter typesetter, PdfWriting write) => (_fonts, _typesetter, _write) = (fonts, typesetter, write);

    /// <summary>The digests of all fonts at hand.</summary>
    public IReadOnlyList<string> FontDigests => _fonts.Digests;

    /// <summary>For pages without text.</summary>
    public static Press WithoutFonts() => Of(FontLibrary.Open(), maximumPages: 1);

    /// <exception cref="ReportConfigurationException">A font folder cannot be used.</exception>
    public static Press Open(IReadOnlyList<string> fontFolders, int maximumPages, PdfCompression compression = PdfCompression.Fast)
    {
        if (fontFolders.Count == 0) throw new ReportConfigurationException("No font folder is set. Set Fonts:Folders to the folder of the shipped fonts.");
        try
        {
            return Of(FontLibrary.Open(fontFolders), maximumPages, compression);
        }
        catch (FontException fault)
        {
            throw new ReportConfigurationException($"The fonts cannot be used: {fault.Message} Set Fonts:Folders to folders of .ttf, .otf, .ttc or .otc files.");
        }
    }

    private static Press Of(FontLibrary fonts, int maximumPages, PdfCompression compression = PdfCompression.Fast) =>
        new(fonts, new Typesetter(fonts, new LayoutOptions { MaximumPages = maximumPages }), new PdfWriter(OptionsOf(compression)).Write);

    private static PdfOptions OptionsOf(PdfCompression compression) =>
        new() { Compress = compression != PdfCompression.None, Effort = compression == PdfCompression.Small ? PdfEffort.Small : PdfEffort.Fast };

    /// <summary>The same with another writer: what a broken one writes must not get past <see cref="Print"/>.</summary>
    public Press WithWriter(PdfWriting write) => new(_fonts, _typesetter, write);

    /// <summary>Prints one document. There is no PDF but one that was read back and shows what was laid out.</summary>
    public PressResult Print(PrintJob job, CancellationToken token)
    {
        var layout = LayOut(job.Source, job.Name, token);
        if (layout.Document is not { } document) return layout;
        try
        {
            var started = Stopwatch.GetTimestamp();
            var identity = new PdfIdentity(job.Id, Created: null);
            var features = WithFaces(job.Features);
            var pdf = _write(document, identity, features, token);
            var printed = layout with { Pdf = pdf, Durations = layout.Durations.Add("pdf", Stopwatch.GetElapsedTime(started)) };
            return Verified(printed, new(document) { Features = features, Identity = identity });
        }
        catch (PdfException fault)
        {
            return layout with { Pages = 0, Problems = [.. layout.Problems, .. fault.Problems.Select(p => ProblemOf.Pdf(p, new(job.Source, job.Name)))] };
        }
    }

    // A document may have no text at all, or faces without the watermark's characters.
    private PdfFeatures WithFaces(PdfFeatures features) => features.Watermark is null ? features : features with { Watermark = features.Watermark with { Faces = [.. _fonts.Faces] } };

    private static PressResult Verified(PressResult printed, PdfExpectation expectation)
    {
        var started = Stopwatch.GetTimestamp();
        var faults = PdfVerifier.Verify(printed.Pdf!.Value, expectation, VerificationDepth.Announce).Faults;
        var result = printed with { Durations = printed.Durations.Add("verify", Stopwatch.GetElapsedTime(started)) };
        return faults.IsEmpty ? result : result with { Pdf = null, Pages = 0, Problems = [.. printed.Problems, .. RenditionCheck.ProblemsOf(faults)] };
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
