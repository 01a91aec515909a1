namespace Renderer.Pdf.Reading.Syntax;

/// <summary>A prefix code of deflate (RFC 1951, 3.2.2): a table for its short codes, which are nearly all that come, and counts for longer ones.</summary>
/// <remarks>An entry holds the code's length (5 bits), the number of extra bits (5 bits), its kind (2 bits) and, from bit 16 on, a byte or the base of a length or distance.</remarks>
internal sealed class HuffmanTable(int bits)
{
    public const int LongestCode = 15;
    public const uint IsBase = 1 << 10;
    public const uint IsEnd = 1 << 11;

    private readonly uint[] _entries = new uint[1 << bits];
    private readonly ushort[] _counts = new ushort[LongestCode + 1];
    private readonly ushort[] _sorted = new ushort[288];
    private uint[] _symbols = [];

    public ReadOnlySpan<uint> Entries => _entries;

    /// <summary>Builds the code.</summary>
    /// <param name="lengths">Length of each symbol's code; 0 for none.</param>
    /// <param name="symbols">What each symbol means, without its code's length.</param>
    /// <exception cref="PdfSyntaxException">There is no such code.</exception>
    public void Build(ReadOnlySpan<byte> lengths, uint[] symbols)
    {
        _symbols = symbols;
        Array.Clear(_counts);
        foreach (var length in lengths) _counts[length]++;
        var used = lengths.Length - _counts[0];
        _counts[0] = 0;
        Span<ushort> next = stackalloc ushort[LongestCode + 1];
        Span<ushort> place = stackalloc ushort[LongestCode + 2];
        var (code, left) = (0, 1);
        for (var length = 1; length <= LongestCode; length++)
        {
            code = (code + _counts[length - 1]) << 1;
            (next[length], place[length + 1]) = ((ushort)code, (ushort)(place[length] + _counts[length]));
            left = (left << 1) - _counts[length];
            if (left < 0) throw Damaged();
        }

        // A single code may leave the other half of the tree empty (3.2.7), no other may.
        if (left > 0 && used > 1) throw Damaged();
        if (left > 0) Array.Clear(_entries);
        for (var symbol = 0; symbol < lengths.Length; symbol++)
        {
            if (lengths[symbol] is > 0 and var length) Enter(symbol, next[length]++, length, place);
        }
    }

    /// <summary>The entry of a code that the table has not; 0 if there is none.</summary>
    public uint Search(ulong input)
    {
        var (code, first, index) = (0, 0, 0);
        for (var length = 1; length <= LongestCode; length++)
        {
            code |= (int)(input & 1);
            input >>= 1;
            var count = _counts[length];
            if (code - count < first) return _symbols[_sorted[index + (code - first)]] | (uint)length;
            index += count;
            first = (first + count) << 1;
            code <<= 1;
        }

        return 0;
    }

    private void Enter(int symbol, int code, int length, Span<ushort> place)
    {
        _sorted[place[length]++] = (ushort)symbol;
        var reversed = Reversed(code, length);
        var entry = length <= bits ? _symbols[symbol] | (uint)length : 0;
        var step = 1 << Math.Min(length, bits);
        for (var i = reversed & ((1 << bits) - 1); i < _entries.Length; i += step) _entries[i] = entry;
    }

    private static int Reversed(int code, int length)
    {
        var mirror = (uint)code;
        mirror = ((mirror >> 1) & 0x5555) | ((mirror & 0x5555) << 1);
        mirror = ((mirror >> 2) & 0x3333) | ((mirror & 0x3333) << 2);
        mirror = ((mirror >> 4) & 0x0F0F) | ((mirror & 0x0F0F) << 4);
        mirror = ((mirror >> 8) & 0x00FF) | ((mirror & 0x00FF) << 8);
        return (int)(mirror >> (16 - length));
    }

    private static PdfSyntaxException Damaged() => new("the deflated bytes are damaged");
}
