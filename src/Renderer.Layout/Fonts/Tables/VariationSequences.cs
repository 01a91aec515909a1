namespace Renderer.Layout.Fonts.Tables;

/// <summary>Characters with a variation selector (OpenType, "cmap" format 14).</summary>
internal sealed class VariationSequences
{
    private readonly ReadOnlyMemory<byte> _cmap;
    private readonly int _start;

    private VariationSequences(ReadOnlyMemory<byte> cmap, int start) => (_cmap, _start) = (cmap, start);

    /// <summary>The face's sequences; null when it has none.</summary>
    public static VariationSequences? Read(ReadOnlyMemory<byte> bytes)
    {
        var cmap = new TableReader(bytes.Span, "cmap");
        for (var i = 0; i < cmap.U16(2); i++)
        {
            var offset = cmap.Index32(8 + 8 * i);
            if (cmap.U16(4 + 8 * i) == 0 && cmap.U16(6 + 8 * i) == 5 && cmap.U16(offset) == 14) return new(bytes, offset);
        }
        return null;
    }

    /// <summary>The glyph of a sequence; <paramref name="usual"/> where the sequence asks for the character's own form; 0 when the face does not know it.</summary>
    public ushort GlyphOf(int codePoint, int selector, ushort usual)
    {
        var table = new TableReader(_cmap.Span, "cmap").From(_start);
        if (Find(11, table, 6, selector) is not { } record) return 0;
        if (table.Index32(record + 3) is > 0 and var defaults && InRanges(table, defaults, codePoint)) return usual;
        if (table.Index32(record + 7) is not (> 0 and var others)) return 0;
        return Find(5, table, others, codePoint) is { } mapping ? table.U16(mapping + 3) : (ushort)0;
    }

    // Records behind a 32-bit count, in order of a 24-bit key at their start.
    private static int? Find(int size, TableReader table, int count, int key)
    {
        var (low, high) = (0, table.Index32(count) - 1);
        while (low <= high)
        {
            var middle = (int)(((uint)low + (uint)high) >> 1);
            var at = (long)count + 4 + (long)size * middle;
            if (at > table.Length) throw table.Fault("ends inside its variation sequences");
            var candidate = U24(table, (int)at);
            if (candidate == key) return (int)at;
            if (candidate < key) low = middle + 1;
            else high = middle - 1;
        }
        return null;
    }

    private static bool InRanges(TableReader table, int start, int codePoint)
    {
        var (low, high) = (0, table.Index32(start) - 1);
        while (low <= high)
        {
            var middle = (int)(((uint)low + (uint)high) >> 1);
            var at = (long)start + 4 + 4L * middle;
            if (at > table.Length) throw table.Fault("ends inside its variation sequences");
            var first = U24(table, (int)at);
            if (codePoint < first) high = middle - 1;
            else if (codePoint > first + table.U8((int)at + 3)) low = middle + 1;
            else return true;
        }
        return false;
    }

    private static int U24(TableReader table, int at) => table.U16(at) << 8 | table.U8(at + 2);
}
