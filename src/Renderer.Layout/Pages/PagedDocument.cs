using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Renderer.Layout.Fonts;

namespace Renderer.Layout.Pages;

/// <summary>A document laid out on pages: finished, immutable, free of CSS. The PDF stage obeys it and decides nothing.</summary>
/// <remarks>All lengths are points (1/72 inch), the origin is the top left corner of the page and y grows downwards.</remarks>
public sealed record PagedDocument
{
    /// <summary>What the document says about itself: title, language, author.</summary>
    public required DocumentProperties Properties { get; init; }

    /// <summary>The pages, in order; at least one.</summary>
    public required ImmutableArray<Page> Pages { get; init; }

    /// <summary>The faces the glyph runs use, in order of first use; <see cref="GlyphRun.Font"/> indexes it.</summary>
    public required ImmutableArray<FontFace> Fonts { get; init; }

    /// <summary>The texts of glyphs that stand for several characters: ligatures, variation sequences. <see cref="Glyph.CodePoint"/> names them.</summary>
    public ImmutableArray<string> Clusters { get; init; } = [];

    /// <summary>The structure tree, flat and in reading order (pre-order); element 0 is the document itself.</summary>
    public required ImmutableArray<StructureElement> Structure { get; init; }

    /// <summary>The headings in reading order, for bookmarks.</summary>
    public required ImmutableArray<OutlineEntry> Outline { get; init; }

    /// <summary>Where the HTML was written; null when it came from no template.</summary>
    public PlaceFinder? Places { get; init; }

    /// <summary>The place in a template or style sheet that an origin leads to; null when it leads to the HTML alone.</summary>
    public SourcePlace? PlaceOf(Origin origin) => origin.Line == 0 ? null : Places?.Invoke(origin);

    /// <summary>What was ignored, substituted or did not fit, each with its place in the HTML.</summary>
    public required ImmutableArray<LayoutWarning> Warnings { get; init; }
}

/// <summary>The document's own statements: <c>title</c>, <c>html lang</c> and <c>meta</c> author, description and keywords.</summary>
public sealed record DocumentProperties(string Title, string Language, string? Author, string? Subject, string? Keywords)
{
    internal static readonly DocumentProperties None = new("", "", null, null, null);
}

/// <summary>One page: its size and what is painted on it, in paint order.</summary>
public sealed record Page
{
    /// <summary>Width of the page, in points.</summary>
    public required double Width { get; init; }

    /// <summary>Height of the page, in points.</summary>
    public required double Height { get; init; }

    /// <summary>The page's number as its document writes it: the counter <c>page</c>, in the style the margin boxes show it in.</summary>
    public string Label { get; init; } = "";

    /// <summary>Everything painted, first to last; each item points into one of the arrays below.</summary>
    public required ImmutableArray<PaintItem> Items { get; init; }

    /// <summary>Runs of glyphs in one face, size and colour on one baseline.</summary>
    public required ImmutableArray<GlyphRun> Runs { get; init; }

    /// <summary>The glyphs of all runs, run after run.</summary>
    public required ImmutableArray<Glyph> Glyphs { get; init; }

    /// <summary>The texts of glyphs that stand for several characters, as far as the document has come: the first of <see cref="PagedDocument.Clusters"/>.</summary>
    public ImmutableArray<string> Clusters { get; init; } = [];

    /// <summary>Filled rectangles: backgrounds.</summary>
    public required ImmutableArray<Fill> Fills { get; init; }

    /// <summary>Straight lines: borders and text decorations.</summary>
    public required ImmutableArray<Line> Lines { get; init; }

    /// <summary>Pictures.</summary>
    public required ImmutableArray<PlacedImage> Images { get; init; }

    /// <summary>Pictures of shapes and text.</summary>
    public ImmutableArray<PlacedDrawing> Drawings { get; init; } = [];

    /// <summary>Clickable areas.</summary>
    public required ImmutableArray<LinkArea> Links { get; init; }

    /// <summary>The text that a glyph stands for; empty for none.</summary>
    public string TextOf(in Glyph glyph) => glyph.CodePoint switch
    {
        0 => "",
        < Glyph.FirstCluster => char.ConvertFromUtf32(glyph.CodePoint),
        _ => Clusters[glyph.CodePoint - Glyph.FirstCluster],
    };
}

/// <summary>What a <see cref="PaintItem"/> points at.</summary>
public enum PaintKind : byte
{
    /// <summary>An element of <see cref="Page.Runs"/>.</summary>
    GlyphRun,

