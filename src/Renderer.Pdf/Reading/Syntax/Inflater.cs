using System.Buffers.Binary;
using System.Runtime.Intrinsics;

namespace Renderer.Pdf.Reading.Syntax;

/// <summary>Undoes deflate (RFC 1950, RFC 1951) into an arena, whole or only the front.</summary>
/// <remarks>The runtime's decoder takes more memory and time to set up than a page's stream takes to read, cannot stop early, and does not say where the data ended.</remarks>
internal sealed class Inflater
{
    // The longest match, and what is copied beyond it.
    private const int Slack = 258 + 16;

    // A code of lengths has no longer ones; of the others longer ones are rare by their nature.
    private const int LengthBits = 7, SymbolBits = 10, DistanceBits = 8;

    private static readonly uint[] Symbols = SymbolTable();
    private static readonly uint[] Distances = DistanceTable();
    private static readonly uint[] Plain = [.. Enumerable.Range(0, 19).Select(i => (uint)i << 16)];

    private readonly HuffmanTable _lengthCodes = new(LengthBits);
    private readonly HuffmanTable _symbols = new(SymbolBits);
    private readonly HuffmanTable _distances = new(DistanceBits);
    private readonly byte[] _lengths = new byte[320];
    private ulong _bits;
    private int _count;
    private int _at;

    /// <summary>Appends what was deflated.</summary>
    /// <param name="zlib">All of it.</param>
    /// <param name="to">Where it goes.</param>
    /// <param name="most">More is refused.</param>
    /// <exception cref="PdfSyntaxException">The bytes are damaged, end early, or do not end.</exception>
    public void Inflate(ReadOnlySpan<byte> zlib, ByteArena to, long most)
    {
        var start = to.Length;
        Begin(zlib);
        while (Block(zlib, to, new(start, most, int.MaxValue)))
        {
        }

        var at = _at - (_count / 8);
        if (zlib.Length - at < 4) throw EndsEarly();
        if (BinaryPrimitives.ReadUInt32BigEndian(zlib[at..]) != Adler32.Of(to.From(start))) throw Damaged();
        if (zlib.Length - at > 4) throw new PdfSyntaxException("something follows the deflated bytes");
    }

    /// <summary>Appends the first bytes of what was deflated; all if they are fewer.</summary>
    /// <exception cref="PdfSyntaxException">The bytes are damaged or end early.</exception>
    public void InflateFront(ReadOnlySpan<byte> zlib, ByteArena to, int count)
    {
        var start = to.Length;
        Begin(zlib);
        while (Block(zlib, to, new(start, long.MaxValue, count)) && to.Length - start < count)
        {
        }

        to.Length = Math.Min(to.Length, start + count);
    }

    /// <summary>Where output begins, how long it may become, and when it is enough.</summary>
    private readonly record struct Bounds(int Start, long Most, int Enough);

    /// <summary>Reads a block and says whether another follows.</summary>
    private bool Block(ReadOnlySpan<byte> zlib, ByteArena to, Bounds bounds)
    {
        Refill(zlib);
        var isLast = Take(1) == 1;
        switch (Take(2))
        {
            case 0:
                Stored(zlib, to, bounds);
                break;
            case 1:
                Fixed();
                Packed(zlib, to, bounds);
                break;
            case 2:
                Dynamic(zlib);
                Packed(zlib, to, bounds);
                break;
            default:
                throw Damaged();
        }

        return !isLast;
    }

    private void Begin(ReadOnlySpan<byte> zlib)
    {
        // Deflate with a window of at most 32 KiB, a check that the two bytes are whole, no preset dictionary.
        if (zlib.Length < 2 || (zlib[0] & 0x8F) != 8 || ((zlib[0] << 8) | zlib[1]) % 31 != 0 || (zlib[1] & 0x20) != 0) throw Damaged();
        (_bits, _count, _at) = (0, 0, 2);
    }

    private void Refill(ReadOnlySpan<byte> zlib)
    {
        while (_count <= 56 && _at < zlib.Length)
        {
            _bits |= (ulong)zlib[_at++] << _count;
            _count += 8;
        }
    }

    private int Take(int count)
    {
        if (_count < count) throw EndsEarly();
        var value = (int)(_bits & ((1ul << count) - 1));
        (_bits, _count) = (_bits >> count, _count - count);
        return value;
    }

