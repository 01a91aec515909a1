using Renderer.Layout.Fonts;
using Renderer.Layout.Pages;
using Renderer.Pdf.Objects;

namespace Renderer.Pdf.Fonts;

/// <summary>The fonts of one document: which glyphs it uses, their CIDs, and the objects they become.</summary>
internal sealed class DocumentFonts
{
    private readonly PagedDocument _document;
    private readonly PdfTools _tools;
    private readonly int[] _cids;
    private readonly int[] _firstGlyph;
    private readonly Dictionary<Drawing, int[]> _drawingCids = new(ReferenceEqualityComparer.Instance);
    private int _firstObject;

    private DocumentFonts(PagedDocument document, PdfTools tools)
    {
        (_document, _tools) = (document, tools);
        _firstGlyph = new int[document.Pages.Length + 1];
        for (var page = 0; page < document.Pages.Length; page++)
            _firstGlyph[page + 1] = _firstGlyph[page] + document.Pages[page].Glyphs.Length;
        _cids = tools.Cids(_firstGlyph[^1]);
        foreach (var page in document.Pages)
        {
            foreach (var placed in page.Drawings)
                _drawingCids.TryAdd(placed.Drawing, new int[placed.Drawing.Texts.Sum(text => text.Glyphs.Length)]);
        }
    }

    /// <summary>Goes through all glyphs and numbers those that differ.</summary>
    public static DocumentFonts Collect(PagedDocument document, PdfTools tools)
    {
        var fonts = new DocumentFonts(document, tools);
        for (var font = 0; font < document.Fonts.Length; font++)
            tools.Usage(font).Begin(document.Fonts[font], document.Clusters);
        fonts.ForEachRun(static (usage, glyphs, cids) =>
        {
            for (var i = 0; i < glyphs.Length; i++)
                cids[i] = usage.Add(glyphs[i].Id, glyphs[i].CodePoint);
        });
        for (var font = 0; font < document.Fonts.Length; font++)
            tools.Usage(font).AssignCids();
        fonts.ForEachRun(static (usage, _, cids) =>
        {
            foreach (ref var cid in cids)
                cid = usage.CidOf(cid);
        });
        return fonts;
    }

    /// <summary>The CIDs of a page's glyphs, glyph by glyph.</summary>
    public ReadOnlySpan<int> CidsOf(int page) => _cids.AsSpan(_firstGlyph[page].._firstGlyph[page + 1]);

    /// <summary>The CIDs of the glyphs of a drawing's texts, text by text.</summary>
    public int[] CidsOf(Drawing drawing) => _drawingCids[drawing];

    /// <summary>Gives the fonts object numbers and writes the resource dictionary that names them; returns its number.</summary>
    public int AllocateObjects(PdfFile file)
    {
        _firstObject = file.Allocate(_document.Fonts.Length);
        var number = file.Allocate();
        var to = file.Open(number).Add("<<"u8);
        for (var font = 0; font < _document.Fonts.Length; font++)
            to.Add("/F"u8).Add(font).Add((byte)' ').Reference(_firstObject + font);
        to.Add(">>"u8);
        file.Close();
        return number;
    }

    public void WriteObjects(PdfFile file, Func<FontFace, FaceGlyphs> glyphsOf, List<PdfProblem> problems, CancellationToken cancellationToken)
    {
        for (var font = 0; font < _document.Fonts.Length; font++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (face, usage) = (_document.Fonts[font], _tools.Usage(font));
            try
            {
                if (usage.Count > GlyphUsage.MaximumGlyphs)
                    throw new FontException($"{usage.Count} different characters are used in it; a font in a PDF holds {GlyphUsage.MaximumGlyphs}.");
                FontObjects.Write(file, _firstObject + font, usage, new FontParts(glyphsOf(face), _tools));
            }
            catch (FontException e)
            {
                problems.Add(new PdfProblem("font-unusable", $"The font {face} cannot be embedded. {e.Message}", "Replace the font file, or name another family in the style sheet.", default));
            }
        }
    }

    private void ForEachRun(UsageAction action)
    {
        for (var page = 0; page < _document.Pages.Length; page++)
        {
            var content = _document.Pages[page];
            foreach (var run in content.Runs)
                action(_tools.Usage(run.Font), content.Glyphs.AsSpan(run.FirstGlyph, run.GlyphCount), _cids.AsSpan(_firstGlyph[page] + run.FirstGlyph, run.GlyphCount));
        }
        foreach (var (drawing, cids) in _drawingCids)
        {
            var first = 0;
            foreach (var text in drawing.Texts)
            {
                action(_tools.Usage(text.Font), text.Glyphs.AsSpan(), cids.AsSpan(first, text.Glyphs.Length));
                first += text.Glyphs.Length;
            }
        }
    }

    private delegate void UsageAction(GlyphUsage usage, ReadOnlySpan<Glyph> glyphs, Span<int> cids);
}