    /// <summary>An element of <see cref="Page.Fills"/>.</summary>
    Fill,

    /// <summary>An element of <see cref="Page.Lines"/>.</summary>
    Line,

    /// <summary>An element of <see cref="Page.Images"/>.</summary>
    Image,

    /// <summary>An element of <see cref="Page.Drawings"/>.</summary>
    Drawing,
}

/// <summary>One step of painting a page.</summary>
/// <param name="Kind">Which array <paramref name="Index"/> points into.</param>
/// <param name="Index">Index into that array.</param>
/// <param name="Structure">Index into <see cref="PagedDocument.Structure"/> of the element this is content of; -1 for an artifact (page numbers, repeated heads, borders).</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PaintItem(PaintKind Kind, int Index, int Structure)
{
    /// <summary>What an artifact is for; without meaning for content.</summary>
    public ArtifactKind Artifact { get; init; }
}

/// <summary>What an artifact is for (ISO 32000-1, 14.8.2.2.2).</summary>
public enum ArtifactKind : byte
{
    /// <summary>The look of the page: backgrounds, borders, decoration.</summary>
    Layout,

    /// <summary>What the page repeats because the document goes on over it: heads of tables, labels, boxes in the side margins.</summary>
    Pagination,

    /// <summary>A running head.</summary>
    Header,

    /// <summary>A running foot.</summary>
    Footer,
}

/// <summary>How the glyphs of a run follow each other.</summary>
public enum RunDirection : byte
{
    /// <summary>To the right.</summary>
    Horizontal,

    /// <summary>Downwards, each glyph upright with the middle of its width on <see cref="GlyphRun.X"/>; <see cref="GlyphRun.Baseline"/> is the first one's baseline, advances and offsets are vertical.</summary>
    Upright,

    /// <summary>Downwards, the whole run turned clockwise: <see cref="GlyphRun.X"/> is where its vertical baseline is, <see cref="GlyphRun.Baseline"/> the y at which its first glyph begins.</summary>
    Sideways,
}

/// <summary>Glyphs of one face, size and colour, left to right from (<paramref name="X"/>, <paramref name="Baseline"/>), or downwards from there.</summary>
/// <param name="Font">Index into <see cref="PagedDocument.Fonts"/>.</param>
/// <param name="Size">Font size in points.</param>
/// <param name="X">Left edge of the first glyph's advance.</param>
/// <param name="Baseline">y of the baseline.</param>
/// <param name="Color">Fill colour.</param>
/// <param name="FirstGlyph">Index of the first glyph in <see cref="Page.Glyphs"/>.</param>
/// <param name="GlyphCount">How many glyphs.</param>
public readonly record struct GlyphRun(int Font, double Size, double X, double Baseline, Color Color, int FirstGlyph, int GlyphCount)
{
    /// <summary>How the glyphs follow each other.</summary>
    public RunDirection Direction { get; init; }

    /// <summary>Where a glyph's own origin is on the page.</summary>
    /// <param name="glyph">A glyph of the run.</param>
    /// <param name="pen">The advances of those before it.</param>
    /// <param name="face">The run's face.</param>
    public GlyphOrigin OriginOf(in Glyph glyph, double pen, FontFace face) => Direction switch
    {
        RunDirection.Upright => new(X - face.AdvanceOf(glyph.Id) * Size / face.UnitsPerEm / 2, Baseline + pen + glyph.Offset),
        RunDirection.Sideways => new(X, Baseline + pen + glyph.Offset),
        _ => new(X + pen + glyph.Offset, Baseline),
    };
}

/// <summary>A place on a page.</summary>
public readonly record struct GlyphOrigin(double X, double Y);

/// <summary>One glyph and the text it stands for.</summary>
/// <param name="Id">Glyph index in the face.</param>
/// <param name="Advance">Distance to the next glyph's origin in points, with letter-spacing, justification and punctuation compression in it.</param>
/// <param name="Offset">Horizontal shift of the glyph from its pen position in points: compressed punctuation draws left of its place.</param>
/// <param name="CodePoint">The Unicode code point it stands for, or 0 for none. From <see cref="FirstCluster"/> on it counts <see cref="PagedDocument.Clusters"/>: a ligature stands for several.</param>
public readonly record struct Glyph(ushort Id, float Advance, float Offset, int CodePoint)
{
    /// <summary>Behind the last code point of Unicode: the first of <see cref="PagedDocument.Clusters"/>.</summary>
    public const int FirstCluster = 0x110000;
}

