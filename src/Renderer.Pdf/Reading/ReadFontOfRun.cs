using Renderer.Layout.Fonts;
using Renderer.Layout.Pages;
using Renderer.Pdf.Reading.Fonts;

namespace Renderer.Pdf.Reading;

/// <summary>A font of the file beside the face it must stand for: each code is one glyph of the face, with its text and its width.</summary>
internal readonly struct ReadFontOfRun(ReadFont font, FontFace face)
{
    // Widths are written with three decimals.
    private const double WidthTolerance = 0.002;

    /// <summary>How a code differs from the layout's glyph; null when it does not. What was found equal once is not compared again.</summary>
    public string? FaultOf(int code, in Glyph glyph, Page page)
    {
        var key = (((long)glyph.CodePoint << 16) | glyph.Id) + 1;
        ref var met = ref font.Met(code);
        return met == key && ReferenceEquals(font.Face, face) ? null : Compare(code, glyph, page, key);
    }

    private string? Compare(int code, in Glyph glyph, Page page, long key)
    {
        font.Face ??= face;
        if (!ReferenceEquals(font.Face, face)) return $"is shown in {font.Face}, in the layout in {face}";
        var text = page.TextOf(glyph);
        if ((font.Texts[code] ?? "") != text) return $"stands for \"{font.Texts[code]}\", in the layout for \"{text}\"";
        if (font.Met(code) != 0) return $"has the code {code}, which stands for another glyph elsewhere";
        var width = face.AdvanceOf(glyph.Id) * 1000.0 / face.UnitsPerEm;
        if (Math.Abs(font.WidthOf(code) - width) > WidthTolerance) return FormattableString.Invariant($"is {font.WidthOf(code)} wide in the font, in the layout's {width:0.###}");
        font.Met(code) = key;
        return null;
    }
}
