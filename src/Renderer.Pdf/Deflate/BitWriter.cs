using System.Buffers.Binary;
using Renderer.Pdf.Objects;

namespace Renderer.Pdf.Deflate;

/// <summary>Bits, lowest first, at the end of a buffer (RFC 1951, 3.1.1).</summary>
internal ref struct BitWriter(PdfBuffer buffer)
{
    private readonly PdfBuffer _buffer = buffer;
    private ulong _pending;
    private int _count; // fewer than 8 between calls

    public readonly long BitLength(int startLength) => 8L * (_buffer.Length - startLength) + _count;

    /// <summary>At most 56 bits.</summary>
    public void Write(ulong bits, int count)
    {
        _pending |= bits << _count;
        _count += count;
        BinaryPrimitives.WriteUInt64LittleEndian(_buffer.Room(8), _pending);
        _buffer.Commit(_count >> 3);
        _pending >>= _count & ~7;
        _count &= 7;
    }

    /// <summary>An input as its tokens say, without an end of block.</summary>
    public void Write(ReadOnlySpan<byte> input, Tokens tokens, BlockCode code)
    {
        foreach (var copy in tokens.Copies)
        {
            Write(input[..copy.Literals], code.Literals);
            Write(copy, code);
            input = input[(copy.Literals + copy.Length)..];
        }
        Write(input, code.Literals);
    }

    public void WriteEndOfBlock(BlockCode code) => Write(code.Literals.Codes[DeflateTables.EndOfBlock], code.Literals.Lengths[DeflateTables.EndOfBlock]);

    private void Write(Copy copy, BlockCode code)
    {
        var index = DeflateTables.LengthIndex(copy.Length);
        var symbol = DeflateTables.EndOfBlock + 1 + index;
        var bits = (ulong)code.Literals.Codes[symbol];
        var count = (int)code.Literals.Lengths[symbol];
        bits |= (ulong)(copy.Length - DeflateTables.LengthBases[index]) << count;
        count += DeflateTables.LengthExtraBits[index];
        symbol = DeflateTables.DistanceSymbol(copy.Distance);
        bits |= (ulong)code.Distances.Codes[symbol] << count;
        count += code.Distances.Lengths[symbol];
        var extra = DeflateTables.DistanceExtraBits(symbol);
        bits |= (ulong)(copy.Back & ((1 << extra) - 1)) << count;
        Write(bits, count + extra); // 15 + 5 + 15 + 13 bits at most
    }

    private void Write(ReadOnlySpan<byte> literals, HuffmanCode code)
    {
        var room = _buffer.Room(2 * literals.Length + 16);
        var (at, pending, count) = (0, _pending, _count);
        var (codes, lengths) = (code.Codes, code.Lengths);
        foreach (var literal in literals)
        {
            pending |= (ulong)codes[literal] << count;
            count += lengths[literal];
            if (count < 48)
                continue;
            BinaryPrimitives.WriteUInt64LittleEndian(room[at..], pending);
            at += count >> 3;
            pending >>= count & ~7;
            count &= 7;
        }
        BinaryPrimitives.WriteUInt64LittleEndian(room[at..], pending);
        at += count >> 3;
        pending >>= count & ~7;
        count &= 7;
        _buffer.Commit(at);
        (_pending, _count) = (pending, count);
    }

    /// <summary>Bits that were written somewhere else before: the first <paramref name="bitCount"/> of the words.</summary>
    public void Write(ReadOnlySpan<ulong> words, int bitCount)
    {
        var room = _buffer.Room(8 * words.Length + 16);
        var at = 0;
        for (var i = 0; i < bitCount >> 6; i++, at += 8)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(room[at..], _pending | words[i] << _count);
            _pending = _count == 0 ? 0 : words[i] >> (64 - _count);
        }
        _buffer.Commit(at);
        var left = bitCount & 63;
        if (left > 32)
        {
            Write(words[bitCount >> 6] & 0xFFFF_FFFF, 32);
            Write(words[bitCount >> 6] >> 32, left - 32);
        }
        else if (left > 0)
            Write(words[bitCount >> 6], left);
    }

    /// <summary>Whole bytes, after <see cref="Align"/>.</summary>
    public readonly void WriteAligned(ReadOnlySpan<byte> bytes) => _buffer.Add(bytes);

    /// <summary>Zero bits up to the next byte.</summary>
    public void Align()
    {
        if (_count > 0)
            Write(0, 8 - _count);
    }
}
