namespace Renderer.Layout.Inline;

/// <summary>Scripts that would come out wrong: written from right to left, or with letters that join, stack and change places.</summary>
internal static class RefusedScripts
{
    /// <summary>The script of a character, or null when it is none of these.</summary>
    public static string? NameOf(int codePoint) => codePoint switch
    {
        < 0x0590 or 0x0E3F => null, // the sign of the baht stands alone
        <= 0x05FF or (>= 0xFB1D and <= 0xFB4F) => "Hebrew",
        <= 0x06FF or (>= 0x0750 and <= 0x077F) or (>= 0x0870 and <= 0x08FF) or (>= 0xFB50 and <= 0xFDFF and not (0xFD3E or 0xFD3F)) or (>= 0xFE70 and <= 0xFEFC) => "Arabic",
        <= 0x074F or (>= 0x0860 and <= 0x086F) => "Syriac",
        <= 0x07BF => "Thaana",
        <= 0x07FF => "N'Ko",
        <= 0x085F => "Samaritan or Mandaic",
        <= 0x097F or (>= 0xA8E0 and <= 0xA8FF) or (>= 0x1CD0 and <= 0x1CFF) => "Devanagari",
        <= 0x09FF => "Bengali",
        <= 0x0A7F => "Gurmukhi",
        <= 0x0AFF => "Gujarati",
        <= 0x0B7F => "Odia",
        <= 0x0BFF => "Tamil",
        <= 0x0C7F => "Telugu",
        <= 0x0CFF => "Kannada",
        <= 0x0D7F => "Malayalam",
        <= 0x0DFF => "Sinhala",
        <= 0x0E7F => "Thai",
        <= 0x0EFF => "Lao",
        <= 0x0FFF => "Tibetan",
        <= 0x109F or (>= 0xA9E0 and <= 0xA9FF) or (>= 0xAA60 and <= 0xAA7F) => "Myanmar",
        (>= 0x1780 and <= 0x17FF) or (>= 0x19E0 and <= 0x19FF) => "Khmer",
        (>= 0x1800 and <= 0x18AF) or (>= 0x11660 and <= 0x1167F) => "Mongolian",
        (>= 0x1700 and <= 0x177F) or (>= 0x1900 and <= 0x1CCF and not (>= 0x1C80 and <= 0x1CBF)) or (>= 0xA980 and <= 0xA9DF) or (>= 0xAA00 and <= 0xAA5F)
            or (>= 0xAA80 and <= 0xAADF) or (>= 0xABC0 and <= 0xABFF) or (>= 0x11000 and <= 0x11FFF) => "of the Brahmic family",
        (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF) => "that is written from right to left",
        _ => null,
    };
}
