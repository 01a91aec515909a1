using System.Diagnostics;
using Renderer.Layout;
using Renderer.Layout.Fonts;
using Renderer.Layout.Pages;
using Renderer.Pdf.Reading;
using Renderer.Pdf.Tests.Fixtures;

namespace Renderer.Pdf.Tests.Fuzzing;

/// <summary>How a document ended: in a file, or in problems.</summary>
/// <param name="Pdf">The file; null when there is none.</param>
/// <param name="Problems">Codes of the problems or, of a file, of its warnings.</param>
internal sealed record WayOut(ReadOnlyMemory<byte>? Pdf, IReadOnlyList<string> Problems);

/// <summary>Lays out, writes and verifies a page with hostile files: it ends in a sound document or in problems with code and remedy, soon and in bounded memory.</summary>
internal sealed class WholeWay
{
    // A page takes some milliseconds and megabytes; the bounds leave room for a machine that is busy and for the largest picture that is accepted.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);
    private const long MostBytes = 1L << 30;

    // Faces and pictures are kept for the next file as they are in a service.
    private readonly Typesetter _typesetter = new(ShippedFonts.Library, new LayoutOptions { MaximumPages = 20, TimeLimit = Longest });
    private readonly PdfWriter _writer = new(new PdfOptions());

    /// <exception cref="InvalidOperationException">It ended otherwise.</exception>
    public WayOut Go(string html, byte[] file)
    {
        var (started, allocated) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
        var end = End(html, file);
        var (time, bytes) = (Stopwatch.GetElapsedTime(started), GC.GetAllocatedBytesForCurrentThread() - allocated);
        if (time > Longest) throw new InvalidOperationException($"took {time.TotalSeconds:0} s");
        if (bytes > MostBytes) throw new InvalidOperationException($"took {bytes >> 20} MiB");
        return end;
    }

    /// <summary>Writes a text in a font as large as they come; null when the file is sound.</summary>
    /// <exception cref="FontException">The font is damaged.</exception>
    /// <exception cref="PdfException">So are glyphs of the text.</exception>
    public static string? FaultOf(byte[] font)
    {
        var face = FontFace.Load(font);
        var builder = new DocumentBuilder();
        builder.Page().Text(SpoiltFonts.Text, 20, 50, builder.Element(StructureType.Paragraph), face);
        var document = builder.Build();
        return PdfVerifier.Verify(new PdfWriter(new PdfOptions()).Write(document, new PdfIdentity("spoilt", null)), document).Faults is [var fault, ..] ? fault.Message : null;
    }

    private WayOut End(string html, byte[] file)
    {
        PagedDocument document;
        try
        {
            document = _typesetter.LayOut(new LayoutSource(html) { Resources = _ => file });
        }
        catch (LayoutException refused)
        {
            return Refused(refused.Problems.Select(p => (p.Code, p.Message, p.Hint)));
        }
        try
        {
            var pdf = _writer.Write(document, new PdfIdentity("spoilt", null));
            if (PdfVerifier.Verify(pdf, document).Faults is [var fault, ..]) throw new InvalidOperationException($"was written, but object {fault.Number}: {fault.Message}");
            return new(pdf, [.. document.Warnings.Select(w => w.Code)]);
        }
        catch (PdfException refused)
        {
            return Refused(refused.Problems.Select(p => (p.Code, p.Message, p.Hint)));
        }
    }

    private static WayOut Refused(IEnumerable<(string Code, string Message, string Hint)> problems)
    {
        var codes = new List<string>();
        foreach (var (code, message, hint) in problems)
        {
            if (code.Length == 0 || message.Length == 0 || hint.Length == 0) throw new InvalidOperationException("was refused without a code, a message or a hint");
            codes.Add(code);
        }
        return codes.Count > 0 ? new(null, codes) : throw new InvalidOperationException("was refused without a problem");
    }
}
