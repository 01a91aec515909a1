using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Fonts;

namespace Renderer.Layout.Inline;

/// <summary>The faces a font-family list comes down to, and which of them draws a character. Shared by all threads.</summary>
/// <remarks>Metrics are per em: multiply by the font size.</remarks>
internal sealed class FontStack
{
    public static readonly FontStack None = new([], 0);

    private const int PageSize = 256;

    private readonly FontFace[] _faces;
    private readonly UnicodeRanges?[] _ranges;
    private readonly GlyphPlace[]?[] _pages = new GlyphPlace[0x110000 / PageSize][];

    /// <summary>Faces in order of preference; from <paramref name="ownCount"/> on they are fallbacks outside the author's list.</summary>
    public FontStack(IReadOnlyList<StackFace> faces, int ownCount)
    {
        _faces = [.. faces.Select(face => face.Face)];
        _ranges = [.. faces.Select(face => face.Ranges)];
        OwnCount = ownCount;
        if (_faces.Length == 0) return;
        // The first face that serves the space is the one whose measures hold (CSS Fonts 4, 5.2).
        var primary = _faces[Math.Max(0, Array.FindIndex(_ranges, ranges => ranges?.Contains(' ') ?? true))];
        double unitsPerEm = primary.UnitsPerEm;
        Ascent = primary.Ascender / unitsPerEm;
        Descent = -primary.Descender / unitsPerEm;
        NormalLineHeight = Ascent + Descent + primary.LineGap / unitsPerEm;
        if (primary.XHeight > 0) XHeight = primary.XHeight / unitsPerEm;
        if (primary.UnderlineThickness > 0) UnderlineThickness = primary.UnderlineThickness / unitsPerEm;
        if (primary.UnderlinePosition < 0) UnderlineDepth = (-primary.UnderlinePosition + primary.UnderlineThickness / 2.0) / unitsPerEm;
        if (primary.StrikeoutPosition > 0) StrikeoutHeight = (primary.StrikeoutPosition - primary.StrikeoutThickness / 2.0) / unitsPerEm;
        ZeroAdvance = AdvanceOr('0', 0.5);
        IdeographAdvance = AdvanceOr('水', 1);
    }

    public ReadOnlySpan<FontFace> Faces => _faces;

    /// <summary>How many faces the author's font-family list gave.</summary>
    public int OwnCount { get; }

    public double Ascent { get; } = 0.8;

    public double Descent { get; } = 0.2;

    public double NormalLineHeight { get; } = 1;

    /// <summary>Half an em where the face says nothing (CSS Values 3, 6.1.1).</summary>
    public double XHeight { get; } = 0.5;

    /// <summary>How far below the baseline an underline runs (its middle), and how thick it is.</summary>
    public double UnderlineDepth { get; } = 0.1;

    public double UnderlineThickness { get; } = 0.05;

    /// <summary>How far above the baseline a strike-out line runs (its middle).</summary>
    public double StrikeoutHeight { get; } = 0.3;

    public double ZeroAdvance { get; } = 0.5;

    public double IdeographAdvance { get; } = 1;

    /// <summary>The glyph of a code point in the first face that has it; glyph 0 if none has.</summary>
    public GlyphPlace Find(int codePoint)
    {
        // Pages are written once each; two threads may both fill one, with the same content.
        var page = Volatile.Read(ref _pages[codePoint / PageSize]) ?? FillPage(codePoint / PageSize);
        var place = page[codePoint % PageSize];
        return place.Glyph != 0 ? place : Look(codePoint, OwnCount, _faces.Length);
    }

    /// <summary>The glyph of a character with a variation selector in the first face that knows the sequence; glyph 0 if none does.</summary>
    public GlyphPlace Find(int codePoint, int selector)
    {
        for (var i = 0; i < _faces.Length; i++)
        {
            if (_ranges[i] is { } ranges && !ranges.Contains(codePoint)) continue;
            var glyph = _faces[i].GlyphOf(codePoint, selector);
            if (glyph != 0) return new(glyph, (ushort)i, (float)(_faces[i].AdvanceOf(glyph) / (double)_faces[i].UnitsPerEm));
        }
        return default;
    }

    private GlyphPlace[] FillPage(int number)
    {
        var page = new GlyphPlace[PageSize];
        for (var i = 0; i < PageSize; i++) page[i] = Look(number * PageSize + i, 0, OwnCount);
        Volatile.Write(ref _pages[number], page);
        return page;
    }

    private GlyphPlace Look(int codePoint, int from, int to)
    {
        if (RefusedScripts.NameOf(codePoint) is not null) return default;
        for (var i = from; i < to; i++)
        {
            if (_ranges[i] is { } ranges && !ranges.Contains(codePoint)) continue;
            var glyph = _faces[i].GlyphOf(codePoint);
            if (glyph != 0) return new(glyph, (ushort)i, (float)(_faces[i].AdvanceOf(glyph) / (double)_faces[i].UnitsPerEm));
        }
        return default;
    }

    /// <summary>Whether one of the author's own faces has a character.</summary>
    public bool HasOwn(int codePoint) => Find(codePoint) is { Glyph: not 0 } place && place.Face < OwnCount;

    private double AdvanceOr(int codePoint, double fallback) => Find(codePoint) is { Glyph: not 0 } place ? place.Advance : fallback;
}

/// <summary>A face of a stack, and the characters it serves; null for all it has.</summary>
internal readonly record struct StackFace(FontFace Face, UnicodeRanges? Ranges);

/// <summary>A glyph, the face of the stack it is in, and its advance per em.</summary>
internal readonly record struct GlyphPlace(ushort Glyph, ushort Face, float Advance);
