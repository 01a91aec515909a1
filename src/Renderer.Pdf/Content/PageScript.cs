using Renderer.Layout.Pages;
using Renderer.Pdf.Objects;
using Renderer.Pdf.Structure;

namespace Renderer.Pdf.Content;

/// <summary>Writes a page's content stream: what is painted, in paint order, as marked content or artifacts (8, 9.4, 14.6).</summary>
internal sealed class PageScript(PagedDocument document, PdfTools tools, bool isBinary)
{
    private readonly TextScript _text = new(tools, isBinary);
    private readonly GraphicsScript _graphics = new(tools.Content);
    private readonly PdfBuffer _to = tools.Content;
    private Page _page = null!;
    private int _pageIndex;
    private int _nextId;
    private int _structure;
    private ArtifactKind _artifact;
    private Mode _mode;

    private enum Mode
    {
        None,
        Text,
        Graphics,
    }

    /// <summary>All marked content so far, in paint order.</summary>
    public List<MarkedContent> Marks { get; } = [];

    /// <summary>Writes one page. <paramref name="cids"/> holds the CID of each glyph of the page, <paramref name="names"/> the resource names of its images and drawings.</summary>
    public void Write(int pageIndex, ReadOnlySpan<int> cids, ObjectNames names)
    {
        (_page, _pageIndex, _nextId, _mode) = (document.Pages[pageIndex], pageIndex, 0, Mode.None);
        _text.BeginPage(_page.Height);
        _graphics.BeginPage(_page.Height);
        foreach (var item in _page.Items)
        {
            Enter(item);
            switch (item.Kind)
            {
                case PaintKind.GlyphRun:
                    var run = _page.Runs[item.Index];
                    _graphics.SetFill(run.Color);
                    _text.Show(run, document.Fonts[run.Font], _page.Glyphs.AsSpan(run.FirstGlyph, run.GlyphCount), cids.Slice(run.FirstGlyph, run.GlyphCount));
                    break;
                case PaintKind.Fill:
                    _graphics.Add(_page.Fills[item.Index]);
                    break;
                case PaintKind.Line:
                    _graphics.Add(_page.Lines[item.Index]);
                    break;
                case PaintKind.Image:
                    _graphics.Add(_page.Images[item.Index], names.Images[item.Index]);
                    break;
                default:
                    _graphics.Add(_page.Drawings[item.Index], names.Drawings[item.Index]);
                    break;
            }
        }
        Leave();
    }

    // A marked-content sequence must not cross the border of a text object, so changing between text and graphics begins a new one.
    private void Enter(PaintItem item)
    {
        var mode = item.Kind == PaintKind.GlyphRun ? Mode.Text : Mode.Graphics;
        if (mode == _mode && item.Structure == _structure && item.Artifact == _artifact)
            return;
        if (mode != _mode)
        {
            Leave();
            if (mode == Mode.Text)
                _text.Begin();
        }
        else
            EndMark();
        (_mode, _structure, _artifact) = (mode, item.Structure, item.Artifact);
        if (item.Structure < 0)
        {
            _to.Add(BeginningOf(item.Artifact));
            return;
        }
        _to.Add(StructureTypes.NameOf(document.Structure[item.Structure])).Add("<</MCID "u8).Add(_nextId).Add(">>BDC\n"u8);
        Marks.Add(new MarkedContent(item.Structure, _pageIndex, _nextId++));
    }

    // Table 330; ISO 14289-1, 7.8: running heads and feet say that they are.
    private static ReadOnlySpan<byte> BeginningOf(ArtifactKind kind) => kind switch
    {
        ArtifactKind.Header => "/Artifact<</Type/Pagination/Subtype/Header>>BDC\n"u8,
        ArtifactKind.Footer => "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n"u8,
        ArtifactKind.Pagination => "/Artifact<</Type/Pagination>>BDC\n"u8,
        _ => "/Artifact<</Type/Layout>>BDC\n"u8,
    };

    private void Leave()
    {
        if (_mode == Mode.None)
            return;
        EndMark();
        if (_mode == Mode.Text)
            _text.End();
        _mode = Mode.None;
    }

    private void EndMark()
    {
        _graphics.Flush();
        _to.Add("EMC\n"u8);
    }
}

/// <summary>The names of a page's external objects in its resources: for each image and each drawing the number behind the letter.</summary>
internal readonly record struct ObjectNames(int[] Images, int[] Drawings);
