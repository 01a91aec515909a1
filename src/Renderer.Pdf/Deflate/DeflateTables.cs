using System.Numerics;

namespace Renderer.Pdf.Deflate;

/// <summary>Symbols and extra bits of lengths and distances (RFC 1951, 3.2.5).</summary>
internal static class DeflateTables
{
    public const int EndOfBlock = 256;
    public const int LiteralSymbols = 286;
    public const int DistanceSymbols = 30;
    public const int MinimumMatch = 3;
    public const int MaximumMatch = 258;
    public const int Window = 32 * 1024;

    private static readonly byte[] LengthSymbols = BuildLengthSymbols();

    public static ReadOnlySpan<ushort> LengthBases =>
        [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];

    public static ReadOnlySpan<byte> LengthExtraBits =>
        [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];

    /// <summary>Index of a length (3 to 258) into the tables above; its symbol is 257 more.</summary>
    public static int LengthIndex(int length) => LengthSymbols[length - MinimumMatch];

    /// <summary>Symbol of a distance (1 to 32768).</summary>
    public static int DistanceSymbol(int distance)
    {
        var d = distance - 1;
        if (d < 4)
            return d;
        // From 4 on every power of two is split in two halves.
        var log = BitOperations.Log2((uint)d);
        return 2 * log + ((d >> (log - 1)) & 1);
    }

    public static int DistanceExtraBits(int symbol) => symbol < 4 ? 0 : (symbol >> 1) - 1;

    private static byte[] BuildLengthSymbols()
    {
        var symbols = new byte[MaximumMatch - MinimumMatch + 1];
        for (var i = 0; i < LengthBases.Length; i++)
            for (var length = (int)LengthBases[i]; length <= MaximumMatch; length++)
                symbols[length - MinimumMatch] = (byte)i;
        return symbols;
    }
}
