using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Renderer.Pdf.Deflate;

/// <summary>Finds repetitions: hash chains over three bytes, with one step of lazy evaluation.</summary>
/// <param name="depth">How many candidates are tried per position.</param>
/// <remarks>The tables are never cleared: positions of earlier inputs lie below <c>_origin</c> and end a chain.</remarks>
internal sealed class MatchFinder(int depth) : IMatchFinder
{
    private const int HashBits = 14;

    // A match of three bytes from afar costs more bits than its literals.
    private const int FarForThree = 2048;

    // A match this long is taken without looking whether the next position has a longer one.
    private const int GoodEnough = 32;

    // How much of each end of a match is entered.
    private const int SkippedEnds = 16;

    private readonly int[] _heads = new int[1 << HashBits];
    private readonly int[] _previous = new int[DeflateTables.Window];
    private int _origin = 1;

    /// <inheritdoc/>
    public void Tokenize(ReadOnlySpan<byte> bytes, int start, Tokens tokens)
    {
        if (_origin > int.MaxValue - bytes.Length)
        {
            Array.Clear(_heads);
            _origin = 1;
        }
        for (var i = 0; i < start; i++)
            Insert(bytes, i);
        var (at, literals) = (start, start);
        var (length, distance) = Longest(bytes, at);
        while (at < bytes.Length)
        {
            if (length < DeflateTables.MinimumMatch)
            {
                (length, distance) = Longest(bytes, ++at);
                continue;
            }
            if (length < GoodEnough)
            {
                var (nextLength, nextDistance) = Longest(bytes, at + 1);
                if (nextLength > length)
                {
                    (at, length, distance) = (at + 1, nextLength, nextDistance);
                    continue;
                }
                Skip(bytes, at + 2, at + length);
            }
            else
                Skip(bytes, at + 1, at + length);
            tokens.Add(at - literals, length, distance);
            literals = at += length;
            (length, distance) = Longest(bytes, at);
        }
        tokens.CountLiterals(bytes[start..]);
        _origin += bytes.Length;
    }

    // The first and the last positions of a long match find nearly all that all of them would.
    private void Skip(ReadOnlySpan<byte> bytes, int from, int to)
    {
        var end = Math.Min(to, from + SkippedEnds);
        for (var i = from; i < end; i++)
            Insert(bytes, i);
        for (var i = Math.Max(end, to - SkippedEnds); i < to; i++)
            Insert(bytes, i);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
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

    /// <summary>Enters a position and finds the longest match for it; length 0 when there is none worth having.</summary>
    private (int Length, int Distance) Longest(ReadOnlySpan<byte> bytes, int at)
    {
        var candidate = Insert(bytes, at);
        var (best, bestDistance) = (DeflateTables.MinimumMatch - 1, 0);
        var tries = depth;
        var limit = Math.Min(DeflateTables.MaximumMatch, bytes.Length - at);
        var oldest = Math.Max(_origin, _origin + at - DeflateTables.Window + 1);
        while (candidate >= oldest && tries-- > 0 && best < limit)
        {
            var from = candidate - _origin;
            if (bytes[from + best] == bytes[at + best])
            {
                var length = MatchLength.Of(bytes, from, at);
                if (length > best && (length > 3 || at - from <= FarForThree))
                    (best, bestDistance) = (length, at - from);
            }
            candidate = _previous[candidate & (DeflateTables.Window - 1)];
        }
        return bestDistance == 0 ? (0, 0) : (best, bestDistance);
    }
}
