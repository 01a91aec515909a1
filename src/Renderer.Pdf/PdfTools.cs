using Renderer.Pdf.Deflate;
using Renderer.Pdf.Fonts;
using Renderer.Pdf.Objects;

namespace Renderer.Pdf;

/// <summary>Tables and buffers that writing needs, kept from document to document because making them costs more than using them. For one thread at a time.</summary>
internal sealed class PdfTools
{
    private readonly List<GlyphUsage> _usages = [];
    private int[] _cids = new int[4096];

    public PdfTools(PdfOptions options)
    {
        Zlib = new ZlibEncoder(options.Effort == PdfEffort.Small ? Matches : new QuickMatchFinder());
        File = new PdfFile(Zlib, options.Compress);
        Program = new FontProgram(options);
        JoinsPieces = options is { Compress: true, Effort: PdfEffort.Fast };
    }

    public ZlibEncoder Zlib { get; }

    public PdfFile File { get; }

    public FontProgram Program { get; }

    /// <summary>Whether charstrings are compressed one by one and joined.</summary>
    public bool JoinsPieces { get; }

    /// <summary>For glyphs that are not in a cache yet, and for everything where bytes count more than time.</summary>
    public CheapestMatchFinder Matches { get; } = new();

    /// <summary>For glyphs that are not in a cache yet.</summary>
    public Tokens Tokens { get; } = new();

    /// <summary>For glyphs that are not in a cache yet.</summary>
    public PdfBuffer Bits { get; } = new();

    /// <summary>A page's content stream.</summary>
    public PdfBuffer Content { get; } = new();

    /// <summary>The string of glyphs being shown.</summary>
    public PdfBuffer Glyphs { get; } = new();

    /// <summary>Free to use between two calls of other parts.</summary>
    public PdfBuffer Scratch { get; } = new();

    /// <summary>Room for the CID of every glyph of a document.</summary>
    public int[] Cids(int count) => _cids.Length >= count ? _cids : _cids = new int[count];

    /// <summary>The usage of the document's font of this index, from the document before.</summary>
    public GlyphUsage Usage(int font)
    {
        while (_usages.Count <= font)
            _usages.Add(new GlyphUsage());
        return _usages[font];
    }
}