    private void Stored(ReadOnlySpan<byte> zlib, ByteArena to, Bounds bounds)
    {
        Take(_count & 7);
        _at -= _count / 8;
        (_bits, _count) = (0, 0);
        if (zlib.Length - _at < 4) throw EndsEarly();
        var length = BinaryPrimitives.ReadUInt16LittleEndian(zlib[_at..]);
        if (BinaryPrimitives.ReadUInt16LittleEndian(zlib[(_at + 2)..]) != (ushort)~length) throw Damaged();
        if (zlib.Length - _at - 4 < length) throw EndsEarly();
        if (to.Length - bounds.Start + length > bounds.Most) throw TooLarge();
        to.Add(zlib.Slice(_at + 4, length));
        _at += 4 + length;
    }

    private void Fixed()
    {
        var lengths = _lengths.AsSpan(0, 288);
        lengths[..144].Fill(8);
        lengths[144..256].Fill(9);
        lengths[256..280].Fill(7);
        lengths[280..].Fill(8);
        _symbols.Build(lengths, Symbols);
        lengths[..32].Fill(5);
        _distances.Build(lengths[..32], Distances);
    }

    private void Dynamic(ReadOnlySpan<byte> zlib)
    {
        ReadOnlySpan<byte> order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
        var (symbols, distances, codes) = (Take(5) + 257, Take(5) + 1, Take(4) + 4);
        if (symbols > 286) throw Damaged();
        var lengths = _lengths.AsSpan();
        lengths[..19].Clear();
        for (var i = 0; i < codes; i++)
        {
            if (_count < 3) Refill(zlib);
            lengths[order[i]] = (byte)Take(3);
        }

        _lengthCodes.Build(lengths[..19], Plain);
        ReadLengths(zlib, symbols + distances);
        if (lengths[256] == 0) throw Damaged();
        _symbols.Build(lengths[..symbols], Symbols);
        _distances.Build(lengths.Slice(symbols, distances), Distances);
    }

    // 3.2.7: lengths, and repetitions of them that may run from the one code into the other.
    private void ReadLengths(ReadOnlySpan<byte> zlib, int count)
    {
        var entries = _lengthCodes.Entries;
        var last = (byte)0;
        for (var i = 0; i < count;)
        {
            Refill(zlib);
            var entry = entries[(int)_bits & ((1 << LengthBits) - 1)];
            if (entry == 0) throw Damaged();
            Take((int)entry & 31);
            var symbol = (int)(entry >> 16);
            if (symbol < 16)
            {
                _lengths[i++] = last = (byte)symbol;
                continue;
            }

            if (symbol == 16 && i == 0) throw Damaged();
            var (repeats, value) = symbol switch { 16 => (3 + Take(2), last), 17 => (3 + Take(3), (byte)0), _ => (11 + Take(7), (byte)0) };
            if (repeats > count - i) throw Damaged();
            _lengths.AsSpan(i, repeats).Fill(last = value);
            i += repeats;
        }
    }

