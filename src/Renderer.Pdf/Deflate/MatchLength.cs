using System.Buffers.Binary;
using System.Numerics;

namespace Renderer.Pdf.Deflate;

/// <summary>How far two places of an input agree.</summary>
internal static class MatchLength
{
    /// <summary>The number of equal bytes, at most the longest match.</summary>
    public static int Of(ReadOnlySpan<byte> bytes, int from, int at)
    {
        var limit = Math.Min(DeflateTables.MaximumMatch, bytes.Length - at);
        var length = 0;
        while (length + 8 <= limit)
        {
            var difference = BinaryPrimitives.ReadUInt64LittleEndian(bytes[(from + length)..]) ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes[(at + length)..]);
            if (difference != 0)
                return length + BitOperations.TrailingZeroCount(difference) / 8;
            length += 8;
        }
        while (length < limit && bytes[from + length] == bytes[at + length])
            length++;
        return length;
    }
}
