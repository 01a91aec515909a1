using Renderer.Layout.Fonts.Tables;

namespace Renderer.Layout.Fonts.Outlines;

/// <summary>An INDEX of byte strings (Adobe technical note 5176, 5).</summary>
internal readonly record struct CffIndex(int Count, int OffsetSize, int Offsets, int End)
{
    public static CffIndex Read(TableReader cff, int start)
    {
        var count = cff.U16(start);
        if (count == 0)
            return new CffIndex(0, 0, 0, start + 2);
        var size = cff.U8(start + 2);
        if (size is < 1 or > 4)
            throw cff.Fault($"has an INDEX with offsets of {size} bytes");
        var index = new CffIndex(count, size, start + 3, 0);
        var end = index.Base + index.OffsetAt(cff, count);
        return index with { End = end <= cff.Length ? (int)end : throw cff.Fault("has an INDEX that runs past its end") };
    }

    // Offsets count from the byte before the data.
    private long Base => Offsets + (Count + 1L) * OffsetSize - 1;

    public ReadOnlySpan<byte> Entry(TableReader cff, int i)
    {
        if ((uint)i >= (uint)Count)
            throw cff.Fault($"has an INDEX of {Count} entries; entry {i} was asked for");
        var (start, end) = (OffsetAt(cff, i), OffsetAt(cff, i + 1));
        return start <= end && Base + end <= cff.Length
            ? cff.Slice((int)(Base + start), (int)(end - start))
            : throw cff.Fault($"has an INDEX entry from {start} to {end}");
    }

    private long OffsetAt(TableReader cff, int i)
    {
        var offset = 0L;
        foreach (var digit in cff.Slice(Offsets + i * OffsetSize, OffsetSize))
            offset = offset << 8 | digit;
        return offset;
    }
}
