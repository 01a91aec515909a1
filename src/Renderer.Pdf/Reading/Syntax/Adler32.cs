using System.Runtime.Intrinsics;

namespace Renderer.Pdf.Reading.Syntax;

/// <summary>The checksum at the end of deflated data (RFC 1950, 8.2), sixteen bytes at a time.</summary>
internal static class Adler32
{
    private const uint Modulus = 65521;

    // So many that the sums of sums stay below 2^32.
    private const int MostBlocks = 4096;

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var (a, b) = (1u, 0u);
        while (bytes.Length >= 16)
        {
            var blocks = Math.Min(bytes.Length / 16, MostBlocks);
            AddBlocks(bytes[..(16 * blocks)], ref a, ref b);
            bytes = bytes[(16 * blocks)..];
        }

        foreach (var value in bytes) b += a += value;
        return ((b % Modulus) << 16) | (a % Modulus);
    }

    // Each of sixteen lanes sums its bytes, and the sums before each block: byte k of a block counts 16 - k times for it, and 16 times for each block after it.
    private static void AddBlocks(ReadOnlySpan<byte> bytes, ref uint a, ref uint b)
    {
        var (sum, sums) = (Vector512<uint>.Zero, Vector512<uint>.Zero);
        for (var i = 0; i < bytes.Length; i += 16)
        {
            sums += sum;
            var (low, high) = Vector128.Widen(Vector128.Create(bytes.Slice(i, 16)));
            var (first, second) = (Vector128.Widen(low), Vector128.Widen(high));
            sum += Vector512.Create(Vector256.Create(first.Lower, first.Upper), Vector256.Create(second.Lower, second.Upper));
        }

        var (total, weighted) = (0ul, 16ul * (a * (ulong)(bytes.Length / 16)));
        for (var k = 0; k < 16; k++)
        {
            total += sum[k];
            weighted += (16ul * sums[k]) + ((ulong)(16 - k) * sum[k]);
        }

        (a, b) = ((uint)((a + total) % Modulus), (uint)((b + weighted) % Modulus));
    }
}
