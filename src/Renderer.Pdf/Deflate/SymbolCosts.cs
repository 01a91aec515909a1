namespace Renderer.Pdf.Deflate;

/// <summary>What literals and copies cost in a code, in bits.</summary>
internal sealed class SymbolCosts
{
    // A symbol without a code may get a long one.
    private const int Absent = 15;

    private readonly int[] _literals = new int[DeflateTables.EndOfBlock];
    private readonly int[] _lengths = new int[DeflateTables.MaximumMatch + 1];
    private readonly int[] _distances = new int[DeflateTables.DistanceSymbols];

    public int OfLiteral(byte literal) => _literals[literal];

    public int OfLength(int length) => _lengths[length];

    public int OfDistance(int distance) => _distances[DeflateTables.DistanceSymbol(distance)];

    public void Take(BlockCode code)
    {
        for (var i = 0; i < _literals.Length; i++)
            _literals[i] = Bits(code.Literals, i);
        for (var length = DeflateTables.MinimumMatch; length < _lengths.Length; length++)
        {
            var index = DeflateTables.LengthIndex(length);
            _lengths[length] = Bits(code.Literals, DeflateTables.EndOfBlock + 1 + index) + DeflateTables.LengthExtraBits[index];
        }
        for (var i = 0; i < _distances.Length; i++)
            _distances[i] = Bits(code.Distances, i) + DeflateTables.DistanceExtraBits(i);
    }

    private static int Bits(HuffmanCode code, int symbol) => code.Lengths[symbol] is var length and > 0 ? length : Absent;
}
