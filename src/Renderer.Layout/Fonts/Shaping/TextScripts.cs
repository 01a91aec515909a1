namespace Renderer.Layout.Fonts.Shaping;

/// <summary>The scripts that fonts are asked for, by number: enough to tell apart what Latin and East Asian fonts tell apart.</summary>
internal static class TextScripts
{
    public const int Common = 0;
    public const int Han = 2;

    private static readonly uint[] Tags = [LayoutTag.DefaultScript, LayoutTag.Of("latn"), LayoutTag.Of("hani"), LayoutTag.Of("kana"), LayoutTag.Of("hang"), LayoutTag.Of("grek"), LayoutTag.Of("cyrl"), LayoutTag.Of("bopo")];

    public static int Count => Tags.Length;

    public static uint TagOf(int script) => Tags[script];

    /// <summary>The script of a character; <see cref="Common"/> for digits, punctuation and symbols, which take that of the text round them.</summary>
    public static int Of(int codePoint) => codePoint switch
    {
        (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or 0xAA or 0xBA or (>= 0xC0 and <= 0x2AF and not (0xD7 or 0xF7)) or (>= 0x1E00 and <= 0x1EFF) or (>= 0xFB00 and <= 0xFB06) => 1,
        < 0x370 => Common,
        <= 0x3FF or (>= 0x1F00 and <= 0x1FFF) => 5,
        <= 0x52F => 6,
        (>= 0x2E80 and <= 0x2FDF) or 0x3005 or 0x3007 or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF) => Han,
        (>= 0x3041 and <= 0x30FF and not (0x30A0 or 0x30FB or 0x30FC)) or (>= 0x31F0 and <= 0x31FF) => 3,
        (>= 0x1100 and <= 0x11FF) or (>= 0x3131 and <= 0x318E) or (>= 0xAC00 and <= 0xD7AF) => 4,
        (>= 0x3105 and <= 0x312F) or (>= 0x31A0 and <= 0x31BF) => 7,
        _ => Common,
    };
}