    // One loop over the symbols of a block, its state in locals: this is where reading a file spends its time.
    private void Packed(ReadOnlySpan<byte> zlib, ByteArena to, Bounds bounds)
    {
        const int SymbolMask = (1 << SymbolBits) - 1, DistanceMask = (1 << DistanceBits) - 1;
        var symbols = _symbols.Entries;
        var distances = _distances.Entries;
        var (bits, count, at) = (_bits, _count, _at);
        var end = to.Length;
        var room = RoomBehind(to, end, bounds);
        while (true)
        {
            if (at <= zlib.Length - 8)
            {
                bits |= BinaryPrimitives.ReadUInt64LittleEndian(zlib[at..]) << count;
                at += (63 - count) >> 3;
                count |= 56;
            }
            else
            {
                for (; count <= 56 && at < zlib.Length; count += 8) bits |= (ulong)zlib[at++] << count;
            }

            var entry = symbols[(int)bits & SymbolMask];
            if (entry == 0 && (entry = _symbols.Search(bits)) == 0) throw Damaged();
            var length = (int)entry & 31;
            (bits, count) = (bits >> length, count - length);
            if (count < 0) throw EndsEarly();
            if ((entry & (HuffmanTable.IsBase | HuffmanTable.IsEnd)) == 0)
            {
                room[end++] = (byte)(entry >> 16);
                // 41 bits are left at least, unless the data is nearly over.
                entry = symbols[(int)bits & SymbolMask];
                length = (int)entry & 31;
                if ((entry & (HuffmanTable.IsBase | HuffmanTable.IsEnd)) == 0 && entry != 0 && length <= count)
                {
                    room[end++] = (byte)(entry >> 16);
                    (bits, count) = (bits >> length, count - length);
                }
            }
            else if ((entry & HuffmanTable.IsEnd) != 0)
            {
                if ((entry & HuffmanTable.IsBase) != 0) throw Damaged();
                break;
            }
            else
            {
                var extra = (int)(entry >> 5) & 31;
                var matched = (int)(entry >> 16) + (int)(bits & ((1ul << extra) - 1));
                (bits, count) = (bits >> extra, count - extra);
                entry = distances[(int)bits & DistanceMask];
                if (entry == 0 && (entry = _distances.Search(bits)) == 0) throw Damaged();
                length = (int)entry & 31;
                extra = (int)(entry >> 5) & 31;
                bits >>= length;
                var distance = (int)(entry >> 16) + (int)(bits & ((1ul << extra) - 1));
                (bits, count) = (bits >> extra, count - length - extra);
                if (count < 0) throw EndsEarly();
                if (distance > end - bounds.Start || (entry & HuffmanTable.IsEnd) != 0) throw Damaged();
                Copy(room, end, distance, matched);
                end += matched;
            }

            if (room.Length - end >= Slack) continue;
            if (end - bounds.Start >= bounds.Enough) break;
            if (end - bounds.Start > bounds.Most) throw TooLarge();
            room = RoomBehind(to, end, bounds);
        }

        if (end - bounds.Start > bounds.Most) throw TooLarge();
        (_bits, _count, _at, to.Length) = (bits, count, at, end);
    }

    // Where the front is enough, room ends behind it.
    private static Span<byte> RoomBehind(ByteArena to, int end, Bounds bounds)
    {
        var room = to.Reserve(end, Slack);
        return bounds.Enough == int.MaxValue ? room : room[..Math.Min(room.Length, bounds.Start + bounds.Enough + Slack)];
    }

    private static void Copy(Span<byte> room, int end, int distance, int length)
    {
        var from = end - distance;
        if (distance >= 16)
        {
            for (var i = 0; i < length; i += 16) Vector128.Create(room.Slice(from + i, 16)).CopyTo(room[(end + i)..]);
            return;
        }

        for (var i = 0; i < length; i++) room[end + i] = room[from + i];
    }

    private static uint[] SymbolTable()
    {
        var table = new uint[288];
        for (var i = 0u; i < 256; i++) table[i] = i << 16;
        table[256] = HuffmanTable.IsEnd;
        // 3.2.5: lengths from 3, four to each number of extra bits after the first eight; 258 has a symbol of its own.
        var value = 3u;
        for (var i = 0; i < 28; i++)
        {
            var extra = i < 8 ? 0 : (i / 4) - 1;
            table[257 + i] = (value << 16) | ((uint)extra << 5) | HuffmanTable.IsBase;
            value += 1u << extra;
        }

        table[285] = (258u << 16) | HuffmanTable.IsBase;
        // Named by fixed codes alone, and never allowed.
        table[286] = table[287] = HuffmanTable.IsBase | HuffmanTable.IsEnd;
        return table;
    }

    private static uint[] DistanceTable()
    {
        var table = new uint[32];
        var value = 1u;
        for (var i = 0; i < 30; i++)
        {
            var extra = i < 4 ? 0 : (i / 2) - 1;
            table[i] = (value << 16) | ((uint)extra << 5) | HuffmanTable.IsBase;
            value += 1u << extra;
        }

        table[30] = table[31] = HuffmanTable.IsEnd;
        return table;
    }

    private static PdfSyntaxException Damaged() => new("the deflated bytes are damaged");

    private static PdfSyntaxException EndsEarly() => new("the deflated bytes end early");

    private static PdfSyntaxException TooLarge() => new("the streams of the file unpack to more than a file of its size should hold");
}
