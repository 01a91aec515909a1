namespace Renderer.Pdf.Deflate;

/// <summary>The code lengths at the start of a block with codes of its own (RFC 1951, 3.2.7).</summary>
internal sealed class BlockHeader
{
    private const int Repeat = 16;
    private const int ZerosShort = 17;
    private const int ZerosLong = 18;
    private const int CodeLengthSymbols = 19;

    private readonly byte[] _lengths = new byte[DeflateTables.LiteralSymbols + DeflateTables.DistanceSymbols];
    private readonly ushort[] _runs = new ushort[DeflateTables.LiteralSymbols + DeflateTables.DistanceSymbols];
    private readonly int[] _counts = new int[CodeLengthSymbols];
    private readonly HuffmanCode _code = new(CodeLengthSymbols, limit: 7);
    private int _runCount;
    private int _literals;
    private int _distances;
    private int _transmitted;

    private static ReadOnlySpan<byte> Order => [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    /// <summary>Prepares the header and returns its size in bits, without the three of the block's kind.</summary>
    public int Prepare(BlockCode code)
    {
        var (literals, distances) = code;
        _literals = Math.Max(257, 1 + literals.Lengths.AsSpan().LastIndexOfAnyExcept((byte)0));
        _distances = Math.Max(1, 1 + distances.Lengths.AsSpan().LastIndexOfAnyExcept((byte)0));
        literals.Lengths.AsSpan(0, _literals).CopyTo(_lengths);
        distances.Lengths.AsSpan(0, _distances).CopyTo(_lengths.AsSpan(_literals));
        FindRuns(_lengths.AsSpan(0, _literals + _distances));
        _code.Build(_counts);
        _transmitted = CodeLengthSymbols;
        while (_transmitted > 4 && _code.Lengths[Order[_transmitted - 1]] == 0)
            _transmitted--;
        var bits = 5 + 5 + 4 + 3 * _transmitted + 2 * _counts[Repeat] + 3 * _counts[ZerosShort] + 7 * _counts[ZerosLong];
        for (var i = 0; i < CodeLengthSymbols; i++)
            bits += _counts[i] * _code.Lengths[i];
        return bits;
    }

    public void Write(ref BitWriter writer)
    {
        writer.Write((ulong)(_literals - 257 | (_distances - 1) << 5 | (_transmitted - 4) << 10), 14);
        for (var i = 0; i < _transmitted; i++)
            writer.Write(_code.Lengths[Order[i]], 3);
        foreach (var run in _runs.AsSpan(0, _runCount))
        {
            var symbol = run & 31;
            writer.Write(_code.Codes[symbol], _code.Lengths[symbol]);
            if (symbol >= Repeat)
                writer.Write((ulong)run >> 5, symbol switch { Repeat => 2, ZerosShort => 3, _ => 7 });
        }
    }

    private void FindRuns(ReadOnlySpan<byte> lengths)
    {
        Array.Clear(_counts);
        _runCount = 0;
        while (lengths.Length > 0)
        {
            var length = lengths[0];
            var run = lengths.IndexOfAnyExcept(length) is var end and >= 0 ? end : lengths.Length;
            lengths = lengths[run..];
            if (length != 0)
            {
                Emit(length, 0);
                run--;
            }
            while (run > 0)
                run -= length == 0 ? EmitZeros(run) : EmitRepeats(length, run);
        }
    }

    private int EmitZeros(int run)
    {
        if (run < 3)
            Emit(0, 0);
        else if (run <= 10)
            Emit(ZerosShort, run - 3);
        else
            Emit(ZerosLong, Math.Min(run, 138) - 11);
        return run < 3 ? 1 : Math.Min(run, 138);
    }

    private int EmitRepeats(byte length, int run)
    {
        if (run < 3)
            Emit(length, 0);
        else
            Emit(Repeat, Math.Min(run, 6) - 3);
        return run < 3 ? 1 : Math.Min(run, 6);
    }

    private void Emit(int symbol, int extra)
    {
        _counts[symbol]++;
        _runs[_runCount++] = (ushort)(symbol | extra << 5);
    }
}
