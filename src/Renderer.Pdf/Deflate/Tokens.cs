namespace Renderer.Pdf.Deflate;

/// <summary>How an input is coded: copies of what stood before, each after some literals; and how often each symbol occurs in it.</summary>
internal sealed class Tokens
{
    private Copy[] _copies = new Copy[1024];
    private int _count;

    public int[] LiteralCounts { get; } = new int[DeflateTables.LiteralSymbols];

    public int[] DistanceCounts { get; } = new int[DeflateTables.DistanceSymbols];

    /// <summary>In order; what remains of the input behind the last one are literals.</summary>
    public ReadOnlySpan<Copy> Copies => _copies.AsSpan(0, _count);

    public void Clear()
    {
        _count = 0;
        Array.Clear(LiteralCounts);
        Array.Clear(DistanceCounts);
    }

    /// <summary>Forgets the copies but keeps the counts, to take the measure of many pieces.</summary>
    public void ClearCopies() => _count = 0;

    public void Add(int literals, int length, int distance)
    {
        if (_count == _copies.Length)
            Array.Resize(ref _copies, 2 * _count);
        _copies[_count++] = new Copy(literals, (ushort)length, (ushort)(distance - 1));
        LiteralCounts[DeflateTables.EndOfBlock + 1 + DeflateTables.LengthIndex(length)]++;
        DistanceCounts[DeflateTables.DistanceSymbol(distance)]++;
    }

    /// <summary>Counts the bytes of the input that no copy covers.</summary>
    public void CountLiterals(ReadOnlySpan<byte> input)
    {
        var counts = LiteralCounts;
        foreach (var copy in Copies)
        {
            foreach (var literal in input[..copy.Literals])
                counts[literal]++;
            input = input[(copy.Literals + copy.Length)..];
        }
        foreach (var literal in input)
            counts[literal]++;
    }
}

/// <summary>Some literals, then a copy.</summary>
/// <param name="Literals">How many bytes stand as they are.</param>
/// <param name="Length">How many bytes are copied.</param>
/// <param name="Back">From how far before the first of them, less one.</param>
internal readonly record struct Copy(int Literals, ushort Length, ushort Back)
{
    public int Distance => Back + 1;
}
