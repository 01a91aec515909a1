namespace Renderer.Layout.Fonts.Tables;

/// <summary>Advance widths and left side bearings (OpenType, "hmtx"); the widths are unfolded because every glyph of every document asks for one.</summary>
internal sealed class HorizontalMetrics
{
    private readonly ushort[] _advances;
    private readonly ReadOnlyMemory<byte> _table;

    private HorizontalMetrics(ushort[] advances, ReadOnlyMemory<byte> table) => (_advances, _table) = (advances, table);

    public static HorizontalMetrics Read(TableDirectory directory)
    {
        var hhea = directory.Reader("hhea");
        var advances = new ushort[hhea.U16(34)];
        if (advances.Length == 0)
            throw hhea.Fault("gives no advance widths");
        var hmtx = directory.Reader("hmtx");
        for (var i = 0; i < advances.Length; i++)
            advances[i] = hmtx.U16(4 * i);
        return new HorizontalMetrics(advances, directory.Required("hmtx"));
    }

    /// <summary>The last advance holds for all glyphs after it.</summary>
    public int AdvanceOf(ushort glyph) => _advances[Math.Min(glyph, _advances.Length - 1)];

    public int LeftSideBearingOf(ushort glyph) =>
        new TableReader(_table.Span, "hmtx").I16(glyph < _advances.Length ? 4 * glyph + 2 : 4 * _advances.Length + 2 * (glyph - _advances.Length));
}
