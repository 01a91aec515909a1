namespace Renderer.Layout.Fonts.Tables;

/// <summary>How glyphs stand in vertical lines (OpenType, "vhea", "vmtx", "VORG"); an em high where the face does not say.</summary>
internal sealed class VerticalMetrics
{
    private readonly ushort[] _advances;

    private VerticalMetrics(ushort[] advances, int origin) => (_advances, Origin) = (advances, origin);

    /// <summary>Height of the baseline's origin below the top of the glyph's cell, in font units.</summary>
    public int Origin { get; }

    public static VerticalMetrics Read(TableDirectory directory, int unitsPerEm) => new(Advances(directory, (ushort)unitsPerEm), OriginOf(directory, unitsPerEm));

    /// <summary>The last advance holds for all glyphs after it.</summary>
    public int AdvanceOf(ushort glyph) => _advances[Math.Min(glyph, _advances.Length - 1)];

    private static ushort[] Advances(TableDirectory directory, ushort em)
    {
        if (!directory.Has("vhea") || !directory.Has("vmtx")) return [em];
        var count = directory.Reader("vhea").U16(34);
        if (count == 0) return [em];
        var vmtx = directory.Reader("vmtx");
        var advances = new ushort[count];
        for (var i = 0; i < count; i++) advances[i] = vmtx.U16(4 * i);
        return advances;
    }

    // The faces of East Asia have one origin for all their ideographs: VORG's default, or else the top of the typographic em square.
    private static int OriginOf(TableDirectory directory, int unitsPerEm)
    {
        if (directory.Has("VORG")) return directory.Reader("VORG").I16(4);
        if (!directory.Has("OS/2") || directory.Reader("OS/2") is not { Length: >= 72 } os2) return unitsPerEm * 88 / 100;
        return os2.I16(68) - os2.I16(70) == unitsPerEm ? os2.I16(68) : unitsPerEm * 88 / 100;
    }
}