/// <summary>An opaque sRGB colour, 8 bits a component.</summary>
public readonly record struct Color(byte Red, byte Green, byte Blue)
{
    /// <summary>Black, the initial text colour.</summary>
    public static readonly Color Black;
}

/// <summary>A filled rectangle.</summary>
public readonly record struct Fill(double X, double Y, double Width, double Height, Color Color);

/// <summary>How a line is drawn.</summary>
public enum LineStyle : byte
{
    /// <summary>Unbroken.</summary>
    Solid,

    /// <summary>Dashes of three widths.</summary>
    Dashed,

    /// <summary>Dots of one width.</summary>
    Dotted,
}

/// <summary>A straight line, butt ends, centred on its coordinates.</summary>
public readonly record struct Line(double X1, double Y1, double X2, double Y2, double Width, Color Color, LineStyle Style);

/// <summary>An encoded picture and where it goes.</summary>
public sealed record PlacedImage(double X, double Y, double Width, double Height, ReadOnlyMemory<byte> Encoded, string MediaType, Origin Origin)
{
    /// <summary>The part of the page on which the picture is seen; null where all of it is.</summary>
    public PictureArea? Clip { get; init; }

    /// <summary>How the encoded picture is turned before it fills its place.</summary>
    public ImageOrientation Orientation { get; init; }
}

/// <summary>A rectangle on a page.</summary>
public readonly record struct PictureArea(double X, double Y, double Width, double Height)
{
    // What rounding may make a part stick out by.
    private const double Tolerance = 0.005;

    /// <summary>Whether another one lies inside, but for rounding.</summary>
    public bool Contains(in PictureArea other) =>
        other.X >= X - Tolerance && other.Y >= Y - Tolerance && other.X + other.Width <= X + Width + Tolerance && other.Y + other.Height <= Y + Height + Tolerance;
}

/// <summary>How an encoded picture must be turned to stand upright (Exif 2.3, tag 0x112).</summary>
public enum ImageOrientation : byte
{
    /// <summary>As it is.</summary>
    Upright,

    /// <summary>Mirrored left to right.</summary>
    Mirrored,

    /// <summary>Turned by half.</summary>
    Turned,

    /// <summary>Mirrored top to bottom.</summary>
    Flipped,

    /// <summary>Mirrored along the diagonal from the top left corner.</summary>
    Transposed,

    /// <summary>Turned a quarter clockwise.</summary>
    Clockwise,

    /// <summary>Mirrored along the other diagonal.</summary>
    Transversed,

    /// <summary>Turned a quarter counter-clockwise.</summary>
    Counterclockwise,
}

/// <summary>A clickable rectangle: an address outside (<paramref name="Uri"/>) or a place inside (<paramref name="TargetPage"/>, <paramref name="TargetY"/>).</summary>
/// <param name="X">Left edge.</param>
/// <param name="Y">Top edge.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
/// <param name="Uri">Absolute address, or null for an inside link.</param>
/// <param name="TargetPage">Page index from 0 of an inside link; -1 otherwise.</param>
/// <param name="TargetY">y on that page.</param>
/// <param name="Structure">The link's structure element.</param>
public sealed record LinkArea(double X, double Y, double Width, double Height, string? Uri, int TargetPage, double TargetY, int Structure);

/// <summary>A bookmark.</summary>
/// <param name="Level">1 for h1 ... 6 for h6.</param>
/// <param name="Text">The heading's text.</param>
/// <param name="Page">Page index from 0.</param>
/// <param name="Y">Top of the heading on that page, in points from the top.</param>
public sealed record OutlineEntry(int Level, string Text, int Page, double Y)
{
    /// <summary>Index of the heading in <see cref="PagedDocument.Structure"/>.</summary>
    public int Structure { get; init; } = -1;
}

/// <summary>Something the layout ignored, substituted or could not fit.</summary>
/// <param name="Code">Stable kebab-case code, for example <c>css-unsupported</c>.</param>
/// <param name="Message">What happened.</param>
/// <param name="Hint">What to do about it.</param>
/// <param name="Origin">Where in the HTML.</param>
public sealed record LayoutWarning(string Code, string Message, string Hint, Origin Origin)
{
    /// <summary>The character it is about; null for none.</summary>
    public int? CodePoint { get; init; }
}

/// <summary>A place in the HTML that was laid out; 1-based, (0, 0) when unknown.</summary>
public readonly record struct Origin(int Line, int Column);
