using System.Buffers.Binary;

namespace Renderer.Pdf.Fonts;

/// <summary>The sum of a table's 32-bit words (OpenType, "Calculating checksums").</summary>
internal static class TableChecksum
{
    /// <summary>The checksum; a last incomplete word counts as if filled with zeros.</summary>
    public static uint Of(ReadOnlySpan<byte> table)
    {
        var sum = 0u;
        for (; table.Length >= 4; table = table[4..])
            sum += BinaryPrimitives.ReadUInt32BigEndian(table);
        for (var i = 0; i < table.Length; i++)
            sum += (uint)table[i] << (24 - 8 * i);
        return sum;
    }
}
