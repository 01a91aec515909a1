namespace Renderer.Pdf.Deflate;

/// <summary>The two codes of a deflate block: literals and lengths, and distances.</summary>
internal sealed record BlockCode(HuffmanCode Literals, HuffmanCode Distances)
{
    /// <summary>Deflate's fixed codes (RFC 1951, 3.2.6).</summary>
    public static BlockCode Fixed { get; } = new(
        HuffmanCode.FromLengths([.. Enumerable.Range(0, 288).Select(i => (byte)(i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8))]),
        HuffmanCode.FromLengths([.. Enumerable.Repeat((byte)5, 30)]));

    /// <summary>Room for codes that are built later.</summary>
    public static BlockCode Create() => new(new HuffmanCode(DeflateTables.LiteralSymbols, 15), new HuffmanCode(DeflateTables.DistanceSymbols, 15));

    /// <summary>Builds the best codes for the tokens and an end of block.</summary>
    public void Build(Tokens tokens)
    {
        tokens.LiteralCounts[DeflateTables.EndOfBlock] = 1;
        Literals.Build(tokens.LiteralCounts);
        Distances.Build(tokens.DistanceCounts);
    }

    /// <summary>How many bits the tokens take, with the end of block if it was counted.</summary>
    public long BitsOf(Tokens tokens)
    {
        var bits = 0L;
        for (var i = 0; i < DeflateTables.LiteralSymbols; i++)
            bits += (long)tokens.LiteralCounts[i] * Literals.Lengths[i];
        for (var i = 0; i < DeflateTables.LengthExtraBits.Length; i++)
            bits += (long)tokens.LiteralCounts[DeflateTables.EndOfBlock + 1 + i] * DeflateTables.LengthExtraBits[i];
        for (var i = 0; i < DeflateTables.DistanceSymbols; i++)
            bits += (long)tokens.DistanceCounts[i] * (Distances.Lengths[i] + DeflateTables.DistanceExtraBits(i));
        return bits;
    }
}
