using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Renderer.Pdf.Deflate;

/// <summary>Finds repetitions of four bytes and more: the last two places with the same hash are tried, with one step of lazy evaluation.</summary>
/// <remarks>
/// Nearly every position of a font program is tried in vain, so a try must be cheap: a place is kept together with its four
/// bytes, which makes one comparison that nearly always fails, and no look at the place itself.
/// The table is never cleared: inputs lie more than a window apart, so what is left of earlier ones is out of reach.
/// </remarks>
internal sealed class QuickMatchFinder : IMatchFinder
{
    private const int HashBits = 14;
    private const int HashedBytes = sizeof(uint);

    // A match this long is taken without looking whether the next position has a longer one.
    private const int GoodEnough = 32;

    // By hash, the latest places.
    private readonly Places[] _places = new Places[1 << HashBits];
    private uint _origin = DeflateTables.Window + 1;

    /// <inheritdoc/>
    public void Tokenize(ReadOnlySpan<byte> bytes, int start, Tokens tokens)
    {
        if (_origin > uint.MaxValue - 2 * (uint)(bytes.Length + DeflateTables.Window))
        {
            Array.Clear(_places);
            _origin = DeflateTables.Window + 1;
        }
        var hashable = bytes.Length - HashedBytes + 1;
        Enter(bytes, 0, Math.Min(start, hashable));
        var (at, literals) = (start, start);
        while ((at = Seek(bytes, at, hashable, out var places)) < hashable)
        {
            var match = Longest(bytes, at, places);
            if (match.Length == 0)
            {
                at++;
                continue;
            }
            var entered = at + 1;
            while (match.Length < GoodEnough && at + 1 < hashable)
            {
                var later = Longest(bytes, at + 1, Replace(bytes, at + 1));
                entered = at + 2;
                if (later.Length <= match.Length)
                    break;
                (at, match) = (at + 1, later);
            }
            tokens.Add(at - literals, match.Length, match.Distance);
            literals = at += match.Length;
            Enter(bytes, entered, Math.Min(at, hashable));
        }
        tokens.CountLiterals(bytes[start..]);
        _origin += (uint)bytes.Length + DeflateTables.Window;
    }

    /// <summary>Enters positions up to the first whose four bytes have been seen; hands out where.</summary>
    private int Seek(ReadOnlySpan<byte> bytes, int at, int end, out Places places)
    {
        ref var first = ref MemoryMarshal.GetReference(bytes);
        ref var table = ref MemoryMarshal.GetArrayDataReference(_places);
        var origin = _origin;
        for (; at < end; at++)
        {
            var four = Four(ref first, at);
            ref var place = ref Unsafe.Add(ref table, Hash(four));
            places = place;
            place = new Places((ulong)four << 32 | (origin + (uint)at), places.Latest);
            var entry = place.Latest;
            if (Reaches(places.Latest, entry) | Reaches(places.Earlier, entry))
                return at;
        }
        places = default;
        return end;
    }

    private void Enter(ReadOnlySpan<byte> bytes, int at, int end)
    {
        for (; at < end; at++)
            Replace(bytes, at);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Places Replace(ReadOnlySpan<byte> bytes, int at)
    {
        var four = Four(ref MemoryMarshal.GetReference(bytes), at);
        ref var place = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_places), Hash(four));
        var places = place;
        place = new Places((ulong)four << 32 | (_origin + (uint)at), places.Latest);
        return places;
    }

    private Match Longest(ReadOnlySpan<byte> bytes, int at, Places places)
    {
        var entry = (ulong)Four(ref MemoryMarshal.GetReference(bytes), at) << 32 | (_origin + (uint)at);
        var match = MatchAt(bytes, at, entry - places.Latest);
        var other = MatchAt(bytes, at, entry - places.Earlier);
        return other.Length > match.Length ? other : match;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Match MatchAt(ReadOnlySpan<byte> bytes, int at, ulong back) =>
        back > DeflateTables.Window ? default : new Match(MatchLength.Of(bytes, at - (int)back, at), (int)back);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Four(ref byte bytes, int at)
    {
        var four = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref bytes, at));
        return BitConverter.IsLittleEndian ? four : BinaryPrimitives.ReverseEndianness(four);
    }

    // The same four bytes, at most a window earlier: then the difference is the distance, otherwise far more.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Reaches(ulong place, ulong entry) => entry - place <= DeflateTables.Window;

    private static int Hash(uint four) => (int)(four * 0x9E3779B1u >> (32 - HashBits));

    // The four bytes in the high half, their position in the low half.
    private readonly record struct Places(ulong Latest, ulong Earlier);

    private readonly record struct Match(int Length, int Distance);
}
