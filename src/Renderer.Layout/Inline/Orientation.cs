using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Inline;

/// <summary>Which characters stand upright in vertical lines (UAX 50): those of East Asia do, all others lie on their side.</summary>
internal static class Orientation
{
    public static bool IsUpright(int codePoint, TextOrientation orientation) => orientation switch
    {
        TextOrientation.Upright => true,
        TextOrientation.Sideways => false,
        _ => LineBreakClasses.IsEastAsian(codePoint) || IsUprightSymbol(codePoint),
    };

    // The symbols of UAX 50 that Chinese text uses: section and paragraph signs, fractions, multiplication, enclosed and geometric ones, Roman numerals.
    private static bool IsUprightSymbol(int codePoint) => codePoint is 0xA7 or 0xA9 or 0xAE or 0xB1 or 0xBC or 0xBD or 0xBE or 0xD7 or 0xF7
        or (>= 0x2016 and <= 0x2016) or 0x203B or 0x2042 or (>= 0x2100 and <= 0x218F) or (>= 0x2460 and <= 0x24FF) or (>= 0x25A0 and <= 0x26FF) or (>= 0x1F100 and <= 0x1F2FF);
}
