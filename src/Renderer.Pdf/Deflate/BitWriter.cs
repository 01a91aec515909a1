using System.Buffers.Binary;
using Renderer.Pdf.Objects;

namespace Renderer.Pdf.Deflate;

/// <summary>Bits, lowest first, at the end of a buffer (RFC 1951, 3.1.1).</summary>
internal ref struct BitWriter(PdfBuffer buffer)
{
    private const int TokenBits = 48; // code 15, length 5, code 15, distance 13

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

    /// <summary>Tokens in the given codes, without an end of block.</summary>
    public void Write(ReadOnlySpan<uint> tokens, HuffmanCode literals, HuffmanCode distances)
    {
        var room = _buffer.Room(tokens.Length * (TokenBits / 8) + 16);
        var (at, pending, count) = (0, _pending, _count);
        foreach (var token in tokens)
        {
            if (!Tokens.IsMatch(token))
            {
                pending |= (ulong)literals.Codes[token] << count;
                count += literals.Lengths[token];
            }
            else
            {
                var length = Tokens.LengthOf(token);
                var index = DeflateTables.LengthIndex(length);
                var symbol = DeflateTables.EndOfBlock + 1 + index;
                pending |= (ulong)literals.Codes[symbol] << count;
                count += literals.Lengths[symbol];
                pending |= (ulong)(length - DeflateTables.LengthBases[index]) << count;
                count += DeflateTables.LengthExtraBits[index];
                var distance = Tokens.DistanceOf(token);
                symbol = DeflateTables.DistanceSymbol(distance);
                pending |= (ulong)distances.Codes[symbol] << count;
                count += distances.Lengths[symbol];
                var extra = DeflateTables.DistanceExtraBits(symbol);
                pending |= (ulong)((distance - 1) & ((1 << extra) - 1)) << count;
                count += extra;
            }
            BinaryPrimitives.WriteUInt64LittleEndian(room[at..], pending);
            at += count >> 3;
            pending >>= count & ~7;
            count &= 7;
        }
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
