namespace Renderer.Pdf.Deflate;

/// <summary>A canonical prefix code (RFC 1951, 3.2.2) of limited length, rebuilt in place for each block.</summary>
internal sealed class HuffmanCode(int symbols, int limit)
{
    private readonly long[] _sorted = new long[symbols];
    private readonly int[] _weights = new int[2 * symbols];
    private readonly int[] _parents = new int[2 * symbols];
    private readonly int[] _perLength = new int[33];

    /// <summary>Bits of each symbol's code; 0 when it has none.</summary>
    public byte[] Lengths { get; } = new byte[symbols];

    /// <summary>Each symbol's code, first bit lowest, as deflate packs it.</summary>
    public ushort[] Codes { get; } = new ushort[symbols];

    /// <summary>A code from given lengths, such as deflate's fixed code.</summary>
    public static HuffmanCode FromLengths(ReadOnlySpan<byte> lengths)
    {
        var code = new HuffmanCode(lengths.Length, 15);
        lengths.CopyTo(code.Lengths);
        code.AssignCodes();
        return code;
    }

    /// <summary>The best code for symbols that occur this often.</summary>
    public void Build(ReadOnlySpan<int> counts)
    {
        Array.Clear(Lengths);
        var used = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] > 0)
                _sorted[used++] = (long)counts[i] << 16 | (uint)i;
        }
        Array.Sort(_sorted, 0, used);
        if (used == 1)
            Lengths[(int)(_sorted[0] & 0xFFFF)] = 1; // A code of no bits cannot be written; one bit is the least.
        else if (used > 1)
            AssignLengths(used);
        AssignCodes();
    }

    private void AssignLengths(int used)
    {
        MergeLightestPairs(used);
        CountLengths(used);
        var length = limit;
        for (var i = 0; i < used; i++)
        {
            while (_perLength[length] == 0)
                length--;
            _perLength[length]--;
            Lengths[(int)(_sorted[i] & 0xFFFF)] = (byte)length;
        }
    }

    // Huffman's construction with two queues: leaves by weight, and inner nodes, which arise in order of weight.
    private void MergeLightestPairs(int used)
    {
        for (var i = 0; i < used; i++)
            _weights[i] = (int)(_sorted[i] >> 16);
        var (leaf, inner) = (0, used);
        for (var node = used; node < 2 * used - 1; node++)
        {
            var weight = 0;
            for (var k = 0; k < 2; k++)
            {
                var lightest = leaf < used && (inner == node || _weights[leaf] <= _weights[inner]) ? leaf++ : inner++;
                weight += _weights[lightest];
                _parents[lightest] = node;
            }
            _weights[node] = weight;
        }
    }

    // The weights are no longer needed and hold the depths.
    private void CountLengths(int used)
    {
        Array.Clear(_perLength);
        _weights[2 * used - 2] = 0;
        for (var node = 2 * used - 3; node >= 0; node--)
        {
            _weights[node] = _weights[_parents[node]] + 1;
            if (node < used)
                _perLength[Math.Min(_weights[node], limit)]++;
        }
        // Cutting long codes short oversubscribes the code space: pay by lengthening the longest of the shorter codes.
        var space = 0L;
        for (var length = 1; length <= limit; length++)
            space += (long)_perLength[length] << (limit - length);
        for (; space > 1L << limit; space--)
        {
            var length = limit - 1;
            while (_perLength[length] == 0)
                length--;
            _perLength[length]--;
            _perLength[length + 1] += 2;
            _perLength[limit]--;
        }
    }

    private void AssignCodes()
    {
        Span<int> next = stackalloc int[17];
        next.Clear();
        foreach (var length in Lengths)
            next[length + 1]++;
        next[1] = 0;
        for (var length = 1; length < 16; length++)
            next[length + 1] = (next[length] + next[length + 1]) << 1;
        for (var i = 0; i < Lengths.Length; i++)
        {
            if (Lengths[i] > 0)
                Codes[i] = Reverse(next[Lengths[i]]++, Lengths[i]);
        }
    }

    private static ushort Reverse(int code, int length)
    {
        var reversed = 0;
        for (var i = 0; i < length; i++)
            reversed |= ((code >> i) & 1) << (length - 1 - i);
        return (ushort)reversed;
    }
}
