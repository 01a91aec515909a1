using System.Text;
using Renderer.Layout.Fonts;
using Renderer.Layout.Fonts.Outlines;

namespace Renderer.Cli.Impact.Drawing;

/// <summary>The glyphs that drawings of pages use, each once as an SVG path in font units that drawings refer to.</summary>
internal sealed class GlyphSymbols
{
    private readonly Dictionary<string, int> _fonts = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Font, ushort Glyph), string?> _ids = [];
    private readonly StringBuilder _definitions = new();
    private int _nextId;

    /// <summary>An id that nothing else among these drawings has.</summary>
    public string NewId() => $"d{_nextId++}";

    /// <summary>Id of a glyph's path; null for one that draws nothing.</summary>
    public string? IdOf(FontFace face, ushort glyph)
    {
        if (_ids.TryGetValue((face.Digest, glyph), out var known)) return known;
        if (!_fonts.TryGetValue(face.Digest, out var font)) _fonts.Add(face.Digest, font = _fonts.Count);
        var path = PathOf(face, glyph);
        var id = path.Segments.IsEmpty ? null : $"g{font}-{glyph}";
        _ids.Add((face.Digest, glyph), id);
        if (id is not null) _definitions.Append($"<path id=\"{id}\" d=\"{Data(path)}\"/>\n");
        return id;
    }

    /// <summary>The definitions, as an SVG that takes no room.</summary>
    public string ToSvg() => $"<svg class=\"symbols\" width=\"0\" height=\"0\" aria-hidden=\"true\" focusable=\"false\"><defs>\n{_definitions}</defs></svg>\n";

    private static GlyphPath PathOf(FontFace face, ushort glyph)
    {
        try
        {
            return face.Outlines.PathOf(glyph);
        }
        catch (FontException)
        {
            // The PDF stage tells of damaged glyphs; a drawing leaves them out.
            return GlyphPath.Empty;
        }
    }

    private static string Data(GlyphPath path) => string.Concat(path.Segments.Select(segment => segment.Verb switch
    {
        PathVerb.Move => $"M{Point(segment.End)}",
        PathVerb.Line => $"L{Point(segment.End)}",
        PathVerb.Quadratic => $"Q{Point(segment.First)} {Point(segment.End)}",
        PathVerb.Cubic => $"C{Point(segment.First)} {Point(segment.Second)} {Point(segment.End)}",
        _ => "Z",
    }));

    // Whole font units: a thousandth of the font size is below what is seen.
    private static string Point(PathPoint point) => $"{Math.Round(point.X)} {Math.Round(point.Y)}";
}
