using System.Buffers.Binary;

namespace Renderer.Pdf.Deflate;

/// <summary>All matches worth a thought at every position of an input, by hash chains over three bytes.</summary>
/// <remarks>The tables are never cleared: positions of earlier inputs lie below <c>_origin</c> and end a chain.</remarks>
internal sealed class MatchChains
{
    private const int HashBits = 14;

    // Nearly as far as anything is gained.
    private const int Depth = 32;

    private readonly int[] _heads = new int[1 << HashBits];
    private readonly int[] _previous = new int[DeflateTables.Window];
    private int[] _ends = new int[1024];
    private FoundMatch[] _found = new FoundMatch[1024];
    private int _count;
    private int _origin = 1;

    /// <summary>The matches of a position behind the context, longer ones later and from farther away.</summary>
    public ReadOnlySpan<FoundMatch> At(int position) => _found.AsSpan((position == 0 ? 0 : _ends[position - 1]).._ends[position]);

    /// <summary>Finds the matches of every position from <paramref name="start"/> on.</summary>
    public void Find(ReadOnlySpan<byte> bytes, int start)
    {
        if (_origin > int.MaxValue - bytes.Length)
        {
            Array.Clear(_heads);
            _origin = 1;
        }
        if (_ends.Length < bytes.Length - start)
            _ends = new int[Math.Max(2 * _ends.Length, bytes.Length - start)];
        for (var at = 0; at < start; at++)
            Insert(bytes, at);
        _count = 0;
        for (var at = start; at < bytes.Length; at++)
        {
            Collect(bytes, at);
            _ends[at - start] = _count;
        }
        _origin += bytes.Length;
    }

    private int Insert(ReadOnlySpan<byte> bytes, int at)
    {
        // Four bytes are read at once and three are used; the last three bytes of an input are never worth a match.
        if (at + 4 > bytes.Length)
            return 0;
        var three = BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]) << 8;
        ref var head = ref _heads[(int)(three * 0x9E3779B1u >> (32 - HashBits))];
        var candidate = head;
        head = _origin + at;
        _previous[head & (DeflateTables.Window - 1)] = candidate;
        return candidate;
    }

    // Of matches of one length the nearest costs least.
    private void Collect(ReadOnlySpan<byte> bytes, int at)
    {
        var candidate = Insert(bytes, at);
        var best = DeflateTables.MinimumMatch - 1;
        var limit = Math.Min(DeflateTables.MaximumMatch, bytes.Length - at);
        var oldest = Math.Max(_origin, _origin + at - DeflateTables.Window + 1);
        for (var tries = Depth; candidate >= oldest && tries > 0 && best < limit; tries--)
        {
            var from = candidate - _origin;
            if (bytes[from + best] == bytes[at + best] && MatchLength.Of(bytes, from, at) is var length && length > best)
            {
                best = length;
                Add(new FoundMatch((ushort)length, (ushort)(at - from - 1)));
            }
            candidate = _previous[candidate & (DeflateTables.Window - 1)];
        }
    }

    private void Add(FoundMatch match)
    {
        if (_count == _found.Length)
            Array.Resize(ref _found, 2 * _count);
        _found[_count++] = match;
    }
}

/// <summary>Bytes that stood before.</summary>
/// <param name="Length">How many.</param>
/// <param name="Back">From how far before, less one.</param>
internal readonly record struct FoundMatch(ushort Length, ushort Back);
