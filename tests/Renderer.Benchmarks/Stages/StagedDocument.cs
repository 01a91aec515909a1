using Renderer.Benchmarks.Documents;
using Renderer.Benchmarks.Templates;
using Renderer.Layout;
using Renderer.Layout.Fonts;
using Renderer.Layout.Html;
using Renderer.Layout.Inline;
using Renderer.Layout.Pages;
using Renderer.Pdf;
using Renderer.Pdf.Reading;

namespace Renderer.Benchmarks.Stages;

/// <summary>One document and every stage on its way, each with what the stage before made of it. Warm: what the program keeps between documents is kept.</summary>
internal sealed class StagedDocument
{
    private static readonly PdfIdentity Identity = new("benchmark", null);
    private static readonly PdfFeatures Conforming = new() { Conformance = PdfConformance.Ua1 | PdfConformance.A2a };
    private static readonly LayoutOptions Options = new();

    private readonly BenchmarkDocument _document;
    private readonly LayoutSource _source;
    private readonly Typesetter _typesetter;
    private readonly PdfWriter _writer = new(new PdfOptions());
    private readonly Element _tree;
    private readonly StyledDocument _styled;
    private readonly PagedDocument _pages;
    private readonly WrittenStages _written;
    private readonly ReadOnlyMemory<byte> _pdf;
    private readonly PdfExpectation _expectation;

    public StagedDocument(BenchmarkDocument document)
    {
        _document = document;
        _source = new(document.Html);
        _typesetter = new(FontLibrary.Open(Path.Combine(PackageTexts.Folder, "fonts")), Options);
        _tree = Parse();
        _styled = Cascade();
        _pages = LayOut();
        _pdf = Write();
        _expectation = new(_pages) { Identity = Identity };
        _written = new(_pages, _pdf);
    }

    /// <summary>Pages of the document.</summary>
    public int Pages => _pages.Pages.Length;

    /// <summary>Bytes of its PDF.</summary>
    public int Bytes => _pdf.Length;

    /// <summary>Template and data to HTML; null where the page is given.</summary>
    public Func<string>? Evaluate => _document.Evaluate;

    /// <summary>HTML to elements.</summary>
    public Element Parse() => HtmlReader.Read(_document.Html, Options.MaximumDepth, new(), CancellationToken.None);

    /// <summary>Styles for all elements; the style sheet itself is parsed once per process.</summary>
    public StyledDocument Cascade() => _typesetter.ResolveStyles(new(_source, _tree, new()), CancellationToken.None);

    /// <summary>Boxes, lines and pages.</summary>
    public FlowedDocument Flow() => NewRounds().Flow(new GlyphReports(_source, new()), CancellationToken.None);

    /// <summary>The same, and everything put on its page. Not painting alone: a drawing is drawn once for its box.</summary>
    public PagedDocument FlowAndPaint()
    {
        var rounds = NewRounds();
        return LayoutRounds.Paint(rounds.NewPainter(rounds.Flow(new GlyphReports(_source, new()), CancellationToken.None)), CancellationToken.None);
    }

    /// <summary>HTML to pages: parse, cascade, flow and paint.</summary>
    public PagedDocument LayOut() => _typesetter.LayOut(_source);

    /// <summary>Fonts alone: glyphs counted, programs put together, compressed and written with their maps.</summary>
    public int Subset() => _written.Subset();

    /// <summary>Compression alone, that of fonts too: every stream of the file but CFF programs, whose glyphs are compressed already.</summary>
    public int Deflate() => _written.Deflate();

    /// <summary>Pages to PDF: fonts and compression among it.</summary>
    public ReadOnlyMemory<byte> Write() => _writer.Write(_pages, Identity);

    /// <summary>The same as the standards that the statutory templates name.</summary>
    public ReadOnlyMemory<byte> WriteConforming() => _writer.Write(_pages, Identity, Conforming);

    /// <summary>The file read back, as it is before anybody hears of it.</summary>
    public PdfVerification Verify() => PdfVerifier.Verify(_pdf, _expectation, VerificationDepth.Announce);

    /// <summary>Every byte of it.</summary>
    public PdfVerification VerifyThoroughly() => PdfVerifier.Verify(_pdf, _expectation);

    /// <summary>HTML to PDF.</summary>
    public ReadOnlyMemory<byte> Print() => _writer.Write(_typesetter.LayOut(_source), Identity);

    private LayoutRounds NewRounds() => new(_styled, Options, new());
}
