using Renderer.Layout.Fonts;
using Renderer.Layout.Pages;

namespace Renderer.Pdf.Tests.Fixtures;

/// <summary>Paged documents made by hand: what the layout would hand over, in a few lines.</summary>
public sealed class DocumentBuilder
{
    private readonly List<FontFace> _fonts = [];
    private readonly List<StructureElement> _structure = [new StructureElement { Type = StructureType.Document, Parent = -1, Origin = default }];
    private readonly List<PageBuilder> _pages = [];
    private readonly List<OutlineEntry> _outline = [];

    public DocumentProperties Properties { get; set; } = new("测试文件", "zh-CN", null, null, null);

    public PageBuilder Page(double width = 595.28, double height = 841.89)
    {
        _pages.Add(new PageBuilder(this, width, height));
        return _pages[^1];
    }

    /// <summary>Adds an element and returns its index.</summary>
    public int Element(StructureType type, int parent = 0, Func<StructureElement, StructureElement>? with = null)
    {
        var element = new StructureElement { Type = type, Parent = parent, Origin = default };
        _structure.Add(with is null ? element : with(element));
        return _structure.Count - 1;
    }

    public DocumentBuilder Bookmark(int level, string text, int page, double y)
    {
        _outline.Add(new OutlineEntry(level, text, page, y));
        return this;
    }

    public int Font(FontFace face)
    {
        if (!_fonts.Contains(face))
            _fonts.Add(face);
        return _fonts.IndexOf(face);
    }

    public PagedDocument Build() => new()
    {
        Properties = Properties,
        Pages = [.. _pages.Select(p => p.Build())],
        Fonts = [.. _fonts],
        Structure = [.. _structure],
        Outline = [.. _outline],
        Warnings = [],
    };
}

/// <summary>One page under construction.</summary>
public sealed class PageBuilder(DocumentBuilder document, double width, double height)
{
    private readonly List<PaintItem> _items = [];
    private readonly List<GlyphRun> _runs = [];
    private readonly List<Glyph> _glyphs = [];
    private readonly List<Fill> _fills = [];
    private readonly List<Line> _lines = [];
    private readonly List<PlacedImage> _images = [];
    private readonly List<LinkArea> _links = [];

    /// <summary>A line of text with the font's own widths, and <paramref name="spacing"/> points more between glyphs.</summary>
    public PageBuilder Text(string text, double x, double baseline, int structure, FontFace? face = null, double size = 16, double spacing = 0, Color color = default)
    {
        face ??= ShippedFonts.Serif;
        var glyphs = text.EnumerateRunes().Select(rune =>
        {
            var id = face.GlyphOf(rune.Value);
            return new Glyph(id, (float)(face.AdvanceOf(id) * size / face.UnitsPerEm + spacing), 0, rune.Value);
        });
        return Glyphs(glyphs, new GlyphRun(document.Font(face), size, x, baseline, color, 0, 0), structure);
    }

    /// <summary>Glyphs as given; <paramref name="run"/> need not say which.</summary>
    public PageBuilder Glyphs(IEnumerable<Glyph> glyphs, GlyphRun run, int structure)
    {
        var first = _glyphs.Count;
        _glyphs.AddRange(glyphs);
        _runs.Add(run with { FirstGlyph = first, GlyphCount = _glyphs.Count - first });
        _items.Add(new PaintItem(PaintKind.GlyphRun, _runs.Count - 1, structure));
        return this;
    }

    public PageBuilder Fill(Fill fill, int structure = -1)
    {
        _fills.Add(fill);
        _items.Add(new PaintItem(PaintKind.Fill, _fills.Count - 1, structure));
        return this;
    }

    public PageBuilder Line(double x1, double y1, double x2, double y2, double lineWidth = 0.75, Color color = default, LineStyle style = LineStyle.Solid)
    {
        _lines.Add(new Line(x1, y1, x2, y2, lineWidth, color, style));
        _items.Add(new PaintItem(PaintKind.Line, _lines.Count - 1, -1));
        return this;
    }

    public PageBuilder Image(byte[] encoded, double x, double y, double imageWidth, double imageHeight, int structure = -1)
    {
        _images.Add(new PlacedImage(x, y, imageWidth, imageHeight, encoded, "image/png", new Origin(7, 3)));
        _items.Add(new PaintItem(PaintKind.Image, _images.Count - 1, structure));
        return this;
    }

    public PageBuilder Link(LinkArea link)
    {
        _links.Add(link);
        return this;
    }

    public Page Build() => new()
    {
        Width = width,
        Height = height,
        Items = [.. _items],
        Runs = [.. _runs],
        Glyphs = [.. _glyphs],
        Fills = [.. _fills],
        Lines = [.. _lines],
        Images = [.. _images],
        Links = [.. _links],
    };
}
