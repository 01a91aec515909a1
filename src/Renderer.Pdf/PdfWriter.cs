using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Renderer.Layout.Fonts;
using Renderer.Layout.Pages;
using Renderer.Pdf.Document;
using Renderer.Pdf.Fonts;

namespace Renderer.Pdf;

/// <summary>Writes a laid-out document as PDF 1.7 (ISO 32000-1), tagged. One instance serves all threads and keeps compressed glyphs between documents.</summary>
/// <remarks>What is kept never shows: the bytes are the same from a new writer and from one that has written a million documents.</remarks>
public sealed class PdfWriter(PdfOptions options)
{
    // One very long document must not occupy memory for ever; a report takes 0.3 MB.
    private const int KeptBytes = 8 * 1024 * 1024;

    // As long as the face lives; each face's cache bounds itself.
    private readonly ConditionalWeakTable<FontFace, FaceGlyphs> _glyphs = [];

    // As many as ever wrote at the same time.
    private readonly ConcurrentBag<PdfTools> _idle = [];

    /// <summary>Writes the document's pages. The same document and identity give the same bytes.</summary>
    /// <exception cref="PdfException">The document cannot be written; every problem is in it.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public ReadOnlyMemory<byte> Write(PagedDocument document, PdfIdentity identity, CancellationToken cancellationToken = default) =>
        Write(document, identity, PdfFeatures.None, cancellationToken);

    /// <summary>Writes the document with what the features ask for. The same document, identity and features give the same bytes.</summary>
    /// <exception cref="PdfException">The document cannot be written as the features ask; every problem is in it.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public ReadOnlyMemory<byte> Write(PagedDocument document, PdfIdentity identity, PdfFeatures features, CancellationToken cancellationToken = default)
    {
        FeatureConflicts.Refuse(features);
        if (!_idle.TryTake(out var tools))
            tools = new PdfTools(options);
        try
        {
            return new DocumentWriter(document, tools, GlyphsOf).Write(new PdfRequest(identity, features, options.Producer), cancellationToken);
        }
        finally
        {
            if (tools.File.Capacity <= KeptBytes)
                _idle.Add(tools);
        }
    }

    private FaceGlyphs GlyphsOf(FontFace face) => _glyphs.GetValue(face, static f => new FaceGlyphs(f));
}
