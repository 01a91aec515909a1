namespace Renderer.Layout.Inline;

/// <summary>Names of the blocks in which characters lie that fonts lack.</summary>
internal static class UnicodeBlocks
{
    /// <summary>The block's name, or null where it helps nobody to find a font.</summary>
    public static string? NameOf(int codePoint) => codePoint switch
    {
        >= 0x2E80 and <= 0x2FDF => "CJK radicals",
        >= 0x3400 and <= 0x4DBF => "CJK Unified Ideographs Extension A",
        >= 0x4E00 and <= 0x9FFF => "CJK Unified Ideographs",
        >= 0xE000 and <= 0xF8FF or >= 0xF0000 => "private use",
        >= 0xF900 and <= 0xFAFF or (>= 0x2F800 and <= 0x2FA1F) => "CJK Compatibility Ideographs",
        >= 0x1F300 and <= 0x1FAFF => "pictographs",
        >= 0x20000 and <= 0x2A6DF => "CJK Unified Ideographs Extension B",
        >= 0x2A700 and <= 0x2B73F => "CJK Unified Ideographs Extension C",
        >= 0x2B740 and <= 0x2B81F => "CJK Unified Ideographs Extension D",
        >= 0x2B820 and <= 0x2CEAF => "CJK Unified Ideographs Extension E",
        >= 0x2CEB0 and <= 0x2EBEF => "CJK Unified Ideographs Extension F",
        >= 0x2EBF0 and <= 0x2EE5F => "CJK Unified Ideographs Extension I",
        >= 0x30000 and <= 0x3134F => "CJK Unified Ideographs Extension G",
        >= 0x31350 and <= 0x323AF => "CJK Unified Ideographs Extension H",
        _ => null,
    };
}
