using System.Collections.Frozen;

namespace Renderer.Layout.Css.Values;

/// <summary>The system colours (CSS Color 4, section 6.2) as a light screen shows them: what matters is that text stays readable on its ground.</summary>
internal static class SystemColors
{
    public static readonly FrozenDictionary<string, int> Rgb = new Dictionary<string, int>
    {
        ["canvas"] = 0xFFFFFF,
        ["canvastext"] = 0x000000,
        ["field"] = 0xFFFFFF,
        ["fieldtext"] = 0x000000,
        ["buttonface"] = 0xEFEFEF,
        ["buttontext"] = 0x000000,
        ["buttonborder"] = 0x000000,
        ["graytext"] = 0x808080,
        ["highlight"] = 0xB5D5FF,
        ["highlighttext"] = 0x000000,
        ["linktext"] = 0x0000EE,
        ["visitedtext"] = 0x551A8B,
        ["activetext"] = 0xFF0000,
        ["mark"] = 0xFFFF00,
        ["marktext"] = 0x000000,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
}
