namespace Renderer.Reports.Packages;

/// <summary>The checksum of ZIP entries (APPNOTE 4.4.7): CRC-32 with the polynomial of ISO 3309.</summary>
internal static class Crc32
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(i => Divide((uint)i))];

    public static uint Of(ReadOnlySpan<byte> content)
    {
        var remainder = uint.MaxValue;
        foreach (var next in content) remainder = Table[(byte)(remainder ^ next)] ^ (remainder >> 8);
        return ~remainder;
    }

    // 0xEDB88320 is 0x04C11DB7 with its bits turned round, as the shift goes to the right.
    private static uint Divide(uint value)
    {
        for (var bit = 0; bit < 8; bit++) value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ 0xEDB88320;
        return value;
    }
}
