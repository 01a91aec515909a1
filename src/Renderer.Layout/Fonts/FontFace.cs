using Renderer.Layout.Fonts.Outlines;
using Renderer.Layout.Fonts.Shaping;
using Renderer.Layout.Fonts.Tables;

namespace Renderer.Layout.Fonts;

/// <summary>One font face: metrics, character map and outlines, read once and shared by all threads.</summary>
/// <remarks>
/// All metrics are in font units; divide by <see cref="UnitsPerEm"/> and multiply by the font size.
/// Tables are parsed when first asked for, so any member but the names may throw <see cref="FontException"/> for a damaged font.
/// </remarks>
public sealed class FontFace
{
    private readonly FontFile _file;
    private readonly FaceStyle _style;
    private readonly FontNames _names;
    private FaceMetrics? _metrics;
    private CharacterMap? _characters;
    private HorizontalMetrics? _horizontal;
    private VerticalMetrics? _vertical;
    private FontOutlines? _outlines;
    private ShapingPlans? _plans;
    private Lazy<VariationSequences?>? _variations;

    internal FontFace(FontFile file, int index)
    {
        _file = file;
        Tables = TableDirectory.Read(file.Bytes, index);
        if (Tables.Has("CFF2")) throw new FontException("The font is a variable font with CFF2 outlines. Take a static instance of it.");
        if (!Tables.Has("CFF ") && !Tables.Has("glyf")) throw new FontException("The font has no outlines: pictures in colour are not supported.");
        var head = Tables.Reader("head");
        UnitsPerEm = head.U16(18);
        if (UnitsPerEm is < 16 or > 16384)
            throw head.Fault($"gives {UnitsPerEm} units per em; 16 to 16384 are allowed");
        BoundingBox = new FontBox(head.I16(36), head.I16(38), head.I16(40), head.I16(42));
        _names = FontNames.Read(Tables.Reader("name"));
        _style = FaceStyle.Read(Tables);
        GlyphCount = Tables.Reader("maxp").U16(4);
    }

    /// <summary>Reads a face from a TrueType, OpenType or collection file. Tables are parsed when first needed.</summary>
    /// <exception cref="FontException">The file is not a usable font.</exception>
    public static FontFace Load(ReadOnlyMemory<byte> file, int index = 0) => new(new FontFile(file), index);

    /// <summary>Typographic family name (name id 16, else 1), English.</summary>
    public string Family => _names.Family;

    /// <summary>Every family name the face answers to: typographic and legacy, in all its languages.</summary>
    public IReadOnlyList<string> FamilyNames => _names.Families;

    /// <summary>PostScript name (name id 6).</summary>
    public string PostScriptName => _names.PostScript;

    /// <summary>Weight class, 1 to 1000 (OS/2 usWeightClass).</summary>
    public int Weight => _style.Weight;

    /// <summary>Width class, 1 (ultra-condensed) to 9 (ultra-expanded), 5 is normal (OS/2 usWidthClass).</summary>
    public int Stretch => _style.Stretch;

    /// <summary>Whether the face is italic or oblique.</summary>
    public bool IsItalic => _style.IsItalic;

    /// <summary>SHA-256 of the file, lower-case hex.</summary>
    public string Digest => _file.Digest;

    /// <summary>Font units per em.</summary>
    public int UnitsPerEm { get; }

    /// <summary>How many glyphs the face has; glyph ids are smaller.</summary>
    public int GlyphCount { get; }

    /// <summary>The box that encloses every glyph (head).</summary>
    public FontBox BoundingBox { get; }

    /// <summary>Ascender above the baseline, positive: hhea, or OS/2 typographic where the font asks for it, as browsers choose.</summary>
    public int Ascender => Metrics.Ascender;

    /// <summary>Descender below the baseline, negative.</summary>
    public int Descender => Metrics.Descender;

    /// <summary>Extra space between lines for <c>line-height: normal</c>.</summary>
    public int LineGap => Metrics.LineGap;

    /// <summary>Height of the lower-case x; half an em where the font does not say.</summary>
    public int XHeight => Metrics.XHeight;

