using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using Renderer.Layout.Fonts;
using Renderer.Layout.Pages;
using Renderer.Pdf;
using Renderer.Pdf.Fonts;
using Renderer.Pdf.Objects;

namespace Renderer.Benchmarks.Stages;

/// <summary>Parts of writing that happen amid others, on what one document gives them to do.</summary>
internal sealed class WrittenStages
{
    private readonly PagedDocument _document;
    private readonly PdfTools _tools = new(new PdfOptions());
    private readonly ConditionalWeakTable<FontFace, FaceGlyphs> _glyphs = [];
    private readonly PdfBuffer _deflated = new();
    private readonly byte[][] _streams;

    public WrittenStages(PagedDocument document, ReadOnlyMemory<byte> pdf)
    {
        _document = document;
        _streams = [.. PlainStreams(pdf)];
    }

    /// <summary>Writes the fonts of the document and nothing else.</summary>
    public int Subset()
    {
        _tools.File.Begin();
        var fonts = DocumentFonts.Collect(_document, _tools);
        fonts.AllocateObjects(_tools.File);
        fonts.WriteObjects(_tools.File, face => _glyphs.GetValue(face, static f => new FaceGlyphs(f)), [], CancellationToken.None);
        return _tools.File.Size;
    }

    /// <summary>Compresses the streams of the file again.</summary>
    public int Deflate()
    {
        var length = 0;
        foreach (var stream in _streams)
        {
            _deflated.Clear();
            _tools.Zlib.Encode(stream, _deflated);
            length += _deflated.Length;
        }

        return length;
    }

    private static IEnumerable<byte[]> PlainStreams(ReadOnlyMemory<byte> pdf)
    {
        for (var at = 0; NextStream(pdf.Span, at) is { } stream; at = stream.End)
        {
            if (stream.IsJoined) continue;
            using var zlib = new ZLibStream(new MemoryStream(pdf[stream.Start..stream.End].ToArray()), CompressionMode.Decompress);
            var plain = new MemoryStream();
            zlib.CopyTo(plain);
            yield return plain.ToArray();
        }
    }

    /// <summary>A compressed stream of the file; one that is joined from compressed pieces costs no compression.</summary>
    private sealed record FoundStream(int Start, int End, bool IsJoined);

    // Enough to read what our own writer writes: the length is the last entry of the dictionary, before the word "stream".
    private static FoundStream? NextStream(ReadOnlySpan<byte> pdf, int from)
    {
        var front = ">>\nstream\n"u8;
        for (var at = from; pdf[at..].IndexOf(front) is >= 0 and var skipped; at += skipped + front.Length)
        {
            var head = pdf[(pdf[..(at + skipped)].LastIndexOf(" obj\n"u8))..(at + skipped)];
            if (head.IndexOf("/FlateDecode"u8) < 0) continue;
            var length = int.Parse(head[(head.LastIndexOf("/Length "u8) + "/Length "u8.Length)..], CultureInfo.InvariantCulture);
            var start = at + skipped + front.Length;
            return new(start, start + length, head.IndexOf("/CIDFontType0C"u8) >= 0);
        }

        return null;
    }
}
