namespace Renderer.Pdf.Deflate;

/// <summary>Literals and matches waiting to be coded, and how often each symbol occurs among them.</summary>
/// <remarks>A token is a literal byte, or 1 in the top bit, the length from bit 16 and the distance less one in the low bits.</remarks>
internal sealed class Tokens
{
    private const uint Match = 0x8000_0000;

    private uint[] _tokens = new uint[4096];

    public int Count { get; private set; }

    public int[] LiteralCounts { get; } = new int[DeflateTables.LiteralSymbols];

    public int[] DistanceCounts { get; } = new int[DeflateTables.DistanceSymbols];

    public ReadOnlySpan<uint> Span => _tokens.AsSpan(0, Count);

    public static bool IsMatch(uint token) => token >= Match;

    public static int LengthOf(uint token) => (int)(token >> 16) & 0x1FF;

    public static int DistanceOf(uint token) => (int)(token & 0x7FFF) + 1;

    public void Clear()
    {
        Count = 0;
        Array.Clear(LiteralCounts);
        Array.Clear(DistanceCounts);
    }

    /// <summary>Forgets the tokens but keeps the counts, to take the measure of many pieces.</summary>
    public void ClearTokens() => Count = 0;

    public void Reserve(int more)
    {
        if (_tokens.Length - Count < more)
            Array.Resize(ref _tokens, Math.Max(Count + more, 2 * _tokens.Length));
    }

    /// <summary>Room for it must have been reserved.</summary>
    public void Literal(byte value)
    {
        _tokens[Count++] = value;
        LiteralCounts[value]++;
    }

    /// <summary>Room for it must have been reserved.</summary>
    public void Copy(int length, int distance)
    {
        _tokens[Count++] = Match | (uint)length << 16 | (uint)(distance - 1);
        LiteralCounts[DeflateTables.EndOfBlock + 1 + DeflateTables.LengthIndex(length)]++;
        DistanceCounts[DeflateTables.DistanceSymbol(distance)]++;
    }
}