    /// <summary>Height of capitals; 0.7 em where the font does not say.</summary>
    public int CapHeight => Metrics.CapHeight;

    /// <summary>Top of the underline relative to the baseline, negative below (post underlinePosition).</summary>
    public int UnderlinePosition => Metrics.UnderlinePosition;

    /// <summary>Thickness of the underline.</summary>
    public int UnderlineThickness => Metrics.UnderlineThickness;

    /// <summary>Top of the strikeout line above the baseline (OS/2 yStrikeoutPosition).</summary>
    public int StrikeoutPosition => Metrics.StrikeoutPosition;

    /// <summary>Thickness of the strikeout line.</summary>
    public int StrikeoutThickness => Metrics.StrikeoutThickness;

    /// <summary>Slant in degrees counter-clockwise from the vertical: negative leans right (post italicAngle).</summary>
    public double ItalicAngle => Metrics.ItalicAngle;

    /// <summary>Whether all glyphs are equally wide (post isFixedPitch).</summary>
    public bool IsFixedPitch => Metrics.IsFixedPitch;

    /// <summary>The glyphs' outlines: <see cref="TrueTypeOutlines"/> or <see cref="CffOutlines"/>.</summary>
    public FontOutlines Outlines => _outlines ??= Tables.Has("CFF ") ? new CffOutlines(Tables, GlyphCount) : new TrueTypeOutlines(Tables, GlyphCount);

    /// <summary>The glyph of a character with a variation selector; 0 when the face does not know the sequence.</summary>
    internal ushort GlyphOf(int codePoint, int selector)
    {
        var sequences = (_variations ??= new(VariationSequences.Read(Tables.Required("cmap")))).Value;
        return sequences?.GlyphOf(codePoint, selector, GlyphOf(codePoint)) is > 0 and var glyph && glyph < GlyphCount ? glyph : (ushort)0;
    }

    /// <summary>Parses what every text needs, so that a damaged font is refused before there is a text.</summary>
    /// <exception cref="FontException">The font is damaged.</exception>
    internal void Check()
    {
        _ = Metrics;
        _ = AdvanceOf(GlyphOf(' '));
        _ = Outlines;
        _ = Plans.Of(FontFeatures.Default, 0);
    }

    internal TableDirectory Tables { get; }

    /// <summary>What the face does to texts beyond one glyph for each character.</summary>
    internal ShapingPlans Plans => _plans ??= new(Tables);

    private FaceMetrics Metrics => _metrics ??= FaceMetrics.Read(Tables, UnitsPerEm);

    /// <summary>The glyph for a code point; 0 (.notdef) if the face has none.</summary>
    public ushort GlyphOf(int codePoint) => (_characters ??= CharacterMap.Read(Tables.Reader("cmap"), GlyphCount)).GlyphOf(codePoint);

    /// <summary>Advance width of a glyph.</summary>
    public int AdvanceOf(ushort glyph) => (_horizontal ??= HorizontalMetrics.Read(Tables)).AdvanceOf(glyph);

    /// <summary>Distance from the origin to the left edge of the glyph's outline (hmtx).</summary>
    public int LeftSideBearingOf(ushort glyph) => (_horizontal ??= HorizontalMetrics.Read(Tables)).LeftSideBearingOf(glyph);

    /// <summary>Advance of a glyph that stands upright in a vertical line.</summary>
    public int VerticalAdvanceOf(ushort glyph) => (_vertical ??= VerticalMetrics.Read(Tables, UnitsPerEm)).AdvanceOf(glyph);

    /// <summary>How far below the top of its cell a glyph's origin lies in a vertical line.</summary>
    public int VerticalOrigin => (_vertical ??= VerticalMetrics.Read(Tables, UnitsPerEm)).Origin;

    /// <summary>A table as it stands in the file, to be embedded unchanged; empty when the face has none of that name.</summary>
    public ReadOnlyMemory<byte> TableOf(string tag) => Tables.Optional(tag);

    /// <inheritdoc/>
    public override string ToString() => $"{Family} {Weight}{(IsItalic ? " italic" : "")}";
}

/// <summary>A box in font units, y upwards.</summary>
public readonly record struct FontBox(int Left, int Bottom, int Right, int Top);
