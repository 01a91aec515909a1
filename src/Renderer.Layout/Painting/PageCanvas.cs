using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using Renderer.Layout.Inline;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Painting;

/// <summary>Collects what is painted on one page. Used for page after page, so that its lists grow once.</summary>
internal sealed class PageCanvas
{
    private readonly List<PaintItem> _items = [];
    private readonly List<GlyphRun> _runs = [];
    private readonly List<Glyph> _glyphs = [];
    private readonly List<Fill> _fills = [];
    private readonly List<Line> _lines = [];
    private readonly List<PlacedImage> _images = [];
    private readonly List<PlacedDrawing> _drawings = [];
    private readonly List<LinkArea> _links = [];

    private ImmutableArray<string> _clusters = [];

    /// <summary>Where vertical text that is painted now, on its side, comes to stand; null for upright pages.</summary>
    public Turn? Turn { get; set; }

    /// <summary>What the artifacts are for that are painted now.</summary>
    public ArtifactKind Artifact { get; set; }

    public int GlyphCount => _glyphs.Count;

    public Glyph GlyphAt(int index) => _glyphs[index];

    public void Add(in Glyph glyph) => _glyphs.Add(glyph);

    /// <summary>What a glyph is said to stand for that stands for several characters.</summary>
    public int ClusterOf(ReadOnlySpan<InlineChar> characters)
    {
        var text = new StringBuilder();
        foreach (ref readonly var c in characters) text.Append(char.ConvertFromUtf32(c.CodePoint));
        var cluster = text.ToString();
        var index = _clusters.IndexOf(cluster);
        if (index < 0) (index, _clusters) = (_clusters.Length, _clusters.Add(cluster));
        return Glyph.FirstCluster + index;
    }

    public void Add(in GlyphRun run, int structure)
    {
        _items.Add(Item(PaintKind.GlyphRun, _runs.Count, structure));
        _runs.Add(Turn is null ? run : Turn.Of(run));
    }

    public void Add(in Fill fill)
    {
        if (fill.Width <= 0 || fill.Height <= 0) return;
        _items.Add(Item(PaintKind.Fill, _fills.Count, -1));
        _fills.Add(Turn is null ? fill : Turn.Of(fill));
    }

    public void Add(in Line line, int structure = -1)
    {
        _items.Add(Item(PaintKind.Line, _lines.Count, structure));
        _lines.Add(Turn is null ? line : Turn.Of(line));
    }

    public void Add(PlacedImage image, int structure)
    {
        _items.Add(Item(PaintKind.Image, _images.Count, structure));
        _images.Add(Turn is null ? image : Turn.Of(image));
    }

    public void Add(PlacedDrawing drawing, int structure)
    {
        _items.Add(Item(PaintKind.Drawing, _drawings.Count, structure));
        _drawings.Add(Turn is null ? drawing : Turn.Of(drawing));
    }

    private PaintItem Item(PaintKind kind, int index, int structure) => new(kind, index, structure) { Artifact = structure < 0 ? Artifact : ArtifactKind.Layout };

    public void Add(LinkArea link) => _links.Add(link);

    /// <summary>The finished page; the canvas is empty again.</summary>
    public Page Finish(PageGeometry geometry, string label)
    {
        var page = new Page
        {
            Width = geometry.Width,
            Height = geometry.Height,
            Label = label,
            Items = Take(_items),
            Runs = Take(_runs),
            Glyphs = Take(_glyphs),
            Clusters = _clusters,
            Fills = Take(_fills),
            Lines = Take(_lines),
            Images = Take(_images),
            Drawings = Take(_drawings),
            Links = Take(_links),
        };
        return page;
    }

    private static ImmutableArray<T> Take<T>(List<T> list)
    {
        var array = ImmutableCollectionsMarshal.AsImmutableArray(list.ToArray());
        list.Clear();
        return array;
    }
}
